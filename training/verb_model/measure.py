"""What a fitted rule does on held-out sentences: half of them to fit on, half to measure on."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from models.decision import Decision, Group, Rule
from models.grammar.operations import KEEP
from training.verb_model.calibrate import Case, calibrated
from training.verb_model.config import DecisionConfig
from training.verb_model.examples import Example
from training.verb_model.report import Report, Row


@dataclass(frozen=True)
class _Measured:
    """The half to measure on: its cases, its right sentences, the operations that it asks for."""

    cases: Sequence[Case]
    clean: int
    asked: int

    def row(self, name: str, rule: Rule, least: float, *, alone: bool = False) -> Row:
        made = [
            case
            for case in self.cases
            if case.is_first(alone=alone) and case.confidence(rule, alone=alone) >= least
        ]
        right = sum(case.right for case in made)
        alarms = len({case.sentence for case in made if case.clean})
        return Row(
            name,
            precision=right / max(1, len(made)),
            recall=right / max(1, self.asked),
            false_alarms=alarms / max(1, self.clean),
        )

    def of(self, group: Group) -> _Measured:
        """One group; it is asked for what was weighed, for the rest has no group."""
        own = [case for case in self.cases if case.group is group]
        return _Measured(own, self.clean, sum(case.right for case in own))


def decided(
    cases: Sequence[Case], held_out: Sequence[Example], config: DecisionConfig
) -> tuple[Decision, Report]:
    """The rule fitted on one half of the sentences, and what it does on the other."""
    rng = random.Random(config.seed)
    left = {number for number in range(len(held_out)) if rng.random() < 0.5}
    right = set(range(len(held_out))) - left
    clean = {at for at, example in enumerate(held_out) if is_clean(example)}
    decision = calibrated(
        [case for case in cases if case.sentence in left], config, len(clean & left)
    )
    half = _Measured(
        [case for case in cases if case.sentence in right],
        len(clean & right),
        sum(_asked(held_out[at]) for at in right),
    )
    return decision, _report(half, decision, len(held_out))


def _report(half: _Measured, decision: Decision, sentences: int) -> Report:
    both, alone = decision.together, decision.alone
    rows = (
        half.row("all witnesses", both, both.maybe),
        half.row("all witnesses, sure", both, both.sure),
        half.row("without the language model", alone, alone.maybe, alone=True),
        half.row("without the language model, sure", alone, alone.sure, alone=True),
    )
    groups = tuple(half.of(group).row(str(group), both, both.maybe) for group in Group)
    table = reliability(half.cases, both, alone=False)
    return Report(sentences, rows, groups, tuple(table))


def is_clean(example: Example) -> bool:
    """Whether nothing is to be corrected."""
    return not _asked(example)


def _asked(example: Example) -> int:
    return sum(tag != KEEP for tag in (*example.replace, *example.insert))


def reliability(
    cases: Sequence[Case], rule: Rule, *, alone: bool, bins: int = 10
) -> list[tuple[float, float, int]]:
    """(mean confidence, share right, number) of each part of the scale that has cases."""
    table: list[list[tuple[float, bool]]] = [[] for _ in range(bins)]
    for case in cases:
        if not case.is_first(alone=alone):
            continue
        found = case.confidence(rule, alone=alone)
        table[min(bins - 1, int(found * bins))].append((found, case.right))
    return [
        (sum(c for c, _ in row) / len(row), sum(r for _, r in row) / len(row), len(row))
        for row in table
        if row
    ]
