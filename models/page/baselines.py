"""The points of all baselines together, and the polynomial that takes their bend away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from models.page.arrays import Floats, Ints
from models.page.text_lines import TextLine

Degrees: TypeAlias = tuple[int, int]  # of the polynomial, in x and in the row

MOST_POINTS = 6000  # of a newspaper page every second or third letter tells as much as all
RIDGE = 1e-4  # of the weight of all points: holds back what the text hardly supports
ROUNDS = 5
TUKEY = 4.7  # standard deviations, at which a point counts nothing (Tukey's biweight)
LEAST_SCALE = 0.3  # pixels; ink ends at whole pixels
NOTHING = 1e-9  # weight of an outlier: a line of outliers alone must still have a mean


@dataclass(frozen=True, slots=True)
class Frame:
    """Maps pixels to about -1..1, around the middle of the text."""

    x: float
    y: float
    half: float

    def place(self, x: Floats, row: Floats) -> tuple[Floats, Floats]:
        return (x - self.x) / self.half, (row - self.y) / self.half


@dataclass(frozen=True, slots=True)
class Baselines:
    """One entry for each letter: where it stands on its baseline, and the number of its line."""

    x: Floats
    y: Floats
    line: Ints
    count: int  # of lines
    frame: Frame

    @classmethod
    def of(cls, lines: Sequence[TextLine]) -> Baselines:
        x = np.concatenate([line.x for line in lines])
        y = np.concatenate([line.y for line in lines])
        number = np.repeat(np.arange(len(lines)), [len(line.x) for line in lines])
        frame = Frame(
            float((x.min() + x.max()) / 2), float(np.median(y)), max(float(np.ptp(x)) / 2, 1.0)
        )
        step = -(-len(x) // MOST_POINTS)
        taken = np.flatnonzero((np.arange(len(x)) % step == 0) | (np.diff(number, prepend=-1) > 0))
        return cls(x[taken], y[taken], number[taken], len(lines), frame)

    def of_lines(self, chosen: Ints) -> Baselines:
        """Some of the lines, numbered anew."""
        new = np.full(self.count, -1)
        new[chosen] = np.arange(len(chosen))
        kept = new[self.line] >= 0
        return Baselines(self.x[kept], self.y[kept], new[self.line[kept]], len(chosen), self.frame)

    def medians(self) -> Floats:
        """The median row of each line."""
        order = np.lexsort((self.y, self.line))
        number = np.bincount(self.line, minlength=self.count)
        first = np.cumsum(number) - number
        y = self.y[order]
        return np.asarray((y[first + (number - 1) // 2] + y[first + number // 2]) / 2)

    def means(self, values: Floats, weights: Floats) -> Floats:
        """The weighted mean over each line, for each row of ``values``."""
        total = np.bincount(self.line, weights, minlength=self.count)
        sums = [np.bincount(self.line, row * weights, minlength=self.count) for row in values]
        return np.asarray(np.array(sums) / total)


@dataclass(frozen=True, slots=True)
class Fit:
    """``rows`` are the flat rows of the lines; ``off`` is what is left of each letter's bend."""

    degrees: Degrees
    terms: Floats
    rows: Floats
    off: Floats
    weights: Floats

    def down(self, points: Baselines, rows: Floats) -> Floats:
        """By how much the letters of ``points`` stand lower than their lines, at ``rows``."""
        u, v = points.frame.place(points.x, rows[points.line])
        return np.asarray(self.terms @ powers(u, v, self.degrees))


def powers(u: Floats, v: Floats, degrees: Degrees) -> Floats:
    """u**i * v**j for i from 1: a term without u would only move whole lines."""
    terms = [u**i * v**j for i in range(1, degrees[0] + 1) for j in range(degrees[1] + 1)]
    return np.array(terms).reshape(-1, *np.broadcast_shapes(np.shape(u), np.shape(v)))


def fit(points: Baselines, degrees: Degrees) -> Fit:
    """Least squares with Tukey's weights; the rows are eliminated by centring on each line."""
    rows = points.medians()
    terms = np.zeros(degrees[0] * (degrees[1] + 1))
    weights = np.ones(len(points.x))
    off = points.y - rows[points.line]
    for _ in range(ROUNDS if len(terms) else 0):
        values = powers(*points.frame.place(points.x, rows[points.line]), degrees)
        centred = values - points.means(values, weights)[:, points.line]
        y = points.y - points.means(points.y[None], weights)[0, points.line]
        normal = (centred * weights) @ centred.T
        normal[np.diag_indices_from(normal)] += RIDGE * np.sum(weights)
        terms = np.linalg.solve(normal, (centred * weights) @ y)
        rows = points.means((points.y - terms @ values)[None], weights)[0]
        off = y - terms @ centred
        scale = max(1.48 * float(np.median(np.abs(off))), LEAST_SCALE)
        weights = np.clip(1 - (off / (TUKEY * scale)) ** 2, 0, 1) ** 2 + NOTHING
    return Fit(degrees, terms, rows, off, weights)
