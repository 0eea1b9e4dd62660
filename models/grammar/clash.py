"""A verb group that contradicts another word of its sentence, beyond doubt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from models.grammar.operations import Operation
from models.grammar.types import Span, Token, VerbGroup

Mends = tuple[tuple[Operation, ...], ...]


@dataclass(frozen=True, slots=True)
class Clash:
    """The verb word at ``index`` opens a group of another tense, or verb, than is asked for."""

    index: int
    mends: Mends


@dataclass(frozen=True, slots=True)
class Told:
    """A verb group with its ``words`` in small letters and their ``places`` in the sentence.

    ``subject`` is in small letters, "" where there is none; ``rest`` is the sentence without it.
    ``asks``: a question that has no turn (*You see it last night?*); ``aside``: a comma follows
    (*No harm, I hope, from your dip yesterday*).
    """

    group: VerbGroup
    places: tuple[int, ...]
    words: tuple[str, ...]
    subject: str
    rest: str
    asks: bool
    aside: bool

    @classmethod
    def of(cls, tokens: Sequence[Token], group: VerbGroup) -> Told:
        places = tuple(_index(tokens, span) for span in group.words)
        after = tokens[places[-1] + 1].text if places[-1] + 1 < len(tokens) else ""
        inside = [_is_in(token, group.subject) for token in tokens]
        pairs = tuple(zip(tokens, inside, strict=True))
        return cls(
            group,
            places,
            tuple(tokens[place].text.lower() for place in places),
            " ".join(token.text.lower() for token, within in pairs if within),
            " ".join(token.text for token, within in pairs if not within),
            tokens[-1].text.endswith("?") and not group.question,
            after == ",",
        )

    @property
    def turned(self) -> bool:
        """Denied or asked: the first word is an auxiliary."""
        return self.group.negated or self.group.question

    @property
    def is_plain(self) -> bool:
        return not (self.turned or self.asks or self.aside)


def _is_in(token: Token, subject: Span | None) -> bool:
    return subject is not None and subject.start <= token.span.start < subject.end


def _index(tokens: Sequence[Token], span: Span) -> int:
    return next(at for at, token in enumerate(tokens) if token.span.start >= span.start)
