"""Which parts of a rewriting change a verb group and nothing else.

A change that touches another word is kept apart with a reason: a tutor of verbs does not apply it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby
from types import MappingProxyType

from models.grammar.alignment import Kind, Step, align
from models.grammar.auxiliaries import AUXILIARIES, expansions, plain
from models.grammar.sides import VERB_TAGS, Side
from models.grammar.types import Form


class Reason(StrEnum):
    """Why a change is refused, in words for the learner."""

    OTHER_WORD = "it changes a word that is not a verb"
    WORD_ORDER = "it changes the order of the words"
    CAPITAL = "it changes a capital letter"
    PUNCTUATION = "it changes punctuation"
    NEGATION = "it makes the sentence negative or positive"
    STYLE = "it only writes the same words differently"


@dataclass(frozen=True, slots=True)
class Change:
    """Tokens ``start:end`` of the original became tokens ``new_start:new_end``."""

    start: int
    end: int
    new_start: int
    new_end: int
    refused: Reason | None = None


# Words taken for a pronoun with a short verb by ear: "your going" for "you're going".
_SOUNDS_LIKE = MappingProxyType(
    {
        "your": "you",
        "their": "they",
        "there": "they",
        "its": "it",
        "whose": "who",
        "theirs": "there",
    }
)
_SUBJECT_TAGS = frozenset({"PRP", "NN", "NNS", "NNP", "NNPS", "DT", "EX", "PRP$", "WP"})
_PARTICIPLES = frozenset({Form.PAST_PARTICIPLE, Form.GERUND})


def changes_between(source: Side, target: Side) -> tuple[Change, ...]:
    """All changes in order, adjacent ones of one verb group joined; refused ones among them."""
    found: list[Change] = []
    for kept, run in groupby(align(source, target), key=lambda step: step.kind is Kind.KEEP):
        if not kept:
            found += _Run(source, target, tuple(run)).changes()
    return tuple(found)


class _Run:
    """Changed words that stand side by side."""

    def __init__(self, source: Side, target: Side, steps: tuple[Step, ...]) -> None:
        self._source, self._target, self._steps = source, target, steps

    def changes(self) -> list[Change]:
        if self._is_misheard():
            return [_joined(self._steps)]
        reasons = [self._reason(step) for step in self._steps]
        beside_other = any(reason in (Reason.OTHER_WORD, Reason.WORD_ORDER) for reason in reasons)
        found: list[Change] = []
        pairs = zip(reasons, self._steps, strict=True)
        for reason, group in groupby(pairs, key=lambda pair: pair[0]):
            steps = tuple(step for _, step in group)
            if reason is None:
                reason = self._whole_reason(steps, beside_other=beside_other)
            if reason is None:
                found += [_joined(part) for part in self._parts(steps)]
            else:
                found.append(_joined(steps, reason))
        return self._with_capitals(found)

    def _is_misheard(self) -> bool:
        """*your -> you're*, or back: only the verb is heard or not."""
        return any(
            _misheard(one, other)
            for one, other in (
                (self._texts(self._source, old=True), self._texts(self._target, old=False)),
                (self._texts(self._target, old=False), self._texts(self._source, old=True)),
            )
        )

    def _texts(self, side: Side, *, old: bool) -> list[str]:
        first, last = self._steps[0], self._steps[-1]
        places = (
            range(first.source_start, last.source_end)
            if old
            else range(first.target_start, last.target_end)
        )
        return [plain(side.texts[at]) for at in places]

    def _reason(self, step: Step) -> Reason | None:
        match step.kind:
            case Kind.MOVE:
                return None if self._is_inversion(step) else Reason.WORD_ORDER
            case Kind.DELETE:
                return _lone_reason(self._source, step.source_start)
            case Kind.INSERT:
                return _lone_reason(self._target, step.target_start)
        return self._replacement_reason(step.source_start, step.target_start)

    def _replacement_reason(self, at: int, to: int) -> Reason | None:
        source, target = self._source, self._target
        old, new = plain(source.texts[at]), plain(target.texts[to])
        if old == new:
            return (
                Reason.STYLE
                if source.texts[at].lower() != target.texts[to].lower()
                else (Reason.CAPITAL)
            )
        if _is_negation(source, at) and _is_negation(target, to):
            return None if old != "no" else Reason.NEGATION
        if old == "of" and new in ("have", "'ve") and at and source.words[at - 1].tag == "MD":
            return None  # "could of gone"
        if source.words[at].full == target.words[to].full and expansions(old) + expansions(new):
            return Reason.STYLE
        if old == "no" and target.is_auxiliary(to):
            return None  # "I no like" -> "I don't like": the negations are counted afterwards
        if _is_negation(source, at) and target.is_verb(to):
            return None
        if source.is_infinitive_mark(at) and target.is_verb(to):
            return None
        if source.readings(at) and self._stays_verb(at, to):
            return None
        return Reason.PUNCTUATION if _both_marks(old, new) else Reason.OTHER_WORD

    def _stays_verb(self, at: int, to: int) -> bool:
        source, target = self._source, self._target
        same = bool(source.lemmas(at) & target.lemmas(to))
        if target.is_verb(to) or source.is_verb(at):
            return same or (target.is_verb(to) and source.is_verb(at))
        forms = {reading.form for reading in target.readings(to)}
        if not same or not forms & _PARTICIPLES:
            return False
        tag = target.tokens[to].tag
        # "I am boring" -> "I am bored"; "enjoy swim" -> "enjoy swimming".
        return tag == "JJ" or (tag == "NN" and Form.GERUND in forms)

    def _is_inversion(self, step: Step) -> bool:
        """One finite verb word changed places with its subject: *you are -> are you*."""
        places = range(step.source_start, step.source_end)
        verbs = [at for at in places if plain(self._source.texts[at]) in AUXILIARIES]
        subject = {self._source.tokens[at].tag for at in places if at not in verbs}
        return (
            len(verbs) == 1
            and verbs[0] in (places[0], places[-1])
            and bool(subject & _SUBJECT_TAGS)
        )

    def _whole_reason(self, steps: Sequence[Step], *, beside_other: bool) -> Reason | None:
        """Why verb steps that look right one by one are refused together."""
        old = [at for step in steps for at in range(step.source_start, step.source_end)]
        new = [at for step in steps for at in range(step.target_start, step.target_end)]
        source, target = self._source, self._target
        negations = [
            sum(_is_negation(source, at) for at in old),
            sum(_is_negation(target, at) for at in new),
        ]
        if negations[0] != negations[1]:
            return Reason.NEGATION
        if _spelt_out(source, old) == _spelt_out(target, new):
            return Reason.STYLE
        if beside_other and not all(self._is_safe(step) for step in steps):
            return Reason.OTHER_WORD
        return None

    def _is_safe(self, step: Step) -> bool:
        """Whether the step makes sense without the changes beside it."""
        source, target = self._source, self._target
        match step.kind:
            case Kind.REPLACE:
                at, to = step.source_start, step.target_start
                return bool(source.lemmas(at) & target.lemmas(to)) or (
                    source.is_auxiliary(at) and target.is_auxiliary(to)
                )
            case Kind.INSERT:
                return target.is_auxiliary(step.target_start)
            case Kind.DELETE:
                return source.is_auxiliary(step.source_start)
        return True

    def _parts(self, steps: Sequence[Step]) -> Iterator[tuple[Step, ...]]:
        """The steps of each edit that a teacher would mark: one a verb group, or one a word."""
        part: list[Step] = []
        for step in steps:
            if part and self._begins_part(part, step):
                yield from _one_or_each(part)
                part = []
            part.append(step)
        yield from _one_or_each(part)

    def _begins_part(self, part: Sequence[Step], step: Step) -> bool:
        if Kind.MOVE in (step.kind, part[-1].kind):
            return True
        if not any(before.target_start < before.target_end for before in part):
            return False  # "to swim" -> "swimming"
        to = step.target_start
        if step.kind is Kind.DELETE:
            group = self._source.groups[step.source_start]
            return bool(group) and group[0] == step.source_start
        group = self._target.groups[to]
        return bool(group) and group[0] == to  # "wants eat" -> "wanted | to eat"

    def _with_capitals(self, changes: Sequence[Change]) -> list[Change]:
        """Join a capital letter to the change at the head of the sentence that it comes from."""
        found: list[Change] = []
        for change in changes:
            before = found[-1] if found else None
            if change.refused is Reason.CAPITAL and before is not None and not before.refused:
                heads = self._source.opens_sentence(before.start) or self._target.opens_sentence(
                    before.new_start
                )
                if heads and change.end - change.start == 1:
                    found[-1] = replace(before, end=change.end, new_end=change.new_end)
                    continue
            found.append(change)
        return found


def _lone_reason(side: Side, at: int) -> Reason | None:
    """Why the token may not come or go."""
    if side.is_verb(at) or side.is_infinitive_mark(at) or _is_negation(side, at):
        return None
    if side.tokens[at].tag in VERB_TAGS and side.readings(at):
        return None
    return Reason.OTHER_WORD if side.texts[at][0].isalnum() else Reason.PUNCTUATION


def _is_negation(side: Side, at: int) -> bool:
    return side.is_negation(at) or side.words[at].full == "no"


def _both_marks(one: str, other: str) -> bool:
    return not one[0].isalnum() and not other[0].isalnum()


def _misheard(one: Sequence[str], other: Sequence[str]) -> bool:
    return (
        len(one) == 1
        and len(other) == 2
        and _SOUNDS_LIKE.get(one[0]) == other[0]
        and other[1] in ("'re", "'s")
    )


def _spelt_out(side: Side, places: Sequence[int]) -> list[str]:
    words = ["not" if side.is_negation(at) else side.words[at].full for at in places]
    return ["can", "not"] if words == ["cannot"] else words


def _one_or_each(steps: Sequence[Step]) -> Iterator[tuple[Step, ...]]:
    """Word for word where no word came or went, else all in one."""
    if all(step.kind is Kind.REPLACE for step in steps):
        yield from ((step,) for step in steps)
    else:
        yield tuple(steps)


def _joined(steps: Sequence[Step], refused: Reason | None = None) -> Change:
    first, last = steps[0], steps[-1]
    return Change(first.source_start, last.source_end, first.target_start, last.target_end, refused)
