"""One edit in its sentence: the words before and after, the verb groups, the way back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from models.grammar.auxiliaries import plain
from models.grammar.edits import apply
from models.grammar.groups import verb_groups
from models.grammar.pos import tag
from models.grammar.tokens import sentences, tokenize
from models.grammar.types import Edit, Span, Token, VerbGroup

# What a rule may ask for: name of the fact -> its values, each with the word that shows it, if any.
Facts = dict[str, dict[str, Span | None]]


@dataclass(frozen=True, slots=True)
class Side:
    """One sentence, as the learner wrote it or as it should be.

    ``words[start:end]`` are the words the edit takes out (or puts in); ``plain`` are all words in
    small letters; spans count in the whole text this sentence stands in.
    """

    words: tuple[Token, ...]
    plain: tuple[str, ...]
    start: int
    end: int
    groups: tuple[VerbGroup, ...]

    @property
    def edited(self) -> tuple[str, ...]:
        return self.plain[self.start : self.end]

    def group(self) -> VerbGroup | None:
        """The verb group of the edited words, None where they are in none."""
        edited = {token.span for token in self.words[self.start : self.end]}
        for group in reversed(self.groups):
            if edited.intersection(group.words):
                return group
        return None

    def index_of(self, span: Span) -> int | None:
        """The index of the word that starts where ``span`` starts."""
        for index, token in enumerate(self.words):
            if token.span.start <= span.start < token.span.end:
                return index
        return None


@dataclass(frozen=True, slots=True)
class Scene:
    """The edit, the learner's sentence and the corrected one.

    ``others`` are the further edits of the text, already made in ``corrected``; ``previous`` are
    the verb groups of the sentence before.
    """

    edit: Edit
    others: tuple[Edit, ...]
    text: str
    corrected: str
    learner: Side
    right: Side
    previous: tuple[VerbGroup, ...]

    def groups(self) -> tuple[VerbGroup | None, VerbGroup | None]:
        """The edited verb group as the learner wrote it, and as it should be.

        Where the edit only puts words in or takes them out, the words that stay lead to the group.
        """
        before, after = self.learner.group(), self.right.group()
        if before is None and after is not None:
            before = _with_word(self.learner.groups, map(self.home, after.words))
        if after is None and before is not None:
            after = _with_word(self.right.groups, map(self.away, before.words))
        return before, after

    def home(self, span: Span) -> Span:
        """Where a stretch of the corrected text stands in the learner's text."""
        return _carried(span, ((new, old) for old, new in self._stretches()))

    def away(self, span: Span) -> Span:
        """Where a stretch of the learner's text stands in the corrected text."""
        return _carried(span, self._stretches())

    def _stretches(self) -> Iterator[tuple[Span, Span]]:
        """What each edit takes out of the learner's text, what it puts in the corrected text."""
        shift = 0
        for edit in sorted((self.edit, *self.others), key=lambda edit: edit.span):
            start = edit.span.start + shift
            yield edit.span, Span(start, start + len(edit.after))
            shift += len(edit.after) - (edit.span.end - edit.span.start)


def _carried(span: Span, stretches: Iterable[tuple[Span, Span]]) -> Span:
    """``span`` carried into the other text; what touches an edit becomes the whole of it."""
    shift = 0
    for here, there in stretches:
        if span.start < here.end and here.start < span.end:
            return there
        if here.end <= span.start:
            shift = there.end - here.end
    return span.moved(shift)


def _with_word(groups: Sequence[VerbGroup], words: Iterable[Span]) -> VerbGroup | None:
    wanted = set(words)
    return next((group for group in groups if wanted.intersection(group.words)), None)


def scene_of(edit: Edit, text: str, others: Sequence[Edit] = ()) -> Scene:
    """The scene of ``edit`` in ``text``; ``others`` are the further edits of the same text."""
    rest = tuple(other for other in others if other != edit)
    corrected = apply(text, (edit, *rest))
    shift = sum(
        len(other.after) - (other.span.end - other.span.start)
        for other in rest
        if other.span < edit.span
    )
    start = edit.span.start + shift
    after = Span(start, start + len(edit.after))
    learner, right = _side(text, edit.span), _side(corrected, after)
    return Scene(
        edit, rest, text, corrected, *_trimmed(learner, right), _groups_before(text, edit.span)
    )


def _side(text: str, span: Span) -> Side:
    sentence = _sentence_at(text, span)
    words = _tagged(sentence.of(text), sentence.start)
    start = next((i for i, word in enumerate(words) if word.span.end > span.start), len(words))
    end = start
    while end < len(words) and words[end].span.start < span.end:
        end += 1
    names = tuple(plain(word.text) for word in words)
    return Side(words, names, start, end, _groups(sentence.of(text), sentence.start))


def _sentence_at(text: str, span: Span) -> Span:
    found = sentences(text)
    for sentence in found:
        if span.start <= sentence.end and span.end >= sentence.start:
            return sentence
    return found[-1] if found else Span(0, len(text))


@lru_cache(maxsize=64)
def _tagged(sentence: str, offset: int) -> tuple[Token, ...]:
    return tuple(
        Token(word.text, word.span.moved(offset), word.tag) for word in tag(tokenize(sentence))
    )


@lru_cache(maxsize=64)
def _groups(sentence: str, offset: int) -> tuple[VerbGroup, ...]:
    if not offset:
        return verb_groups(sentence)
    return tuple(_moved_group(group, offset) for group in verb_groups(sentence))


def _groups_before(text: str, span: Span) -> tuple[VerbGroup, ...]:
    """The verb groups of the sentence before the one with the edit."""
    here = _sentence_at(text, span)
    before = [sentence for sentence in sentences(text) if sentence.end <= here.start]
    return _groups(before[-1].of(text), before[-1].start) if before else ()


def _moved_group(group: VerbGroup, by: int) -> VerbGroup:
    return replace(
        group,
        span=group.span.moved(by),
        words=tuple(word.moved(by) for word in group.words),
        subject=group.subject.moved(by) if group.subject else None,
        time_words=tuple(word.moved(by) for word in group.time_words),
    )


def _trimmed(learner: Side, right: Side) -> tuple[Side, Side]:
    """Without the words that the edit leaves as they are: did went -> went takes out *did*."""
    old, new = learner.edited, right.edited
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
    return _narrowed(learner, head, tail), _narrowed(right, head, tail)


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    same = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        same += 1
    return same


def _narrowed(side: Side, head: int, tail: int) -> Side:
    return replace(side, start=side.start + head, end=side.end - tail)
