"""Which changes of a sentence are worth weighing, and what tagger and grammar say of each."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from models.grammar.candidates import is_candidate
from models.grammar.demands import forms
from models.grammar.faults import Fault, Verdict, examine
from models.grammar.operations import DELETE, FORMS, Operation, apply, replacement
from models.grammar.types import Certainty, Token
from models.verb_tagger import Odds

MOST_WEIGHED = 24
# How many ways to mend a fault are weighed even where the tagger sees none.
MENDS = 2
# Below the floor by more than this an operation is not looked at, not even as half of a pair.
MARGIN = 2.0
_BEFORE_BASE = "to will would can could shall should may might must do does did"
_PARTICIPLE = frozenset({">participle", ">past"})
# The forms that may stand behind an auxiliary. The past tense's spelling stands for the participle
# too, where the two are alike.
FORMS_AFTER: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(_BEFORE_BASE.split(), frozenset({">base"})),
    **dict.fromkeys("have has had having".split(), _PARTICIPLE),
    **dict.fromkeys("am is are was were be been being".split(), _PARTICIPLE | {">gerund"}),
}
Operations = tuple[Operation, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """One operation, or two that only make sense together; what two of the witnesses say.

    ``tagger`` is a log-odds against leaving the words as they are. ``fault`` is what this
    mends and what the grammar is sure of, if anything.
    """

    operations: Operations
    tagger: float
    verdict: Verdict
    fault: Fault | None = None


def is_surely_wrong(tokens: Sequence[Token]) -> bool:
    """Whether the grammar is sure of a fault, whatever the tagger thinks of the sentence."""
    return any(fault.certainty is Certainty.SURE for fault in examine(tokens).faults())


def proposals(text: str, tokens: Sequence[Token], odds: Odds, floor: float) -> dict[str, Proposal]:
    """Changed sentence -> what leads there; the grammar's mends first, then by the tagger's odds.

    Two proposals may lead to one sentence (past and participle of *work*): their odds add up.
    ``floor``: the least log-odds of a proposal that the grammar does not ask for.
    """
    examination = examine(tokens)
    faults = examination.faults()
    mended = _sure_mends(faults)
    found: dict[str, Proposal] = {}
    for operations in _ranked(tokens, odds, floor, faults):
        if len(found) == MOST_WEIGHED:
            break
        if examination.is_needless(operations):
            continue
        tagger = sum(odds.of(operation) for operation in operations)
        changed = apply(text, tokens, operations)
        if changed in found:
            first = found[changed]
            if not set(operations) <= set(first.operations):
                tagger = _either(first.tagger, tagger)
                found[changed] = replace(first, tagger=tagger)
        elif changed != text:
            verdict = examination.verdict(operations)
            found[changed] = Proposal(operations, tagger, verdict, mended.get(operations))
    return found


def _sure_mends(faults: Iterable[Fault]) -> dict[Operations, Fault]:
    return {
        mend: fault for fault in faults if fault.certainty is Certainty.SURE for mend in fault.mends
    }


def _ranked(
    tokens: Sequence[Token], odds: Odds, floor: float, faults: Iterable[Fault]
) -> Iterable[Operations]:
    mends = [mend for fault in faults for mend in fault.mends[:MENDS]]
    mended = set(mends)
    asked = sorted(_of_tagger(tokens, odds, floor), reverse=True)
    yield from mends
    yield from (operations for _, operations in asked if operations not in mended)


def _either(first: float, second: float) -> float:
    """The log-odds of one or the other: log(exp(first) + exp(second))."""
    high, low = max(first, second), min(first, second)
    return high + math.log1p(math.exp(low - high))


def _of_tagger(
    tokens: Sequence[Token], odds: Odds, floor: float
) -> Iterator[tuple[float, Operations]]:
    """Each operation, and each pair, that reaches the floor."""
    replaced: dict[int, list[tuple[float, Operation]]] = {}
    for tagger, operation in odds.above(floor - MARGIN):
        if not is_candidate(tokens, operation):
            continue
        index = operation.index
        if tagger >= floor:
            yield tagger, (operation,)
        if not operation.inserts:
            replaced.setdefault(index, []).append((tagger, operation))
        for other, partner in replaced.get(index if operation.inserts else index - 1, ()):
            pair = (operation, partner) if operation.inserts else (partner, operation)
            if other + tagger >= floor and is_pair(*pair) and _is_spelt_so(tokens, *pair):
                yield other + tagger, pair


def _is_spelt_so(tokens: Sequence[Token], first: Operation, second: Operation) -> bool:
    """Whether a past tense behind its auxiliary has the participle's spelling: no *have gave*."""
    if second.tag != ">past" or first.tag == DELETE:
        return True
    return "n" in forms(replacement(tokens[second.index].text, ">past")[0])


def is_pair(first: Operation, second: Operation) -> bool:
    """Whether two changes make sense only as one.

    A word taken out and the next one in another form (*worth to add -> worth adding*), or an
    auxiliary put in or changed and the form that it asks for (*Since then she thrives -> has
    thrived*).
    """
    if second.index != first.index + (not first.inserts):
        return False
    if first.tag == DELETE:
        return second.tag in FORMS or second.tag.startswith("=")
    if first.tag[:1] not in "+=":
        return False
    return second.tag in FORMS_AFTER.get(first.tag[1:].split()[-1], frozenset())
