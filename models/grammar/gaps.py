"""What stands between the words of a verb group: adverbs, *of course*, a subject in questions."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass, field

from models.grammar.word_lists import word_list
from models.grammar.words import Word

# Adverbs of several words that stand inside verb groups: "has at last come".
_ADVERB_PHRASES = (
    ("at", "last"), ("at", "least"), ("of", "course"), ("in", "fact"), ("so", "far"),
    ("no", "longer"), ("once", "more"), ("for", "example"), ("more", "or", "less"), ("not", "only"),
    ("at", "once"), ("as", "well"), ("for", "instance"), ("a", "lot"), ("kind", "of"),
    ("sort", "of"), ("in", "turn"),
)  # fmt: skip


@dataclass(slots=True)
class Chain:
    """The places of the verb words, what they say together, and where the verb stands.

    ``closed`` are places of groups to its left, which may reach over it.
    """

    places: list[int]
    closed: Set[int]
    semi: str = ""
    perfect: bool = False
    continuous: bool = False
    passive: bool = False
    inverted: bool = False
    gaps: set[int] = field(default_factory=set)

    @property
    def first(self) -> int:
        return self.places[0]

    @property
    def last(self) -> int:
        return self.places[-1]


def over_adverbs(
    words: Sequence[Word],
    at: int,
    chain: Chain,
    gaps: set[int] | None = None,
    stop: str = "",
) -> int:
    """The first place from ``at`` on that is no adverb; what was skipped goes into ``gaps``."""
    begin = at
    while at < len(words) and words[at].full != stop:
        step = _adverb_length(words, at)
        if step == 0:
            break
        at += step
    (chain.gaps if gaps is None else gaps).update(range(begin, at))
    return at


def _adverb_length(words: Sequence[Word], at: int) -> int:
    for phrase in _ADVERB_PHRASES:
        if tuple(word.full for word in words[at : at + len(phrase)]) == phrase:
            return len(phrase)
    if words[at].full == ",":
        return _parenthesis_length(words, at)
    if words[at].is_adverb and not words[at].is_verb:
        return 1
    if words[at].full == "please" and at and words[at - 1].full == "to":
        return 0  # hard to please
    return 1 if words[at].full in word_list("transparent") else 0


def _parenthesis_length(words: Sequence[Word], at: int) -> int:
    """*has, of course, been*: the length of a short piece between commas without a verb."""
    for end in range(at + 2, min(at + 6, len(words) - 1)):
        if words[end].is_verb:
            return 0
        if words[end].full == ",":
            return end + 1 - at if words[end + 1].is_verb else 0
    return 0
