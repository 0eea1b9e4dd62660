"""How many letters two texts differ in, and where in a long text a short one stands."""

from __future__ import annotations

import re
from dataclasses import dataclass

from models.grammar.types import Span
from models.reading_chunks import SAME

_BLANK = re.compile(r"\s")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a text; ``off`` letters of it are to be changed, put in or left out."""

    span: Span
    off: int


def even(text: str) -> str:
    """``text`` as it is compared: marks that are the same to a learner alike, blanks plain.

    Positions stay what they are.
    """
    return _BLANK.sub(" ", text.translate(SAME))


def nearest(text: str, whole: str) -> Stretch:
    """The stretch of ``whole`` that differs least from ``text``, the first of several.

    Source: P. Sellers, "The theory and computation of evolutionary distances", 1980.
    """
    at = whole.find(text)
    if at >= 0:
        return Stretch(Span(at, at + len(text)), 0)
    costs = [0] * (len(whole) + 1)
    starts = list(range(len(whole) + 1))
    for row, letter in enumerate(text, start=1):
        before, start_before = costs[0], starts[0]
        costs[0] = row
        for column, other in enumerate(whole, start=1):
            best, start = before + (letter != other), start_before
            for place in (column, column - 1):
                # Of equals a changed letter: "you" stands for "You", not "ou".
                if costs[place] + 1 < best:
                    best, start = costs[place] + 1, starts[place]
            before, start_before = costs[column], starts[column]
            costs[column], starts[column] = best, start
    end = min(range(len(costs)), key=costs.__getitem__)
    return Stretch(Span(starts[end], end), costs[end])


def letters_off(one: str, other: str) -> int:
    """The fewest letters to change, add or leave out (Levenshtein 1966)."""
    costs = list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        before, costs[0] = costs[0], row
        for column, its in enumerate(other, start=1):
            change = before + (letter != its)
            before = costs[column]
            costs[column] = min(change, costs[column] + 1, costs[column - 1] + 1)
    return costs[-1]
