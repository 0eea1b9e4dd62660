"""The rule between the witnesses: fitted on cases whose true rule is known."""

from __future__ import annotations

import math
import random
from pathlib import Path

import pytest

from models.backends import Ticket
from models.decision import Decision, Group, Weights, read_decision
from models.grammar.operations import KEEP, Operation
from models.verb_model import VerbModel, Weighed
from training.verb_model.calibrate import (
    FLOOR,
    GATE,
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

TRUE = {Group.AGREEMENT: (-1.0, 0.5, 0.5), Group.TENSE: (-2.0, 0.9, 0.9)}
CONFIG = DecisionConfig(sentences=8000, seed=2, false_alarms=0.02, sure_false_alarms=0.005)


def cases(count: int, seed: int) -> list[Case]:
    """One operation a sentence, right as often as the true rule says; a wrong one is in a clean
    sentence."""
    rng = random.Random(seed)
    found = []
    for number in range(count):
        group = rng.choice(list(TRUE))
        bias, of_tagger, of_model = TRUE[group]
        tagger, model = rng.gauss(0, 2.5), rng.gauss(0, 2.5)
        chance = 1 / (1 + math.exp(-(bias + of_tagger * tagger + of_model * model)))
        right = rng.random() < chance
        found.append(Case(number, group, tagger, model, right, not right))
    return found


def open_decision(fitted: dict[Group, Weights]) -> Decision:
    return Decision(fitted, fitted, 0.5, 0.5, 0.5, 0.5, GATE, FLOOR)


def test_fitting_finds_the_rule() -> None:
    fitted = fit(cases(12_000, 1), alone=False)
    for group, weights in TRUE.items():
        found = (fitted[group].bias, fitted[group].tagger, fitted[group].model)
        assert found == pytest.approx(weights, abs=0.15)


def test_the_tagger_alone_has_no_weight_for_the_other() -> None:
    fitted = fit(cases(2000, 1), alone=True)
    assert {weights.model for weights in fitted.values()} == {0.0}
    assert fitted[Group.AGREEMENT].tagger > 0.2


def test_a_group_without_cases_gets_the_common_weights() -> None:
    fitted = fit(cases(4000, 1), alone=False)
    between = sorted((fitted[Group.AGREEMENT].tagger, fitted[Group.TENSE].tagger))
    assert between[0] < fitted[Group.FORM].tagger < between[1]


def test_confidence_is_the_share_that_is_right() -> None:
    decision = open_decision(fit(cases(12_000, 1), alone=False))
    table = reliability(cases(12_000, 9), decision, alone=False)
    assert len(table) == 10
    assert sum(count for _, _, count in table) == 12_000
    for mean, right, count in table:
        # Three standard deviations of a share of so many.
        assert abs(mean - right) < 0.02 + 3 * math.sqrt(mean * (1 - mean) / count)


@pytest.mark.parametrize("share", [0.001, 0.02, 0.2])
@pytest.mark.parametrize("alone", [False, True])
def test_a_threshold_keeps_the_share_of_false_alarms(share: float, alone: bool) -> None:
    found = cases(8000, 3)
    clean = 20_000  # most right sentences have no operation worth weighing
    decision = open_decision(fit(found, alone=alone))
    least = threshold(found, decision, share, alone=alone, clean=clean)
    alarms = sum(case.clean and case.confidence(decision, alone=alone) >= least for case in found)
    assert alarms <= share * clean
    # It is the lowest such: a bit lower, and there are more.
    lower = least - 2e-3
    more = sum(case.clean and case.confidence(decision, alone=alone) >= lower for case in found)
    assert least == LOWEST or more > share * clean


def test_the_thresholds_hold_for_what_is_written(tmp_path: Path) -> None:
    found = cases(8000, 3)
    decision = calibrated(found, CONFIG, 8000)
    write_decision(tmp_path / "decision.json", decision)
    read = read_decision(tmp_path / "decision.json")
    assert read == decision
    assert 0.5 <= read.maybe <= read.sure < 1
    alarms = sum(case.clean and case.confidence(read, alone=False) >= read.sure for case in found)
    assert alarms <= 0.005 * 8000


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
    assert f"| both witnesses | {both.precision:.1%} | {both.recall:.1%} |" in text
    assert (tmp_path / "reliability.png").read_bytes().startswith(b"\x89PNG")
    assert decision.maybe < decision.sure


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
            Weighed((Operation(1, ">third"),), Group.AGREEMENT, 3.0, self.said, 0.9),
            Weighed((Operation(1, ">past"),), Group.TENSE, -1.0, self.said, 0.1),
        )


def test_cases_are_right_where_they_undo_the_error() -> None:
    found = collect([example(right=True), example(right=False)], Scripted(1.5))
    assert found == [
        Case(1, Group.AGREEMENT, 3.0, 1.5, right=True, clean=False),
        Case(1, Group.TENSE, -1.0, 1.5, right=False, clean=False),
    ]


def test_one_witness_is_not_enough() -> None:
    with pytest.raises(ValueError, match="not prepared"):
        collect([example(right=False)], Scripted(None))
