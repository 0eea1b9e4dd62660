"""Lines of sentences in one flow: what stands between two lines of a sentence goes behind it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from models.line_ends import HYPHENS
from models.parts import PartKind
from models.reading import Row

FULL_LINE = 2.0  # heights of a line; one that ends so much before the longest is the last one
INDENTED = 0.6  # heights of a line; one that begins so much behind the others is a first one
SAME_COLUMN = 3.0  # heights of a line between the beginnings of two lines of one column
OTHER_SIZE = 1.4  # a heading is so much taller than the text


@dataclass(frozen=True, slots=True)
class Placed:
    """A line of a page; ``runs_on`` where it goes on with the sentence of the line before it."""

    row: Row
    kind: PartKind
    runs_on: bool = False


def flow(rows: Sequence[Row], kinds: Sequence[PartKind]) -> list[Placed]:
    """``rows``, which come in reading order, each of its kind.

    What is no sentence and interrupts one comes where that has ended.
    """
    body = [row for row, kind in zip(rows, kinds, strict=True) if kind is PartKind.BODY]
    placed: list[Placed] = []
    held: list[Placed] = []
    last: Row | None = None
    for row, kind in zip(rows, kinds, strict=True):
        if kind is not PartKind.BODY:
            (placed if last is None or last.ended else held).append(Placed(row, kind))
            continue
        runs_on = last is not None and _runs_on(last, row, body, jumped=bool(held))
        if held and not runs_on:
            placed += held
            held = []
        placed.append(Placed(row, kind, runs_on))
        last = row
    return placed + held


def _runs_on(row: Row, after: Row, body: Iterable[Row], *, jumped: bool) -> bool:
    """Whether ``after`` goes on with the sentence of ``row``.

    ``jumped``: something stands between the two. Then, and from one column to the next, a line
    that is full goes on, too, if the other is not the first of a paragraph.
    """
    if row.ended:
        return False
    if after.first[:1].islower() or row.last[-1:] in HYPHENS:
        return True
    jumped = jumped or after.band.bottom < row.band.top
    low, high = sorted((row.height, after.height))
    if not jumped or high > OTHER_SIZE * low:
        return False
    right = max(other.band.right for other in _column(row, body))
    left = min(other.band.left for other in _column(after, body))
    full = row.band.right > right - FULL_LINE * row.height
    return full and after.band.left < left + INDENTED * after.height


def _column(row: Row, body: Iterable[Row]) -> Iterator[Row]:
    """Lines that begin about where ``row`` does, ``row`` too."""
    near = SAME_COLUMN * row.height
    return (other for other in body if abs(other.band.left - row.band.left) <= near)
