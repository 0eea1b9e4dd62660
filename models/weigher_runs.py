"""What one run of the language model reads: several sentences, each from where it left off."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING, Any

from models.weigher_tokens import END, Parting, chunks_of, ids_of, parting, tokens_of

if TYPE_CHECKING:
    import numpy as np

    Floats = np.ndarray[Any, Any]

LONGEST = 250
# Tokens of one run: enough to keep the processor busy, few enough to attend to one another fast.
MOST_TOGETHER = 112
# Keys and values take 46 KB a token; the second reading of a longer sentence starts anew.
LONGEST_KEPT = 150
UNSEEN = -1e9


@dataclass(slots=True)
class Memory:
    """What the model has read of one sentence, so that it need not read it again.

    ``columns`` are the places of ``tokens`` in ``states``, the keys and values of all layers.
    """

    tokens: Sequence[int] = ()
    states: Sequence[Floats] = ()
    columns: Floats | None = None

    def keep(self, tokens: Sequence[int], states: Sequence[Floats], columns: Floats) -> None:
        kept = len(tokens) <= LONGEST_KEPT
        self.tokens, self.states = (tokens, states) if kept else ((), ())
        self.columns = columns


@dataclass(frozen=True, slots=True)
class Question:
    """How much likelier is each of ``variants`` than ``current``, given the learner's ``source``?

    One ``memory`` goes with all questions about one ``source``.
    """

    source: str
    current: str
    variants: Sequence[str]
    memory: Memory = field(default_factory=Memory)


@dataclass(frozen=True, slots=True)
class Plan:
    """What one question needs of a run.

    ``tokens`` are the source and the copy up to the last place that is asked for; the memory holds
    the first ``known`` of them. ``start`` is the number of the token that the copy follows.
    """

    number: int
    partings: Sequence[Parting]
    target: Sequence[int]
    tokens: Sequence[int]
    start: int
    known: int
    memory: Memory

    @property
    def new(self) -> Sequence[int]:
        return self.tokens[self.known :]

    @property
    def places(self) -> range:
        # The first token of every sequence has place 0.
        return range(self.known + 1, len(self.tokens) + 1)

    @property
    def queries(self) -> list[tuple[int, int]]:
        """(number of the token it follows, token): for each parting, the new one, then the old."""
        return [
            (self.start + place, token)
            for found in self.partings
            for place, token in [
                (found.place, found.token),
                *((place, self.target[place]) for place in range(found.place, found.end)),
            ]
        ]

    def gains(self, odds: Floats) -> list[float]:
        """The answer, from the log-probabilities of `queries`."""
        found: list[float] = []
        done = 0
        for one in self.partings:
            size = 1 + one.end - one.place
            found.append(float(odds[done] - odds[done + 1 : done + size].sum()))
            done += size
        return found


def plan_of(number: int, question: Question) -> Plan | None:
    """None where there is nothing to weigh, or a sentence is too long."""
    pieces = [ids_of(chunk) for chunk in chunks_of(question.current)]
    target = [*chain(*pieces), END]
    source = tokens_of(question.source)
    if not question.variants or len(source) + len(target) > LONGEST + 1:
        return None
    partings = [parting(pieces, variant) for variant in question.variants]
    last = max(found.end for found in partings) - 1
    tokens = [*source, END, *target[:last]]
    # The token before the first place must be read in this run, or nothing is said of that place.
    most = len(source) + min(found.place for found in partings)
    known = 0
    for one, other in zip(tokens[:most], question.memory.tokens, strict=False):
        if one != other:
            break
        known += 1
    return Plan(number, partings, target, tokens, len(source), known, question.memory)


def runs(plans: Sequence[Plan]) -> Iterator[list[Plan]]:
    """As many together as one run should hold, and at least one."""
    together: list[Plan] = []
    size = 0
    for plan in plans:
        if together and size + len(plan.new) > MOST_TOGETHER:
            yield together
            together, size = [], 0
        together.append(plan)
        size += len(plan.new)
    if together:
        yield together


def asked(plans: Sequence[Plan]) -> tuple[list[int], list[tuple[int, int]]]:
    """Rows of the run whose next token is asked for; and queries (number of the row, token)."""
    numbers: dict[int, int] = {}
    queries: list[tuple[int, int]] = []
    before = 0
    for plan in plans:
        for place, token in plan.queries:
            row = before + place - plan.known
            queries.append((numbers.setdefault(row, len(numbers)), token))
        before += len(plan.new)
    return list(numbers), queries


def past(first: Sequence[Floats], plans: Sequence[Plan]) -> Iterator[Floats]:
    """Keys and values before those of the run: of the first token, then what each plan knows."""
    import numpy as np

    known = [plan for plan in plans if plan.known]
    for number, of_first in enumerate(first):
        parts = [of_first]
        for plan in known:
            assert plan.memory.columns is not None
            parts.append(plan.memory.states[number][:, :, plan.memory.columns[: plan.known]])
        yield np.concatenate(parts, axis=2) if known else of_first


def columns_of(plans: Sequence[Plan]) -> Iterator[Floats]:
    """Where the tokens of each plan stand: known ones behind the first token, then all new ones."""
    import numpy as np

    known, new = 1, 1 + sum(plan.known for plan in plans)
    for plan in plans:
        of_new = np.arange(new, new + len(plan.new))
        yield np.concatenate([np.arange(known, known + plan.known), of_new])
        known += plan.known
        new += len(plan.new)


def bias(plans: Sequence[Plan]) -> Floats:
    """Added to the scores: a token sees the first token and its own sentence. (1, 1, new, all)"""
    import numpy as np

    new = sum(len(plan.new) for plan in plans)
    found = np.full((1, 1, new, 1 + sum(plan.known for plan in plans) + new), UNSEEN, np.float32)
    found[..., 0] = 0.0
    row = 0
    for plan, columns in zip(plans, columns_of(plans), strict=True):
        found[0, 0, row : row + len(plan.new), columns] = 0.0
        row += len(plan.new)
    return found
