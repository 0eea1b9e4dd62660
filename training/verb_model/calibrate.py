"""Fit the rule that decides between the two witnesses, on held-out sentences of our own making."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch

from models.decision import Decision, Group, Weights, group_of
from models.grammar.operations import KEEP, Operation, apply
from models.grammar.tokens import tokenize
from models.verb_model import VerbModel
from training.verb_model.config import DecisionConfig
from training.verb_model.examples import Example
from training.verb_model.report import Report, Row

# Pulls each group's weights towards those of all groups together, so that a group with few
# examples does not run away.
PULL = 2.0
# Below these the witnesses are not asked: what is lost there is lost for good.
GATE, FLOOR = -4.5, -5.5


@dataclass(frozen=True)
class Case:
    """One operation on one held-out sentence, and whether it is one of those that were asked for."""

    sentence: int
    group: Group
    tagger: float
    model: float
    right: bool
    clean: bool


class _Collector(VerbModel):
    """Shows every operation above the floor, with a confidence that means nothing yet."""

    decision = Decision(  # type: ignore[assignment]
        weights={group: Weights(0.0, 1.0, 1.0) for group in Group},
        alone={group: Weights(0.0, 1.0, 0.0) for group in Group},
        maybe=0.5,
        sure=0.5,
        maybe_alone=0.5,
        sure_alone=0.5,
        gate=GATE,
        floor=FLOOR,
    )


def collect(examples: Iterable[Example], model: VerbModel | None = None) -> list[Case]:
    """What both witnesses say of each operation worth weighing."""
    collector = model or _Collector()
    cases: list[Case] = []
    for number, example in enumerate(examples):
        tokens = tokenize(example.wrong)
        asked = {
            apply(example.wrong, tokens, [Operation(index, tag)])
            for tags in (example.replace, example.insert)
            for index, tag in enumerate(tags)
            if tag != KEEP
        }
        for item in collector.weigh(example.wrong, example.wrong):
            text = apply(example.wrong, tokens, [item.operation])
            group = group_of(tokens[item.operation.index].text, item.operation.tag)
            cases.append(
                Case(number, group, item.tagger, item.model or 0.0, text in asked, not asked)
            )
    return cases


def fit(cases: Sequence[Case], *, alone: bool) -> dict[Group, Weights]:
    """Logistic regression with one set of weights for each group, pulled towards a common one."""
    groups = list(Group)
    rows = torch.tensor([groups.index(case.group) for case in cases])
    inputs = torch.tensor([[1.0, case.tagger, 0.0 if alone else case.model] for case in cases])
    right = torch.tensor([float(case.right) for case in cases])
    shared = torch.zeros(3, requires_grad=True)
    own = torch.zeros(len(groups), 3, requires_grad=True)
    optimizer = torch.optim.LBFGS([shared, own], max_iter=300, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimizer.zero_grad()
        total = (inputs * (shared + own[rows])).sum(-1)
        value = torch.nn.functional.binary_cross_entropy_with_logits(total, right, reduction="sum")
        value = value + PULL * own.square().sum()
        value.backward()  # type: ignore[no-untyped-call]
        return value

    optimizer.step(loss)  # type: ignore[no-untyped-call]
    fitted = (shared + own).detach()
    return {group: Weights(*fitted[at].tolist()) for at, group in enumerate(groups)}


def threshold(
    cases: Sequence[Case], decision: Decision, share: float, *, alone: bool, clean: int
) -> float:
    """The confidence that only ``share`` of the ``clean`` right sentences reach wrongly."""
    highest: dict[int, float] = {}
    for case in cases:
        if case.clean:
            found = decision.confidence(case.group, case.tagger, None if alone else case.model)
            highest[case.sentence] = max(found, highest.get(case.sentence, 0.0))
    ranked = sorted(highest.values(), reverse=True)
    at = int(clean * share)
    return max(0.5, ranked[at]) if at < len(ranked) else 0.5


def decided(
    cases: Sequence[Case], held_out: Sequence[Example], config: DecisionConfig
) -> tuple[Decision, Report]:
    """The rule fitted on one half of the sentences, and what it does on the other."""
    fitting, measuring = split(cases, len(held_out), config.seed)
    clean = {at for at, example in enumerate(held_out) if example.wrong == example.right}
    left = _left(len(held_out), config.seed)
    decision = calibrated(fitting, config, len(clean & left))
    asked = sum(_asked(held_out[at]) for at in range(len(held_out)) if at not in left)
    quiet = len(clean - left)

    def row(name: str, least: float, chosen: Sequence[Case], *, alone: bool, asked: int) -> Row:
        made = [
            case
            for case in chosen
            if decision.confidence(case.group, case.tagger, None if alone else case.model) >= least
        ]
        right = sum(case.right for case in made)
        alarms = len({case.sentence for case in made if case.clean})
        return Row(name, right / max(1, len(made)), right / max(1, asked), alarms / max(1, quiet))

    rows = (
        row("both witnesses", decision.maybe, measuring, alone=False, asked=asked),
        row("both witnesses, sure", decision.sure, measuring, alone=False, asked=asked),
        row("tagger alone", decision.maybe_alone, measuring, alone=True, asked=asked),
        row("tagger alone, sure", decision.sure_alone, measuring, alone=True, asked=asked),
    )
    groups = []
    for group in Group:
        own = [case for case in measuring if case.group is group]
        reachable = sum(case.right for case in own)
        groups.append(row(str(group), decision.maybe, own, alone=False, asked=reachable))
    table = tuple(reliability(measuring, decision, alone=False))
    return decision, Report(len(held_out), rows, tuple(groups), table)


def _asked(example: Example) -> int:
    return sum(tag != KEEP for tag in (*example.replace, *example.insert))


def calibrated(cases: Sequence[Case], config: DecisionConfig, clean: int) -> Decision:
    open_decision = Decision(
        fit(cases, alone=False), fit(cases, alone=True), 0.5, 0.5, 0.5, 0.5, GATE, FLOOR
    )
    found = {
        (alone, share): threshold(cases, open_decision, share, alone=alone, clean=clean)
        for alone in (False, True)
        for share in (config.false_alarms, config.sure_false_alarms)
    }
    return Decision(
        weights=open_decision.weights,
        alone=open_decision.alone,
        maybe=found[False, config.false_alarms],
        sure=found[False, config.sure_false_alarms],
        maybe_alone=found[True, config.false_alarms],
        sure_alone=found[True, config.sure_false_alarms],
        gate=GATE,
        floor=FLOOR,
    )


def write_decision(path: Path, decision: Decision) -> None:
    table = {
        "weights": _rows(decision.weights),
        "alone": _rows(decision.alone),
        **{
            name: round(getattr(decision, name), 4)
            for name in ("maybe", "sure", "maybe_alone", "sure_alone", "gate", "floor")
        },
    }
    path.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")


def _rows(weights: object) -> dict[str, list[float]]:
    assert isinstance(weights, dict)
    return {
        str(group): [round(value, 4) for value in (one.bias, one.tagger, one.model)]
        for group, one in weights.items()
    }


def reliability(
    cases: Sequence[Case], decision: Decision, *, alone: bool, bins: int = 10
) -> list[tuple[float, float, int]]:
    """(mean confidence, share right, number) of each tenth of the confidence scale."""
    table: list[list[tuple[float, bool]]] = [[] for _ in range(bins)]
    for case in cases:
        found = decision.confidence(case.group, case.tagger, None if alone else case.model)
        table[min(bins - 1, int(found * bins))].append((found, case.right))
    return [
        (sum(c for c, _ in row) / len(row), sum(r for _, r in row) / len(row), len(row))
        for row in table
        if row
    ]


def split(cases: Sequence[Case], sentences: int, seed: int) -> tuple[list[Case], list[Case]]:
    """Two halves by sentence: one to fit on, one to measure on."""
    left = _left(sentences, seed)
    return (
        [case for case in cases if case.sentence in left],
        [case for case in cases if case.sentence not in left],
    )


def _left(sentences: int, seed: int) -> set[int]:
    rng = random.Random(seed)
    return {number for number in range(sentences) if rng.random() < 0.5}
