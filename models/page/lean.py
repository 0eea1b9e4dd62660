"""How far the page's upright edges lean: lines of a page begin and end one below the other.

Seen from a side, margins lean and come closer to each other; with the baselines straight already,
what is left of the perspective is a lean that changes evenly from one margin to the next.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from models.page.arrays import Floats
from models.page.text_lines import TextLine

FEWEST = 6  # lines that begin or end on one margin; fewer do so by chance
NEAR = 0.5  # x-heights from the margin
SHARE = 0.35  # of all lines at least begin or end on it
REACH = 0.4  # of the height of the text at least is between the first of them and the last
STEEPEST = 0.5  # pixels to the right for each pixel down
UPRIGHT = 0.03  # the reader does not mind less
APART = 12.0  # x-heights between two margins that tell how the lean changes
MOST_LINES = 120


@dataclass(frozen=True, slots=True)
class Lean:
    """What belongs at x is (slope + change * (x - self.x)) * (row - self.row) further right."""

    slope: float = 0.0
    change: float = 0.0
    x: float = 0.0
    row: float = 0.0

    @property
    def upright(self) -> bool:
        return self.slope == 0 and self.change == 0

    def leant(self, x: Floats, row: Floats) -> Floats:
        return x + (self.slope + self.change * (x - self.x)) * (row - self.row)

    def straight(self, x: Floats, row: Floats) -> Floats:
        """The way back: where on the page is what the photo shows at ``x``."""
        down = row - self.row
        return self.x + (x - self.x - self.slope * down) / (1 + self.change * down)


@dataclass(frozen=True, slots=True)
class _Margin:
    slope: float
    x: float


def find_lean(lines: Sequence[TextLine], rows: Floats, x_height: float) -> Lean:
    """The lean of a page whose ``lines`` stand at ``rows``; `Lean()` where they do not say it."""
    if len(lines) < FEWEST:
        return Lean()
    taken = np.linspace(0, len(lines) - 1, min(len(lines), MOST_LINES)).astype(np.int64)
    row = rows[taken]
    middle = float((row.min() + row.max()) / 2)
    margins = []
    for ends in ([line.left for line in lines], [line.right for line in lines]):
        margin = _margin(np.array(ends)[taken], row - middle, x_height)
        if margin is not None:
            margins.append(margin)
    if not margins or max(abs(margin.slope) for margin in margins) < UPRIGHT:
        return Lean()
    first, last = margins[0], margins[-1]
    if last.x - first.x < APART * x_height:
        return Lean(first.slope, 0.0, first.x, middle)
    change = (last.slope - first.slope) / (last.x - first.x)
    if abs(change) * float(np.ptp(row)) > 1:  # it would turn over above or below the text
        return Lean()
    return Lean(first.slope, change, first.x, middle)


def _margin(ends: Floats, row: Floats, x_height: float) -> _Margin | None:
    """The straight line on which most of ``ends`` lie, of all that go through two of them."""
    one, other = np.triu_indices(len(row), 1)
    across, down = ends[other] - ends[one], row[other] - row[one]
    far = (np.abs(down) > REACH * np.ptp(row)) & (np.abs(across) < STEEPEST * np.abs(down))
    if not far.any():
        return None
    slope = across[far] / down[far]
    at = ends[one[far]] - slope * row[one[far]]
    near = np.abs(ends - at[:, None] - slope[:, None] * row) < NEAR * x_height
    best = int(near.sum(axis=1).argmax())
    on_it = near[best]
    if on_it.sum() < max(FEWEST, SHARE * len(row)):
        return None
    fitted = np.polyfit(row[on_it], ends[on_it], 1)
    return _Margin(float(fitted[0]), float(fitted[1]))
