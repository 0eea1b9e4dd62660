"""Conditional sentences: names for the *if* part and the *would* part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from models.grammar.tenses import name_of
from models.grammar.types import Aspect, Tense, VerbGroup
from models.grammar.words import Word

_PERFECT = (Aspect.PERFECT, Aspect.PERFECT_CONTINUOUS)


def renamed(words: Sequence[Word], groups: Sequence[VerbGroup]) -> list[VerbGroup]:
    """The groups with the names of conditional parts where the sentence is a conditional."""
    condition = _condition(words, groups)
    if condition is None:
        return list(groups)
    changed = list(groups)
    for at, group in enumerate(groups):
        name = _condition_name(group) if at == condition else _result_name(group, groups[condition])
        if name:
            changed[at] = replace(group, name=name_of(group, special=name))
    return changed


def _condition(words: Sequence[Word], groups: Sequence[VerbGroup]) -> int | None:
    """The group of the *if* clause, when another group says the result."""
    marks = [w.span.start for w in words if w.full in ("if", "unless")]
    if not marks:
        return None
    after = [i for i, g in enumerate(groups) if g.span.start > marks[0] and g.is_finite]
    if not after or not _says_result(groups, after[0]):
        return None
    return after[0]


def _says_result(groups: Sequence[VerbGroup], condition: int) -> bool:
    return any(
        _result_name(group, groups[condition]) for i, group in enumerate(groups) if i != condition
    )


def _condition_name(group: VerbGroup) -> str:
    if group.modal == "be to":
        return "second conditional (were to)"
    if group.tense is Tense.PAST and group.aspect in _PERFECT:
        return "third conditional (if + past perfect)"
    if group.tense is Tense.PAST:
        return f"second conditional (if + past {group.aspect})"
    if group.tense is Tense.PRESENT and group.modal is None:
        return f"first conditional (if + present {group.aspect})"
    return ""


def _result_name(group: VerbGroup, condition: VerbGroup) -> str:
    if group.tense is Tense.MODAL and group.modal == "would":
        if condition.tense is not Tense.PAST:
            return ""
        number = "third" if group.aspect in _PERFECT else "second"
        return f"{number} conditional ({'would have' if number == 'third' else 'would'})"
    if group.tense is Tense.FUTURE and group.modal == "will" and condition.tense is Tense.PRESENT:
        return "first conditional (will)"
    return ""
