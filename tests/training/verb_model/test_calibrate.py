"""The rule between the witnesses: fitted on cases whose true rule is known."""

from __future__ import annotations

import math
import random
from dataclasses import replace
from pathlib import Path

import pytest

from models.backends import Ticket
from models.choosing import Weighed
from models.decision import Group, Opinion, Rule, read_decision
from models.grammar.operations import KEEP, Operation
from models.verb_model import VerbModel
from training.verb_model.calibrate import (
    LOWEST,
    Case,
    calibrated,
    collect,
    fit,
    threshold,
    write_decision,
)
from training.verb_model.config import DecisionConfig
from training.verb_model.examples import Example
from training.verb_model.measure import decided, reliability
from training.verb_model.report import write_report

TRUE = {Group.AGREEMENT: (-1.0, 0.5, 0.5), Group.TENSE: (-2.0, 0.9, 0.6)}
OPINIONS = {Opinion.FOR_SURE: 1.5, Opinion.FOR: 0.5, Opinion.AGAINST: -1.0, None: 0.0}
CONFIG = DecisionConfig(
    sentences=8000, seed=2, false_alarms=0.02, alone_false_alarms=0.03, sure_false_alarms=0.005
)


def cases(count: int, seed: int) -> list[Case]:
    """One operation a sentence, right as often as the true rule says; a wrong one is in a clean
    sentence."""
    rng = random.Random(seed)
    found = []
    for number in range(count):
        group, opinion = rng.choice(list(TRUE)), rng.choice(list(OPINIONS))
        bias, of_tagger, of_model = TRUE[group]
        tagger, model = rng.gauss(0, 2.5), rng.gauss(0, 2.5)
        total = bias + of_tagger * tagger + of_model * model + OPINIONS[opinion]
        right = rng.random() < 1 / (1 + math.exp(-total))
        found.append(Case(number, group, tagger, model, opinion, right, not right))
    return found


def test_fitting_finds_the_rule() -> None:
    fitted = fit(cases(16_000, 1), alone=False)
    for group, true in TRUE.items():
        weights = fitted.weights[group]
        assert (weights.bias, weights.tagger, weights.model) == pytest.approx(true, abs=0.15)
    for opinion in (Opinion.FOR_SURE, Opinion.FOR, Opinion.AGAINST):
        assert fitted.opinions[opinion] == pytest.approx(OPINIONS[opinion], abs=0.15)
    # It was never heard, so it says nothing.
    assert fitted.opinions[Opinion.AGAINST_SURE] == 0.0


def test_the_tagger_alone_has_no_weight_for_the_model() -> None:
    fitted = fit(cases(2000, 1), alone=True)
    assert {weights.model for weights in fitted.weights.values()} == {0.0}
    assert fitted.weights[Group.AGREEMENT].tagger > 0.2


def test_a_group_without_cases_gets_the_common_weights() -> None:
    weights = fit(cases(4000, 1), alone=False).weights
    between = sorted((weights[Group.AGREEMENT].tagger, weights[Group.TENSE].tagger))
    assert between[0] < weights[Group.FORM].tagger < between[1]


@pytest.mark.parametrize("alone", [False, True])
def test_only_the_likeliest_of_several_counts(alone: bool) -> None:
    """What another proposal for the same words hides is never made, so the rule ignores it."""
    found = cases(2000, 1)
    hidden = [
        replace(case, right=not case.right, first=alone, first_alone=not alone) for case in found
    ]
    assert fit([*found, *hidden], alone=alone) == fit(found, alone=alone)
    assert fit([*found, *hidden], alone=not alone) != fit(found, alone=not alone)


def test_confidence_is_the_share_that_is_right() -> None:
    rule = fit(cases(12_000, 1), alone=False)
    table = reliability(cases(12_000, 9), rule, alone=False)
    assert len(table) == 10
    assert sum(count for _, _, count in table) == 12_000
    for mean, right, count in table:
        # Three standard deviations of a share of so many.
        assert abs(mean - right) < 0.02 + 3 * math.sqrt(mean * (1 - mean) / count)


def alarms(found: list[Case], rule: Rule, least: float, *, alone: bool) -> int:
    return sum(case.clean and case.confidence(rule, alone=alone) >= least for case in found)


@pytest.mark.parametrize("share", [0.001, 0.02, 0.2])
@pytest.mark.parametrize("alone", [False, True])
def test_a_threshold_keeps_the_share_of_false_alarms(share: float, alone: bool) -> None:
    found = cases(8000, 3)
    clean = 20_000  # most right sentences have no operation worth weighing
    rule = fit(found, alone=alone)
    least = threshold(found, rule, share, alone=alone, clean=clean)
    assert alarms(found, rule, least, alone=alone) <= share * clean
    # It is the lowest such: a bit lower, and there are more.
    more = alarms(found, rule, least - 2e-3, alone=alone)
    assert least == LOWEST or more > share * clean


def test_the_thresholds_hold_for_what_is_written(tmp_path: Path) -> None:
    found = cases(8000, 3)
    decision = calibrated(found, CONFIG, 8000)
    write_decision(tmp_path / "decision.json", decision)
    read = read_decision(tmp_path / "decision.json")
    assert read == decision
    for rule, alone, share in ((read.together, False, 0.02), (read.alone, True, 0.03)):
        assert LOWEST <= rule.maybe <= rule.sure < 1
        assert alarms(found, rule, rule.maybe, alone=alone) <= share * 8000
        assert alarms(found, rule, rule.sure, alone=alone) <= 0.005 * 8000


def example(right: bool) -> Example:
    tags = (KEEP, KEEP if right else ">third", KEEP)
    return Example(
        "He goes." if right else "He go.", "He goes.", ("He", "go", "."), tags, (KEEP,) * 3
    )


def test_the_report_says_what_the_rule_does(tmp_path: Path) -> None:
    found = cases(8000, 3)
    held_out = [example(right=case.clean) for case in found]
    decision, report = decided(found, held_out, CONFIG)
    both, sure, alone, _ = report.rows
    assert both.false_alarms == pytest.approx(0.02, abs=0.015)
    assert sure.precision > both.precision > alone.precision - 0.05
    assert both.recall > alone.recall
    assert both.recall > sure.recall > 0
    groups = {row.name: row for row in report.groups}
    assert groups["agreement"].recall > 0
    assert groups["put in"].recall == 0
    write_report(tmp_path, report)
    text = (tmp_path / "report.md").read_text(encoding="utf-8")
    assert "Held-out sentences: 8000" in text
    assert f"| all witnesses | {both.precision:.1%} | {both.recall:.1%} |" in text
    assert (tmp_path / "reliability.png").read_bytes().startswith(b"\x89PNG")
    assert decision.together.maybe < decision.together.sure


class Scripted(VerbModel):
    """Weighs the operations that it was told to, as the two models would."""

    def __init__(self, model: float | None) -> None:
        super().__init__()
        self.said = model

    def load(self, ticket: Ticket) -> None:
        """Nothing to load."""

    def weigh(self, source: str, current: str) -> tuple[Weighed, ...]:
        if current != "He go.":
            return ()
        return (
            Weighed((Operation(1, ">third"),), Group.AGREEMENT, 3.0, self.said, Opinion.FOR, 0.9),
            Weighed((Operation(1, ">past"),), Group.TENSE, -1.0, self.said, None, 0.1),
        )


def test_cases_are_right_where_they_undo_the_error() -> None:
    found = collect([example(right=True), example(right=False)], Scripted(1.5))
    assert found == [
        Case(1, Group.AGREEMENT, 3.0, 1.5, Opinion.FOR, right=True, clean=False),
        Case(
            *(1, Group.TENSE, -1.0, 1.5, None),
            right=False,
            clean=False,
            first=False,
            first_alone=False,
        ),
    ]


def test_one_witness_is_not_enough() -> None:
    with pytest.raises(ValueError, match="not prepared"):
        collect([example(right=False)], Scripted(None))


class ScriptedPair(Scripted):
    """Weighs two operations by themselves and as one."""

    def weigh(self, source: str, current: str) -> tuple[Weighed, ...]:
        out, form = Operation(1, "delete"), Operation(2, ">third")
        return (
            Weighed((out, form), Group.AGREEMENT, 3.0, self.said, Opinion.FOR, 0.9),
            Weighed((form,), Group.AGREEMENT, 2.0, self.said, None, 0.5),
            Weighed((out,), Group.TAKE_OUT, 1.0, self.said, None, 0.5),
        )


def test_what_belongs_together_is_right_only_together() -> None:
    words, replaced = ("He", "is", "go", "."), (KEEP, "delete", ">third", KEEP)
    wrong = Example("He is go.", "He goes.", words, replaced, (KEEP,) * 4)
    found = collect([wrong], ScriptedPair(1.5))
    assert [case.right for case in found] == [True, False, False]
    assert [case.first for case in found] == [True, False, False]
