"""Fit the rule that decides between the witnesses, on held-out sentences of our own making."""

from __future__ import annotations

import itertools
import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from models.backends import Ticket
from models.choosing import Chooser, apart
from models.decision import Decision, Group, Opinion, Rule, Weights
from models.grammar.operations import KEEP, Operation, apply
from models.grammar.tokens import tokenize
from models.proposals import is_pair
from models.verb_model import VerbModel
from training.verb_model.config import DecisionConfig
from training.verb_model.examples import Example

# Pulls the opinions' weights towards none.
PULL_OPINIONS = 0.5
# Pulls each group's weights towards those of all groups together, so that a group with few
# examples does not run away.
PULL = 2.0
# Below these log-odds of the tagger the language model is not asked, which is most of the time that
# a right sentence takes. Of 3,195 right edits on held-out sentences the gate loses 1, the floor 0.
GATE, FLOOR = -1.5, -4.0
# The rule is fitted on a little more than it will see.
FITTED_GATE, FITTED_FLOOR = -3.0, -5.5
# The rule is fitted where most operations are wrong and only one of several good ones counts as
# right, so on a learner's sentence an operation is right more often than its confidence says. Below
# this it still is more likely wrong.
LOWEST = 0.15
DIGITS = 6


@dataclass(frozen=True)
class Case:
    """One operation on one held-out sentence, and what the witnesses say of it.

    ``right``: it is one of those that undo the sentence's errors; ``clean``: there is no error.
    ``first``: nothing likelier is proposed at its words; ``first_alone``: by the tagger alone.
    """

    sentence: int
    group: Group
    tagger: float
    model: float
    opinion: Opinion | None
    right: bool
    clean: bool
    first: bool = True
    first_alone: bool = True

    def is_first(self, *, alone: bool) -> bool:
        return self.first_alone if alone else self.first

    def confidence(self, rule: Rule, *, alone: bool) -> float:
        return rule.confidence(self.group, self.tagger, None if alone else self.model, self.opinion)


def _open_rule() -> Rule:
    """Lets everything pass, with a confidence that means nothing yet."""
    return Rule(dict.fromkeys(Group, Weights(0.0, 1.0, 1.0)), dict.fromkeys(Opinion, 0.0), 0.5, 0.5)


def open_decision() -> Decision:
    """Lets every operation through that is above the floor, or asked for by the grammar."""
    return Decision(_open_rule(), _open_rule(), FITTED_GATE, FITTED_FLOOR)


class _Collector(VerbModel):
    decision = open_decision()


def collect(examples: Iterable[Example], model: Chooser | None = None) -> list[Case]:
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


def _cases(number: int, example: Example, model: Chooser) -> Iterable[Case]:
    tokens = tokenize(example.wrong)
    asked = {apply(example.wrong, tokens, operations) for operations in _wanted(example)}
    found = model.weigh(example.wrong, example.wrong)
    if any(item.model is None for item in found):
        raise ValueError("The language model is not prepared: all witnesses are needed.")
    first = apart(sorted(found, key=lambda item: -(item.tagger + (item.model or 0.0))))
    first_alone = apart(sorted(found, key=lambda item: -item.tagger))
    for item in found:
        # Another operation with the same result is as right as the one that the label names.
        right = apply(example.wrong, tokens, item.operations) in asked
        yield Case(
            number,
            item.group,
            item.tagger,
            item.model or 0.0,
            item.opinion,
            right,
            clean=not asked,
            first=item in first,
            first_alone=item in first_alone,
        )


def _wanted(example: Example) -> set[tuple[Operation, ...]]:
    """What undoes an error: single operations, and pairs that only make sense together."""
    single = [
        Operation(index, tag)
        for tags in (example.replace, example.insert)
        for index, tag in enumerate(tags)
        if tag != KEEP
    ]
    pairs = {
        (first, second)
        for first, second in itertools.permutations(single, 2)
        if is_pair(first, second)
    }
    halves = set(itertools.chain.from_iterable(pairs))
    return pairs | {(operation,) for operation in single if operation not in halves}


def fit(cases: Sequence[Case], *, alone: bool) -> Rule:
    """Logistic regression: weights for each group, pulled towards those of all groups together, and
    one for each opinion of the grammar. The thresholds are still open.

    ``alone``: without the language model, whose weight is 0 then.
    """
    # Of several proposals for the same words only the likeliest is ever made.
    cases = [case for case in cases if case.is_first(alone=alone)]
    groups, opinions = list(Group), list(Opinion)
    rows = torch.tensor([groups.index(case.group) for case in cases])
    inputs = torch.tensor([[1.0, case.tagger, 0.0 if alone else case.model] for case in cases])
    said = torch.tensor([[float(case.opinion is one) for one in opinions] for case in cases])
    right = torch.tensor([float(case.right) for case in cases])
    fitted, of_opinions = _regression(rows, inputs, said, right, len(groups))
    # Rounded here, so that the thresholds are those of what is written.
    found = [[round(value, DIGITS) for value in row] for row in fitted.tolist()]
    weights = {
        group: Weights(bias, tagger, 0.0 if alone else model)
        for group, (bias, tagger, model) in zip(groups, found, strict=True)
    }
    said_weights = [round(value, DIGITS) for value in of_opinions.tolist()]
    return Rule(weights, dict(zip(opinions, said_weights, strict=True)), LOWEST, LOWEST)


def _regression(
    rows: Tensor, inputs: Tensor, said: Tensor, right: Tensor, groups: int
) -> tuple[Tensor, Tensor]:
    """(groups, inputs) weights, and one for each column of ``said``."""
    shared = torch.zeros(inputs.shape[1], requires_grad=True)
    own = torch.zeros(groups, inputs.shape[1], requires_grad=True)
    opinions = torch.zeros(said.shape[1], requires_grad=True)
    optimizer = torch.optim.LBFGS(
        [shared, own, opinions], max_iter=300, line_search_fn="strong_wolfe"
    )

    def loss() -> Tensor:
        optimizer.zero_grad()
        total = (inputs * (shared + own[rows])).sum(-1) + said @ opinions
        value = torch.nn.functional.binary_cross_entropy_with_logits(total, right, reduction="sum")
        value = value + PULL * own.square().sum() + PULL_OPINIONS * opinions.square().sum()
        value.backward()  # type: ignore[no-untyped-call]
        return value

    optimizer.step(loss)  # type: ignore[no-untyped-call]
    return (shared + own).detach(), opinions.detach()


def threshold(cases: Sequence[Case], rule: Rule, share: float, *, alone: bool, clean: int) -> float:
    """The lowest confidence that at most ``share`` of the ``clean`` right sentences reach.

    Sentences without a case reach none. Never below `LOWEST`.
    """
    highest: dict[int, float] = {}
    for case in cases:
        if case.clean:
            found = case.confidence(rule, alone=alone)
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
    together = _with_thresholds(fit(cases, alone=False), cases, config, clean, alone=False)
    alone = _with_thresholds(fit(cases, alone=True), cases, config, clean, alone=True)
    return Decision(together, alone, GATE, FLOOR)


def _with_thresholds(
    rule: Rule, cases: Sequence[Case], config: DecisionConfig, clean: int, *, alone: bool
) -> Rule:
    def at(share: float) -> float:
        return threshold(cases, rule, share, alone=alone, clean=clean)

    share = config.alone_false_alarms if alone else config.false_alarms
    return replace(rule, maybe=at(share), sure=at(config.sure_false_alarms))


def write_decision(path: Path, decision: Decision) -> None:
    """As `models.decision.read_decision` reads it."""
    table = {
        "together": _row(decision.together),
        "alone": _row(decision.alone),
        "gate": decision.gate,
        "floor": decision.floor,
    }
    path.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")


def _row(rule: Rule) -> dict[str, Any]:
    weights = {
        str(group): [one.bias, one.tagger, one.model] for group, one in sorted(rule.weights.items())
    }
    opinions = {str(opinion): weight for opinion, weight in rule.opinions.items()}
    return {"weights": weights, "opinions": opinions, "maybe": rule.maybe, "sure": rule.sure}
