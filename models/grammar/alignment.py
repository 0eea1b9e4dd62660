"""Which words of a text became which words of its correction.

The Damerau-Levenshtein alignment with linguistic costs of Felice, Bryant and Briscoe (COLING 2016):
words of one lemma or of one part of speech are paired rather than taken out and put in.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from models.grammar.auxiliaries import plain
from models.grammar.sides import Side

# "What the old man is doing?" -> "What is the old man doing?" moves a word over three others.
_LONGEST_MOVE = 5
_OPEN_CLASSES = frozenset("NVJR")
_OTHER_LEMMA = 0.499
_OTHER_OPEN_CLASS = 0.25
_OTHER_CLASS = 0.5


class Kind(StrEnum):
    KEEP = "keep"
    REPLACE = "replace"
    INSERT = "insert"
    DELETE = "delete"
    MOVE = "move"


@dataclass(frozen=True, slots=True)
class Step:
    """Tokens ``source_start:source_end`` of the one side became ``target_start:target_end``."""

    kind: Kind
    source_start: int
    source_end: int
    target_start: int
    target_end: int


def align(source: Side, target: Side) -> tuple[Step, ...]:
    """The steps from ``source`` to ``target``, every token of both in exactly one of them."""
    old, new = source.texts, target.texts
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
    kept = [Step(Kind.KEEP, at, at + 1, at, at + 1) for at in range(head)]
    last, end = len(old) - tail, len(new) - tail
    kept += _Table(source, target, head, last, end).steps()
    kept += [
        Step(Kind.KEEP, last + at, last + at + 1, end + at, end + at + 1) for at in range(tail)
    ]
    return tuple(kept)


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words the two begin with alike."""
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count


class _Table:
    """The cheapest way to each cell; a cell holds (cost, step that led to it)."""

    def __init__(self, source: Side, target: Side, first: int, last: int, end: int) -> None:
        self._source, self._target, self._first = source, target, first
        self._rows, self._columns = last - first, end - first
        self._words = [plain(word) for word in source.texts[first:last]]
        self._others = [plain(word) for word in target.texts[first:end]]
        self._cells: dict[tuple[int, int], tuple[float, Step | None]] = {(0, 0): (0.0, None)}
        for row in range(self._rows + 1):
            for column in range(self._columns + 1):
                if row or column:
                    self._cells[row, column] = min(self._ways(row, column), key=lambda way: way[0])

    def steps(self) -> list[Step]:
        found: list[Step] = []
        row, column = self._rows, self._columns
        while (step := self._cells[row, column][1]) is not None:
            found.append(step)
            row, column = step.source_start - self._first, step.target_start - self._first
        return found[::-1]

    def _ways(self, row: int, column: int) -> Iterator[tuple[float, Step]]:
        if row and column:
            kind, cost = self._pair(row - 1, column - 1)
            yield self._way(kind, cost, row, column, 1, 1)
            for size in self._moves(row, column):
                yield self._way(Kind.MOVE, size - 1, row, column, size, size)
        if row:
            yield self._way(Kind.DELETE, 1, row, column, 1, 0)
        if column:
            yield self._way(Kind.INSERT, 1, row, column, 0, 1)

    def _way(
        self, kind: Kind, cost: float, row: int, column: int, old: int, new: int
    ) -> tuple[float, Step]:
        at, to = self._first + row, self._first + column
        before = self._cells[row - old, column - new][0]
        return before + cost, Step(kind, at - old, at, to - new, to)

    def _pair(self, row: int, column: int) -> tuple[Kind, float]:
        at, to = self._first + row, self._first + column
        if self._source.texts[at] == self._target.texts[to]:
            return Kind.KEEP, 0.0
        if self._words[row] == self._others[column]:
            return Kind.REPLACE, 0.0
        alike = bool(self._source.lemmas(at) & self._target.lemmas(to))
        cost = 0.0 if alike else _OTHER_LEMMA
        cost += _class_cost(self._source.tokens[at].tag, self._target.tokens[to].tag)
        return Kind.REPLACE, cost + letter_distance(self._words[row], self._others[column])

    def _moves(self, row: int, column: int) -> Iterator[int]:
        for size in range(2, min(row, column, _LONGEST_MOVE) + 1):
            old, new = self._words[row - size : row], self._others[column - size : column]
            if old[0] != new[0] and old[-1] != new[-1] and sorted(old) == sorted(new):
                yield size
                return


def _class_cost(one: str, other: str) -> float:
    a, b = one[:1].replace("M", "V"), other[:1].replace("M", "V")
    if a == b:
        return 0.0
    return _OTHER_OPEN_CLASS if {a, b} <= _OPEN_CLASSES else _OTHER_CLASS


@lru_cache(maxsize=1 << 14)
def letter_distance(one: str, other: str) -> float:
    """0 for equal words, 1 for words without a common letter: 1 - 2 * LCS / letters of both."""
    previous = [0] * (len(other) + 1)
    for a in one:
        row = [0]
        for at, b in enumerate(other):
            row.append(previous[at] + 1 if a == b else max(previous[at + 1], row[at]))
        previous = row
    return 1 - 2 * previous[-1] / (len(one) + len(other))
