"""What the smooth field leaves: the small waves of paper that was folded, crumpled or is damp."""

from __future__ import annotations

from dataclasses import dataclass, replace

import cv2
import numpy as np

from models.page.arrays import Cv, Floats, Ints

WIDE, HIGH = 3.0, 2.0  # x-heights; standard deviations of the smoothing along and across lines
SHRINKAGE = 3.0  # letters' worth of "no ripple here", everywhere
CELL = 0.5  # x-heights
ROUNDS = 3  # each finds what the shrinkage of those before it left


@dataclass(frozen=True, slots=True)
class Ripples:
    """``grid`` holds pixels down, from ``left``, ``top`` on in steps of ``cell`` pixels.

    It fades to nothing away from the letters that it was made of.
    """

    grid: Floats
    left: float
    top: float
    cell: float

    def down(self, x: Floats, row: Floats) -> Floats:
        place_x, place_y = np.broadcast_arrays(
            (x - self.left) / self.cell, (row - self.top) / self.cell
        )
        shape = place_x.shape
        found: Cv = cv2.remap(
            self.grid.astype(np.float32),
            np.atleast_2d(place_x).astype(np.float32),
            np.atleast_2d(place_y).astype(np.float32),
            cv2.INTER_LINEAR,
            borderMode=cv2.BORDER_REPLICATE,
        )
        return np.asarray(found, dtype=np.float64).reshape(shape)


def find_ripples(x: Floats, row: Floats, off: Floats, weight: Floats, x_height: float) -> Ripples:
    """The smoothed mean of ``off``, pixels that the letters at (``x``, ``row``) stand too low."""
    cell = CELL * x_height
    margin = 3 * WIDE * x_height
    left, top = float(x.min()) - margin, float(row.min()) - margin
    columns = int((float(x.max()) + margin - left) / cell) + 2
    rows = int((float(row.max()) + margin - top) / cell) + 2
    index = np.rint((row - top) / cell).astype(np.int64) * columns
    index += np.rint((x - left) / cell).astype(np.int64)
    # The weight that one letter has at its own place, so that SHRINKAGE counts letters.
    one = 1 / (2 * np.pi * (WIDE / CELL) * (HIGH / CELL))
    total = _smooth(_summed(index, weight, (rows, columns)))
    ripples = Ripples(np.zeros((rows, columns)), left, top, cell)
    for _ in range(ROUNDS):
        moved = weight * (off - ripples.down(x, row))
        more = _smooth(_summed(index, moved, (rows, columns)))
        ripples = replace(ripples, grid=ripples.grid + more / (total + SHRINKAGE * one))
    return ripples


def _summed(index: Ints, values: Floats, shape: tuple[int, int]) -> Floats:
    total = np.bincount(index, values, shape[0] * shape[1]).reshape(shape)
    return np.asarray(total, dtype=np.float64)


def _smooth(values: Floats) -> Floats:
    smooth: Cv = cv2.GaussianBlur(
        values, (0, 0), sigmaX=WIDE / CELL, sigmaY=HIGH / CELL, borderType=cv2.BORDER_CONSTANT
    )
    return np.asarray(smooth, dtype=np.float64)
