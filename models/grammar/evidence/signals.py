"""Facts about what sets the tense: *time* words, the *clause* the verb is in, verbs *around* it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from models.grammar.evidence.change import shape
from models.grammar.evidence.scene import Facts, Scene, Side
from models.grammar.evidence.tables import patterns, signals, words
from models.grammar.types import Span, Tense, VerbGroup
from models.grammar.words import span_of

_YEAR = re.compile(r"1[0-9]{3}s?|20[0-4][0-9]s?")
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*(?:st|nd|rd|th|am|pm)?")
_WOULD = frozenset({"would", "could", "might"})


def signal_facts(scene: Scene) -> Facts:
    """Facts *time*, *clause*, *main_of* and *around*."""
    side = scene.learner
    openers = list(_openers(side))
    clause: dict[str, Span | None] = {}
    main_of: dict[str, Span | None] = {}
    for name, at, end in openers:
        where = clause if _holds(side, at, end) else main_of
        where.setdefault(name, span_of(side.words, at, end))
    for name, span in _verbs_that_open(scene):
        clause.setdefault(name, span)
    return {
        "time": dict(_times(side)),
        "clause": clause,
        "main_of": {name: span for name, span in main_of.items() if name not in clause},
        "around": dict(_around(scene)),
    }


def _times(side: Side) -> Iterator[tuple[str, Span]]:
    """Every kind of time words in the sentence, the place nearest to the edit for each."""
    found: dict[str, tuple[int, Span]] = {}
    for group, at, end in _found(side, "time"):
        if at < side.end and side.start < end:
            continue
        away = side.start - end if end <= side.start else at - side.end
        span = span_of(side.words, at, end)
        if group not in found or away < found[group][0]:
            found[group] = (away, span)
    for group, (_, span) in found.items():
        yield group, span


def _openers(side: Side) -> Iterator[tuple[str, int, int]]:
    yield from _found(side, "clause")


def _found(side: Side, fact: str) -> Iterator[tuple[str, int, int]]:
    """(group, first word, word after) of the signals; a longer one hides those inside it."""
    taken: list[tuple[int, int]] = []
    for group, listed in signals(fact):
        for at in range(len(side.plain) - len(listed) + 1):
            end = at + len(listed)
            if not all(map(_fits, listed, side.plain[at:end])):
                continue
            if any(a <= at and end <= b and (a, b) != (at, end) for a, b in taken):
                continue
            taken.append((at, end))
            yield group, at, end


def _fits(pattern: str, word: str) -> bool:
    match pattern:
        case "<year>":
            return _YEAR.fullmatch(word) is not None
        case "<num>":
            return word in words("<number>") or _NUMBER.fullmatch(word) is not None
        case _ if pattern.startswith("<"):
            return word in words(pattern)
        case _:
            return word == pattern


def _holds(side: Side, at: int, end: int) -> bool:
    """Whether the clause that opens at ``at`` holds the edited verb.

    It ends at a comma that a finite verb precedes, or where a second finite verb without *and*
    begins: *When I came | he slept*.
    """
    if side.start < end:
        return False
    between = [
        index
        for index in map(side.index_of, (group.span for group in side.groups if _finite(group)))
        if index is not None and end <= index < side.start
    ]
    if not between:
        return True
    rest = side.plain[between[0] + 1 : side.start]
    joined = "and" in rest or "or" in rest
    return "," not in rest and joined and len(between) == 1


def _finite(group: VerbGroup) -> bool:
    return group.tense in (Tense.PRESENT, Tense.PAST, Tense.FUTURE, Tense.MODAL)


def _verbs_that_open(scene: Scene) -> Iterator[tuple[str, Span]]:
    """*said* and *demand*: the verb before whose content the edited verb is in."""
    side = scene.learner
    before = [group for group in side.groups if _index(side, group) < side.start]
    for group in reversed(before):
        at = _index(side, group)
        between = side.plain[at + 1 : side.start]
        if not _finite(group) or not between or len(between) > 8:
            continue
        if {",", "and", "who", "which", "but", "because"} & set(between):
            return
        kinds = patterns(group.head.lemma)
        if "said" in kinds and group.tense is Tense.PAST:
            yield "said", side.words[at].span
        if "demand" in kinds:
            yield "demand", side.words[at].span
        return


def _index(side: Side, group: VerbGroup) -> int:
    found = side.index_of(group.words[-1])
    return len(side.words) if found is None else found


def _around(scene: Scene) -> Iterator[tuple[str, Span]]:
    """Tenses of the other finite verbs, nearest first; then those of the sentence before.

    Each verb counts as it should be, so that two wrong verbs do not prove each other right.
    """
    _, edited = scene.groups()
    seen = set()
    here = [(group, scene.home(group.words[-1])) for group in scene.right.groups if group != edited]
    start = scene.edit.span.start
    here = sorted(
        (pair for pair in here if _finite(pair[0])), key=lambda p: abs(p[1].start - start)
    )
    changed = [other.span for other in scene.others]
    here.sort(key=lambda pair: pair[1] in changed)
    before = [(group, group.words[-1]) for group in reversed(scene.previous) if _finite(group)]
    for group, span in (*here, *before):
        for name in _tense_names(group):
            if name not in seen:
                seen.add(name)
                yield name, span


def _tense_names(group: VerbGroup) -> Iterator[str]:
    yield shape(group)
    yield group.tense.value
    if group.modal in _WOULD:
        yield "would"
