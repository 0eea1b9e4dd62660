"""Which words of a text became which words of its correction.

The Damerau-Levenshtein alignment with linguistic costs of Felice, Bryant and Briscoe (COLING 2016):
words of one lemma or of one part of speech are paired rather than taken out and put in.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import Match, SequenceMatcher
from enum import StrEnum
from functools import lru_cache

from models.grammar.auxiliaries import plain
from models.grammar.sides import Side

# "What the old man is doing?" -> "What is the old man doing?" moves a word over three others.
_LONGEST_MOVE = 5
# Words in a row that are taken to be the same words in both texts.
_LONG_RUN = 6
_SHORT_RUN = 2
_FAR_APART = 40
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
    steps: list[Step] = []
    at = to = 0
    for block in _anchors(source.texts, target.texts):
        steps += _Table(source, target, (at, block.a), (to, block.b)).steps()
        steps += [
            Step(Kind.KEEP, block.a + n, block.a + n + 1, block.b + n, block.b + n + 1)
            for n in range(block.size)
        ]
        at, to = block.a + block.size, block.b + block.size
    return tuple(steps)


def _anchors(old: Sequence[str], new: Sequence[str]) -> list[Match]:
    """Runs of words that stayed: both ends, and in between those too long to be chance.

    Where they are far apart, short runs count as well, so that the table between two anchors
    stays small, however long the text is. The last anchor is empty and stands at the end.
    """
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    end = Match(len(old), len(new), 0)
    found: list[Match] = []
    short: list[Match] = []
    at = 0
    for block in blocks:
        at_edge = block.a == block.b == 0 or (
            block.a + block.size == end.a and block.b + block.size == end.b
        )
        if block.size < _LONG_RUN and not at_edge:
            short.append(block)
            continue
        if block.a - at > _FAR_APART:
            found += [run for run in short if run.size >= _SHORT_RUN]
        found.append(block)
        short, at = [], block.a + block.size
    return found


class _Table:
    """The cheapest way to each cell; a cell holds (cost, step that led to it)."""

    def __init__(
        self, source: Side, target: Side, old: tuple[int, int], new: tuple[int, int]
    ) -> None:
        self._source, self._target = source, target
        self._first, self._first_new = old[0], new[0]
        self._rows, self._columns = old[1] - old[0], new[1] - new[0]
        self._old_texts, self._new_texts = source.texts[slice(*old)], target.texts[slice(*new)]
        self._words = [plain(word) for word in self._old_texts]
        self._others = [plain(word) for word in self._new_texts]
        self._old_lemmas = [source.lemmas(at) for at in range(*old)]
        self._new_lemmas = [target.lemmas(at) for at in range(*new)]
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
            row, column = step.source_start - self._first, step.target_start - self._first_new
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
        at, to = self._first + row, self._first_new + column
        before = self._cells[row - old, column - new][0]
        return before + cost, Step(kind, at - old, at, to - new, to)

    def _pair(self, row: int, column: int) -> tuple[Kind, float]:
        at, to = self._first + row, self._first_new + column
        if self._old_texts[row] == self._new_texts[column]:
            return Kind.KEEP, 0.0
        if self._words[row] == self._others[column]:
            return Kind.REPLACE, 0.0
        alike = not self._old_lemmas[row].isdisjoint(self._new_lemmas[column])
        cost = 0.0 if alike else _OTHER_LEMMA
        cost += _class_cost(self._source.tokens[at].tag, self._target.tokens[to].tag)
        return Kind.REPLACE, cost + letter_distance(self._words[row], self._others[column])

    def _moves(self, row: int, column: int) -> Iterator[int]:
        for size in range(2, min(row, column, _LONGEST_MOVE) + 1):
            if self._words[row - 1] not in self._others[column - size : column - 1]:
                continue
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
