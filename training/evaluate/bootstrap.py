"""Rates over pairs of pages with the interval in which they would fall on other such pairs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

RESAMPLES = 2000
SHARE = 0.95  # of the resamples lies in the interval

Count = tuple[float, float]  # of one pair: hits, tries


@dataclass(frozen=True, slots=True)
class Rate:
    """``value`` is hits by tries; ``low`` and ``high`` hold 95 % of the resampled ones.

    ``tries`` are those of all pairs; with none, the numbers are 0.
    """

    value: float
    low: float
    high: float
    tries: float


def rate(counts: Sequence[Count]) -> Rate:
    """The rate over all pairs. Pairs are drawn, not pages: the two pages of one are alike.

    Source: B. Efron, "Bootstrap methods: another look at the jackknife", 1979 (percentiles).
    """
    sums = _sums(np.asarray(counts, dtype=float).reshape(-1, 2))
    return _rate(sums[:, 0] / np.maximum(sums[:, 1], 1e-9), sums[0, 1])


def difference(before: Sequence[Count], after: Sequence[Count]) -> Rate:
    """``after`` minus ``before``, which are of the same pairs in the same order.

    ValueError where they are not as many.
    """
    both = [(*one, *other) for one, other in zip(before, after, strict=True)]
    sums = _sums(np.asarray(both, dtype=float).reshape(-1, 4))
    rates = sums[:, ::2] / np.maximum(sums[:, 1::2], 1e-9)
    return _rate(rates[:, 1] - rates[:, 0], min(sums[0, 1], sums[0, 3]))


def _sums(counts: NDArray[np.float64]) -> NDArray[np.float64]:
    """(1 + RESAMPLES, columns): first the sums over all pairs, then over each resample."""
    many = len(counts)
    if not many:
        return np.zeros((1 + RESAMPLES, counts.shape[1]))
    chance = np.random.default_rng(0)  # the same draws for all, so that numbers can be compared
    often = chance.multinomial(many, np.full(many, 1 / many), size=RESAMPLES)
    return np.concatenate([counts.sum(axis=0, keepdims=True), often @ counts])


def _rate(rates: NDArray[np.float64], tries: float) -> Rate:
    low, high = np.quantile(rates[1:], [(1 - SHARE) / 2, (1 + SHARE) / 2])
    return Rate(float(rates[0]), float(low), float(high), float(tries))
