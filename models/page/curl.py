"""Fit one smooth field to all baselines: how far the paper's curl moves each place up or down.

The field is a polynomial in x and in the flat row; each line brings a row of its own, so only how
the lines bend and diverge is fitted and never how they are spaced. How far the polynomial goes is
decided by lines that were left out of the fit, and outside the text the field is continued along
its slope for a little way and then stays as it is (docs/adr/0007).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from models.page.arrays import Floats
from models.page.baselines import Baselines, Degrees, Fit, Frame, fit, powers
from models.page.ripples import Ripples, find_ripples
from models.page.support import Support, support_of
from models.page.text_lines import TextLine

CHOICES: tuple[tuple[Degrees, int], ...] = (  # with the number of lines that the fit needs
    ((0, 0), 0),
    ((1, 0), 1),
    ((1, 1), 3),
    ((2, 1), 3),
    ((3, 1), 4),
    ((3, 2), 6),
    ((4, 2), 8),
)
FOLDS = 4
GAIN = 0.97  # a richer field must bring the error of unseen lines below this share
REACH = 6.0  # x-heights beyond the text in which the slope is continued
STEEPEST = 0.6  # neighbouring rows may come so much closer or further apart
OUTLIER = 0.5  # x-heights; an error counts no more than this


@dataclass(frozen=True, slots=True)
class Curl:
    """``down(x, row)`` is by how many pixels the photo has lower what belongs on flat ``row``.

    ``rows`` are the flat rows of the lines it was fitted to; ``error`` is the median distance of
    their letters from the fitted baselines in pixels, ``error_before`` the same without the field.
    """

    degrees: Degrees
    terms: Floats = field(repr=False)
    frame: Frame
    support: Support | None = field(repr=False)
    reach: float
    rows: Floats = field(repr=False)
    error: float
    error_before: float
    ripples: Ripples | None = field(default=None, repr=False)

    @property
    def flat(self) -> bool:
        return self.support is None or (self.degrees == (0, 0) and self.ripples is None)

    def flattened(self) -> Curl:
        """The same lines without the field."""
        return replace(
            self, degrees=(0, 0), terms=np.zeros(0), ripples=None, error=self.error_before
        )

    def down(self, x: Floats, row: Floats) -> Floats:
        if self.support is None or self.flat:
            return np.zeros(np.broadcast_shapes(np.shape(x), np.shape(row)))
        held, held_row = self.support.hold(x, row)
        beyond = np.clip(x - held, -self.reach, self.reach)
        down = self._value(held, held_row) + beyond * self._slope(held, held_row)
        return down if self.ripples is None else down + self.ripples.down(x, row)

    def _value(self, x: Floats, row: Floats) -> Floats:
        u, v = self.frame.place(x, row)
        if not len(self.terms):
            return np.zeros_like(u)
        return np.asarray(np.tensordot(self.terms, powers(u, v, self.degrees), axes=1))

    def _slope(self, x: Floats, row: Floats) -> Floats:
        return (self._value(x + 1, row) - self._value(x - 1, row)) / 2


def fit_curl(lines: Sequence[TextLine], x_height: float) -> Curl:
    """The field that makes ``lines`` straight; the field that is zero where there are none."""
    if not lines:
        return Curl((0, 0), np.zeros(0), Frame(0, 0, 1), None, 0.0, np.zeros(0), 0.0, 0.0)
    baselines = Baselines.of(lines)
    best = _best_degrees(baselines, OUTLIER * x_height)
    simpler = [choice for choice, _ in CHOICES][: [c for c, _ in CHOICES].index(best) + 1]
    for degrees in reversed(simpler):
        curl = _curl(baselines, lines, degrees, x_height)
        if not _folds_over(curl):
            break
    return curl


def _curl(
    baselines: Baselines, lines: Sequence[TextLine], degrees: Degrees, x_height: float
) -> Curl:
    fitted = fit(baselines, degrees)
    plain = fit(baselines, (0, 0))
    off = fitted.off
    curl = Curl(
        degrees,
        fitted.terms,
        baselines.frame,
        support_of(lines, fitted.rows),
        REACH * x_height,
        fitted.rows,
        _median_size(off),
        _median_size(plain.off),
    )
    row = fitted.rows[baselines.line]
    ripples = find_ripples(baselines.x, row, off, fitted.weights, x_height)
    return replace(curl, ripples=ripples, error=_median_size(off - ripples.down(baselines.x, row)))


def _median_size(off: Floats) -> float:
    return float(np.median(np.abs(off)))


def _best_degrees(baselines: Baselines, cap: float) -> Degrees:
    """The simplest field that no richer one beats on lines left out of the fit."""
    if baselines.count < FOLDS:
        return (1, 0)
    best, least = (0, 0), np.inf
    for degrees, needed in CHOICES:
        if baselines.count * (FOLDS - 1) // FOLDS < needed:
            break
        error = _unseen_error(baselines, degrees, cap)
        if error < GAIN * least:
            best, least = degrees, error
    return best


def _unseen_error(baselines: Baselines, degrees: Degrees, cap: float) -> float:
    """Mean distance of the letters from the baselines, each line left out of the fit once."""
    order = np.argsort(baselines.medians(), kind="stable")
    total = 0.0
    for fold in range(FOLDS):
        unseen = order[fold::FOLDS]
        fitted = fit(baselines.of_lines(np.setdiff1d(order, unseen)), degrees)
        off = _off(fitted, baselines.of_lines(unseen))
        total += float(np.sum(np.minimum(np.abs(off), cap)))
    return total / len(baselines.y)


def _off(fitted: Fit, unseen: Baselines) -> Floats:
    """How far the letters of ``unseen`` are from its lines, which are put where they fit best."""
    rows = unseen.medians()
    for _ in range(2):
        off = unseen.y - fitted.down(unseen, rows)
        rows = replace(unseen, y=off).medians()
    return unseen.y - fitted.down(unseen, rows) - rows[unseen.line]


def _folds_over(curl: Curl) -> bool:
    """Whether rows come too close together or change their order anywhere on the text."""
    if curl.flat or curl.support is None or np.ptp(curl.rows) < 1:
        return False
    row, x = np.meshgrid(curl.support.rows, np.linspace(-0.02, 1.02, 64), indexing="ij")
    left, right = curl.support.left[:, None], curl.support.right[:, None]
    down = curl.down(left + x * (right - left), row)
    return bool(np.abs(np.diff(down, axis=0) / (row[1] - row[0])).max() > STEEPEST)
