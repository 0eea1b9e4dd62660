"""Three witnesses to one decision: a log-linear rule with weights for each kind of operation."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from models.errors import BadWeights
from models.grammar.auxiliaries import plain
from models.grammar.faults import Verdict
from models.grammar.operations import DELETE, FORMS, INVERT
from models.grammar.types import Certainty, Form
from models.grammar.verbs import analyse, over_regular

# Forms that differ in person and number only.
PERSONS = (
    frozenset({"is", "are", "am", "'s", "'re", "'m"}),
    frozenset({"was", "were"}),
    frozenset({"has", "have", "'ve"}),
    frozenset({"do", "does"}),
)
PAST = frozenset({"was", "were", "had", "did", "could", "would", "'d"})


class Group(StrEnum):
    """Kinds of operations that are decided by one set of weights."""

    AGREEMENT = "agreement"
    TENSE = "tense"
    FORM = "form"
    INFLECTION = "inflection"
    WORD = "word"
    PUT_IN = "put in"
    TAKE_OUT = "take out"


@lru_cache(maxsize=50_000)
def group_of(word: str, tag: str) -> Group:
    """The group of an operation on a word.

    >>> group_of("go", ">third")
    <Group.AGREEMENT: 'agreement'>
    """
    lower = plain(word)
    if tag.startswith("+"):
        return Group.PUT_IN
    if tag == DELETE:
        return Group.TAKE_OUT
    if tag == INVERT:
        return Group.WORD
    if tag.startswith("="):
        new = tag[1:]
        if any({lower, new} <= forms for forms in PERSONS):
            return Group.AGREEMENT
        return Group.TENSE if (new in PAST) != (lower in PAST) else Group.WORD
    if not analyse(lower) and over_regular(lower):
        return Group.INFLECTION
    forms = {reading.form for reading in analyse(lower)}
    if FORMS[tag] in (Form.BASE, Form.THIRD) and forms & {Form.BASE, Form.THIRD}:
        return Group.AGREEMENT
    finite = {Form.BASE, Form.THIRD, Form.PAST}
    return Group.TENSE if FORMS[tag] in finite and forms & finite else Group.FORM


class Opinion(StrEnum):
    """What the grammar says to an operation; without an opinion it has no weight."""

    FOR_SURE = "for, sure"
    FOR = "for"
    AGAINST = "against"
    AGAINST_SURE = "against, sure"


def opinion_of(verdict: Verdict) -> Opinion | None:
    sure = verdict.certainty is Certainty.SURE
    if verdict.sign > 0:
        return Opinion.FOR_SURE if sure else Opinion.FOR
    if verdict.sign < 0:
        return Opinion.AGAINST_SURE if sure else Opinion.AGAINST
    return None


@dataclass(frozen=True, slots=True)
class Weights:
    """P(right) = 1 / (1 + exp(-(bias + tagger * its log-odds + model * its log-odds + ...)))."""

    bias: float
    tagger: float
    model: float


@dataclass(frozen=True, slots=True)
class Rule:
    """A calibrated log-linear rule: weights for each group, and one for each opinion.

    An operation is made at ``maybe`` or more and called sure at ``sure`` or more.
    """

    weights: Mapping[Group, Weights]
    opinions: Mapping[Opinion, float]
    maybe: float
    sure: float

    def confidence(
        self, group: Group, tagger: float, model: float | None, opinion: Opinion | None
    ) -> float:
        """The probability that the operation is right, 0..1."""
        weights = self.weights[group]
        total = weights.bias + weights.tagger * tagger + weights.model * (model or 0.0)
        if opinion is not None:
            total += self.opinions[opinion]
        return 1.0 / (1.0 + math.exp(-max(-60.0, min(60.0, total))))


@dataclass(frozen=True, slots=True)
class Decision:
    """The rules, as they ship in ``decision.json``: with the language model, and without it.

    Below ``gate`` (log-odds of the tagger's likeliest operation) a sentence is right without more
    ado, and an operation below ``floor`` is weighed only where the grammar asks for it.
    """

    together: Rule
    alone: Rule
    gate: float
    floor: float


def read_decision(path: Path) -> Decision:
    """Read ``decision.json``. Raises `BadWeights` when it is missing or damaged."""
    try:
        table = json.loads(path.read_text(encoding="utf-8"))
        together, alone = _rule(**table.pop("together")), _rule(**table.pop("alone"))
        return Decision(together, alone, **table)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadWeights(
            "The decision of the verb corrector cannot be read.", "Install TenseLens again."
        ) from error


def _rule(
    weights: Mapping[str, Sequence[float]],
    opinions: Mapping[str, float],
    maybe: float,
    sure: float,
) -> Rule:
    return Rule(
        {group: Weights(*weights[group]) for group in Group},
        {opinion: opinions[opinion] for opinion in Opinion},
        maybe,
        sure,
    )
