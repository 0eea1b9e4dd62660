"""Fit the rule that decides between the two witnesses, on held-out sentences of our own making."""

from __future__ import annotations

import itertools
import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import torch
from torch import Tensor

from models.backends import Ticket
from models.decision import Decision, Group, Weights
from models.grammar.operations import KEEP, Operation, apply
from models.grammar.tokens import tokenize
from models.verb_model import VerbModel
from training.verb_model.config import DecisionConfig
from training.verb_model.examples import Example

# Pulls each group's weights towards those of all groups together, so that a group with few
# examples does not run away.
PULL = 2.0
# Below these the witnesses are not asked: what is lost there is lost for good.
GATE, FLOOR = -3.0, -5.5
# The rule is fitted where most operations are wrong and only one of several good ones counts as
# right, so on a learner's sentence an operation is right more often than its confidence says. Below
# this it still is more likely wrong.
LOWEST = 0.15
DIGITS = 6


@dataclass(frozen=True)
class Case:
    """One operation on one held-out sentence, and what the two witnesses say of it.

    ``right``: it is one of those that undo the sentence's errors; ``clean``: there is no error.
    """

    sentence: int
    group: Group
    tagger: float
    model: float
    right: bool
    clean: bool

    def confidence(self, decision: Decision, *, alone: bool) -> float:
        return decision.confidence(self.group, self.tagger, None if alone else self.model)


class _Collector(VerbModel):
    """Shows every operation above the floor, with a confidence that means nothing yet."""

    decision = Decision(
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
    """What both witnesses say of each operation worth weighing.

    Raises:
        ValueError: the language model is not prepared, so there is one witness only.
    """
    collector = model or _Collector()
    collector.load(Ticket())
    cases: list[Case] = []
    for number, example in enumerate(examples):
        cases += _cases(number, example, collector)
    return cases


def _cases(number: int, example: Example, model: VerbModel) -> Iterable[Case]:
    tokens = tokenize(example.wrong)
    asked = {apply(example.wrong, tokens, operations) for operations in _wanted(example)}
    for item in model.weigh(example.wrong, example.wrong):
        if item.model is None:
            raise ValueError("The language model is not prepared: both witnesses are needed.")
        # Another operation with the same result is as right as the one that the label names.
        right = apply(example.wrong, tokens, item.operations) in asked
        yield Case(number, item.group, item.tagger, item.model, right, not asked)


def _wanted(example: Example) -> Iterable[tuple[Operation, ...]]:
    """Each operation that undoes an error; and those at neighbouring words together."""
    single = [
        Operation(index, tag)
        for tags in (example.replace, example.insert)
        for index, tag in enumerate(tags)
        if tag != KEEP
    ]
    yield from ((operation,) for operation in single)
    for first, second in itertools.permutations(single, 2):
        if second.index == first.index + 1:
            yield first, second


def fit(cases: Sequence[Case], *, alone: bool) -> dict[Group, Weights]:
    """Logistic regression: a bias and a slope for each group, pulled towards those of all groups.

    Both witnesses get one slope. The held-out errors are of the hand that taught the tagger, so a
    free fit would trust it three times as much as the language model, and learners' own errors
    do not bear that out. ``alone``: without the language model, whose weight is 0 then.
    """
    groups = list(Group)
    rows = torch.tensor([groups.index(case.group) for case in cases])
    odds = [case.tagger + (0.0 if alone else case.model) for case in cases]
    inputs = torch.tensor([[1.0, value] for value in odds])
    right = torch.tensor([float(case.right) for case in cases])
    fitted = _regression(rows, inputs, right, len(groups))
    # Rounded here, so that the thresholds are those of what is written.
    found = [[round(value, DIGITS) for value in row] for row in fitted.tolist()]
    return {
        group: Weights(bias, slope, 0.0 if alone else slope)
        for group, (bias, slope) in zip(groups, found, strict=True)
    }


def _regression(rows: Tensor, inputs: Tensor, right: Tensor, groups: int) -> Tensor:
    shared = torch.zeros(inputs.shape[1], requires_grad=True)
    own = torch.zeros(groups, inputs.shape[1], requires_grad=True)
    optimizer = torch.optim.LBFGS([shared, own], max_iter=300, line_search_fn="strong_wolfe")

    def loss() -> Tensor:
        optimizer.zero_grad()
        total = (inputs * (shared + own[rows])).sum(-1)
        value = torch.nn.functional.binary_cross_entropy_with_logits(total, right, reduction="sum")
        value = value + PULL * own.square().sum()
        value.backward()  # type: ignore[no-untyped-call]
        return value

    optimizer.step(loss)  # type: ignore[no-untyped-call]
    return (shared + own).detach()


def threshold(
    cases: Sequence[Case], decision: Decision, share: float, *, alone: bool, clean: int
) -> float:
    """The lowest confidence that at most ``share`` of the ``clean`` right sentences reach.

    Sentences without a case reach none. Never below `LOWEST`.
    """
    highest: dict[int, float] = {}
    for case in cases:
        if case.clean:
            found = case.confidence(decision, alone=alone)
            highest[case.sentence] = max(found, highest.get(case.sentence, 0.0))
    ranked = sorted(highest.values(), reverse=True)
    allowed = int(clean * share)
    if allowed >= len(ranked):
        return LOWEST
    # Just above the first sentence that must be left alone, and rounded up.
    scale = 10.0**DIGITS
    above = math.floor(ranked[allowed] * scale + 1) / scale
    return max(LOWEST, above)


def calibrated(cases: Sequence[Case], config: DecisionConfig, clean: int) -> Decision:
    """The rule fitted on ``cases``, which stand in sentences of which ``clean`` are right."""
    weights, alone = fit(cases, alone=False), fit(cases, alone=True)
    fitted = Decision(weights, alone, LOWEST, LOWEST, LOWEST, LOWEST, GATE, FLOOR)

    def at(share: float, *, alone: bool) -> float:
        return threshold(cases, fitted, share, alone=alone, clean=clean)

    return replace(
        fitted,
        maybe=at(config.false_alarms, alone=False),
        sure=at(config.sure_false_alarms, alone=False),
        maybe_alone=at(config.false_alarms, alone=True),
        sure_alone=at(config.sure_false_alarms, alone=True),
    )


def write_decision(path: Path, decision: Decision) -> None:
    """As `models.decision.read_decision` reads it."""
    numbers = ("maybe", "sure", "maybe_alone", "sure_alone", "gate", "floor")
    table = {
        "weights": _rows(decision.weights),
        "alone": _rows(decision.alone),
        **{name: getattr(decision, name) for name in numbers},
    }
    path.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")


def _rows(weights: Mapping[Group, Weights]) -> dict[str, list[float]]:
    return {str(group): [one.bias, one.tagger, one.model] for group, one in sorted(weights.items())}
