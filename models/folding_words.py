"""Where the words of a line begin and end, by the gaps in its ink."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import cv2
import numpy as np

from models.page.arrays import Floats, Grey, Mask
from models.page.letters import ink_of

Extent = tuple[float, float]

# In heights of an x.
SEEN_ABOVE, SEEN_BELOW = 1.4, -0.1  # the baseline: where ink tells words; no rules, no commas
MARK_ABOVE, MARK_BELOW = 0.5, 0.35  # the baseline: where full stops and commas stand
MARK_GAP, MARK_AWAY = 0.4, 0.8  # from a word to its mark, and to the end of that
LEAST_GAP, SURE_GAP = 0.3, 0.8  # between words; what is wider than the second always is one
SMALLEST_GAP = 0.12  # between words that a reader told apart
AWAY = 0.8  # from where a reader says that a word ends, to a gap

SEEN_X = 20.0  # pixels of an x in the copy in which ink is looked for
SPECK = 2  # pixels of ink in a column


def words_on(
    line: Grey, baseline: float, x_height: float, ends: Sequence[Extent] = ()
) -> tuple[Extent, ...]:
    """Columns of the words on ``line``: parted at its gaps, or where a reader's words end."""
    zoom = SEEN_X / x_height
    ink = ink_seen(line, zoom)
    inked = _inked(ink, baseline * zoom, SEEN_ABOVE, SEEN_BELOW)
    marked = _inked(ink, baseline * zoom, MARK_ABOVE, MARK_BELOW)
    if len(ends):  # of a line that goes on, the words beyond are not meant
        inked[: max(0, round((ends[0][0] - SMALLEST_GAP * x_height) * zoom))] = False
        beyond = max(0, round((ends[-1][1] + SMALLEST_GAP * x_height) * zoom))
        inked[beyond:] = marked[beyond:] = False
    runs = _runs(inked)
    if not len(runs):
        return tuple(ends)
    gaps = runs[1:, 0] - runs[:-1, 1]
    if len(ends):
        middles = [(one[1] + other[0]) / 2 * zoom for one, other in pairwise(ends)]
        cut_at = _nearest_gaps(runs, gaps, middles)
    else:
        cut_at = np.asarray(gaps >= _least_gap(gaps), np.bool_)
    starts = np.concatenate([runs[:1, 0], runs[1:, 0][cut_at]])
    stops = np.concatenate([runs[:-1, 1][cut_at], runs[-1:, 1]])
    limits = np.concatenate([starts[1:], [len(inked)]]) - SMALLEST_GAP * SEEN_X
    ended = (_with_mark(marked, stop, most) for stop, most in zip(stops, limits, strict=True))
    return tuple((float(a / zoom), float(b / zoom)) for a, b in zip(starts, ended, strict=True))


def ink_seen(line: Grey, zoom: float) -> Grey:
    """255 where there is ink on ``line``, enlarged by ``zoom``."""
    return ink_of(_zoomed(_dark_on_light(line), zoom))


def _inked(ink: Grey, baseline: float, above: float, below: float) -> Mask:
    """Which columns have ink near the baseline, from ``above`` to ``below`` it."""
    top = max(0, round(baseline - above * SEEN_X))
    band = ink[top : max(top + 1, round(baseline + below * SEEN_X))]
    return np.asarray(np.count_nonzero(band, axis=0) >= SPECK, np.bool_)


def _with_mark(marked: Mask, stop: float, most: float) -> float:
    """Where a word ends with the full stop or comma behind it, at most at ``most``."""
    start, end = int(stop), int(min(most, stop + MARK_AWAY * SEEN_X))
    found = 0.0
    for left, right in _runs(marked[start:end]):
        if left - found > MARK_GAP * SEEN_X:
            break
        found = float(right)
    return start + found if found else stop


def _runs(ink: Mask) -> Floats:
    """(n, 2): where each run of columns with ink begins and ends."""
    steps = np.flatnonzero(np.diff(np.concatenate([[False], ink, [False]]).astype(np.int8)))
    return steps.reshape(-1, 2).astype(np.float64)


def _least_gap(gaps: Floats) -> float:
    """What parts the gaps between letters from those between words best (Otsu 1979)."""
    least, most = LEAST_GAP * SEEN_X, SURE_GAP * SEEN_X
    capped = np.sort(np.minimum(gaps, 1.5 * most))
    best, found = 0.0, least
    for place in range(1, len(capped)):
        apart = capped[place:].mean() - capped[:place].mean()
        weight = place * (len(capped) - place) * apart**2
        if weight > best:
            best, found = weight, float(capped[place - 1] + capped[place]) / 2
    return min(most, max(least, found))


def _nearest_gaps(runs: Floats, gaps: Floats, middles: Sequence[float]) -> Mask:
    """Which gaps part the words whose ends meet at ``middles``: the widest near each."""
    chosen = np.zeros(len(gaps), np.bool_)
    places = (runs[1:, 0] + runs[:-1, 1]) / 2
    for middle in middles:
        away = np.abs(places - middle) - gaps / 2
        worth = np.where(away < AWAY * SEEN_X, gaps - np.maximum(away, 0), 0.0)
        if len(worth) and worth.max() >= SMALLEST_GAP * SEEN_X:
            chosen[int(worth.argmax())] = True
    return chosen


def _zoomed(line: Grey, zoom: float) -> Grey:
    size = max(1, round(line.shape[1] * zoom)), max(1, round(line.shape[0] * zoom))
    how = cv2.INTER_AREA if zoom < 1 else cv2.INTER_LINEAR
    return np.asarray(cv2.resize(line, size, interpolation=how), np.uint8)


def _dark_on_light(line: Grey) -> Grey:
    """Most of a line is paper: where that is the darker of the two, the line is turned over."""
    low, middle, high = np.percentile(line, (2, 50, 98))
    return (255 - line).astype(np.uint8) if high - middle > middle - low else line
