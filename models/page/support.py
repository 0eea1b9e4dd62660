"""Where on the page there is text: what a fit to the text may be trusted for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from models.page.arrays import Floats
from models.page.text_lines import TextLine

SPREAD = 1.0  # pixels by which the sides may move in from one row to the next
SAMPLES = 64


@dataclass(frozen=True, slots=True)
class Support:
    """The left and right side of the text at each of some ``rows``, from top to bottom.

    Beside a short line the sides stay near those of the longer lines above and below it: a side
    that jumped would bend what it runs through.
    """

    rows: Floats
    left: Floats
    right: Floats

    def hold(self, x: Floats, row: Floats) -> tuple[Floats, Floats]:
        """The nearest place that is supported: first the row, then the place on that row."""
        held_row = np.clip(row, self.rows[0], self.rows[-1])
        left = np.interp(held_row, self.rows, self.left)
        right = np.interp(held_row, self.rows, self.right)
        return np.clip(x, left, right), held_row


def support_of(lines: Sequence[TextLine], rows: Floats) -> Support:
    """The support that ``lines`` give, which stand at ``rows``. There must be one at least."""
    at = np.linspace(rows.min(), rows.max(), SAMPLES)
    away = SPREAD * np.abs(at[:, None] - rows[None, :])
    left = np.array([line.left for line in lines]) + away
    right = np.array([line.right for line in lines]) - away
    return Support(at, left.min(axis=1), right.max(axis=1))
