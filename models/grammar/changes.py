"""Which parts of a rewriting change a verb group and nothing else.

A change that touches another word is kept apart with a reason: a tutor of verbs does not apply it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from types import MappingProxyType

from models.grammar.alignment import Kind, Step, align
from models.grammar.auxiliaries import plain
from models.grammar.refusals import Reason, is_negative, reason_of
from models.grammar.sides import Side


@dataclass(frozen=True, slots=True)
class Change:
    """Tokens ``start:end`` of the original became tokens ``new_start:new_end``."""

    start: int
    end: int
    new_start: int
    new_end: int
    refused: Reason | None = None


# Words taken by ear for two: "your going" for "you're going", "lets go" for "let's go".
_SOUNDS_LIKE = MappingProxyType(
    {
        "your": "you",
        "their": "they",
        "there": "they",
        "its": "it",
        "whose": "who",
        "theirs": "there",
        "lets": "let",
    }
)


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
        reasons = [reason_of(step, self._source, self._target) for step in self._steps]
        beside_other = any(reason in (Reason.OTHER_WORD, Reason.WORD_ORDER) for reason in reasons)
        found: list[Change] = []
        pairs = zip(reasons, self._steps, strict=True)
        for reason, group in groupby(pairs, key=lambda pair: pair[0]):
            steps = tuple(step for _, step in group)
            if reason is None:
                reason = self._whole_reason(steps, beside_other=beside_other)
            if reason is None:
                found += [self._with_not(_joined(part)) for part in self._parts(steps)]
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

    def _whole_reason(self, steps: Sequence[Step], *, beside_other: bool) -> Reason | None:
        """Why verb steps that look right one by one are refused together."""
        old = [at for step in steps for at in range(step.source_start, step.source_end)]
        new = [at for step in steps for at in range(step.target_start, step.target_end)]
        source, target = self._source, self._target
        negations = [
            sum(is_negative(source, at) for at in old),
            sum(is_negative(target, at) for at in new),
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

    def _with_not(self, change: Change) -> Change:
        """*don't -> doesn't* rather than *do -> does*: the learner sees one word."""
        at, to = change.end, change.new_end
        behind = {plain(word) for word in self._source.texts[at : at + 1]}
        ahead = {plain(word) for word in self._target.texts[to : to + 1]}
        shortened = change.start < at and change.new_start < to and behind == ahead == {"n't"}
        return replace(change, end=at + 1, new_end=to + 1) if shortened else change

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
