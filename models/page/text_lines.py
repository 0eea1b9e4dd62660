"""Find the lines of text: where each baseline runs, and how high its letters are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from models.page.arrays import Floats, Ints, Mask
from models.page.letters import Letters
from models.page.links import chains, link

FEWEST = 5  # letters; fewer than that say little of a baseline
ON_LINE = 0.12  # heights; what ends further below the baseline has a descender, or is a comma
NEARLY = 0.2  # of the letters' height may the typical letter of a line differ from its x-height
ROUNDS = 4
LETTERS_A_BEND = 10  # a degree more of the curve through a baseline for so many letters more
MOST_BENDS = 4
AROUND = 10  # letters; of so many in a row at least half stand on the baseline
UNLIKE_TEXT = 0.45  # of the letters on the baseline at least: code, tables and pictures have fewer


@dataclass(frozen=True, slots=True)
class TextLine:
    """Letters that stand on one baseline, from left to right, in pixels of the analysis copy.

    ``x`` and ``y`` are the points where they stand on it, descenders left out; ``x_height`` is the
    height of a small letter; ``left`` and ``right`` are the ends of the line.
    """

    x: Floats
    y: Floats
    x_height: float
    left: float
    right: float

    @property
    def middle(self) -> float:
        return float(np.median(self.y))

    @property
    def width(self) -> float:
        return self.right - self.left

    def slope(self) -> float:
        """Pixels down for each pixel to the right, over the whole line."""
        return float(np.polyfit(self.x, self.y, 1)[0])


def find_text_lines(letters: Letters) -> tuple[tuple[TextLine, ...], tuple[TextLine, ...]]:
    """All lines of at least `FEWEST` letters, and the fragments that are shorter."""
    lines, fragments = [], []
    for chain in chains(link(letters)):
        if len(chain) >= FEWEST:
            line = _text_line(letters, chain)
            if line is not None:
                lines.append(line)
        elif len(chain) > 1:
            fragments.append(_fragment(letters, chain))
    return tuple(lines), tuple(fragments)


def usual_x_height(lines: Sequence[TextLine]) -> float:
    """The x-height of most of the text, weighed by length; 0.0 without lines."""
    if not lines:
        return 0.0
    heights = np.array([line.x_height for line in lines])
    order = np.argsort(heights)
    weight = np.cumsum(np.array([line.width for line in lines])[order])
    return float(heights[order][np.searchsorted(weight, weight[-1] / 2)])


def _text_line(letters: Letters, chain: Ints) -> TextLine | None:
    x, bottom = letters.middle[chain], letters.bottom[chain]
    height = float(np.median(letters.height[chain]))
    standing = on_baseline(x, bottom, height)
    if np.count_nonzero(standing) < max(FEWEST - 1, UNLIKE_TEXT * len(chain)):
        return None
    return TextLine(
        x[standing],
        bottom[standing],
        _x_height(letters.height[chain][standing]),
        float(letters.left[chain[0]]),
        float(letters.right[chain[-1]]),
    )


def _fragment(letters: Letters, chain: Ints) -> TextLine:
    return TextLine(
        letters.middle[chain],
        letters.bottom[chain],
        float(letters.height[chain].min()),
        float(letters.left[chain[0]]),
        float(letters.right[chain[-1]]),
    )


def on_baseline(x: Floats, bottom: Floats, height: float) -> Mask:
    """Which letters stand on the baseline: on a curve through most of the lower ends.

    The median of the residuals starts on the baseline, as fewer than half of all letters have a
    descender; each round then fits a curve to those near it. What waves more than that curve is
    followed by the median of a letter and its neighbours.
    """
    degree = min(1 + len(x) // LETTERS_A_BEND, MOST_BENDS)
    place = (x - x.mean()) / max(float(np.ptp(x)), 1.0)
    near = np.ones(len(x), dtype=np.bool_)
    off = bottom
    limit = 0.6 * height
    for _ in range(ROUNDS):
        curve = np.polynomial.Polynomial.fit(place[near], bottom[near], min(degree, near.sum() - 1))
        off = bottom - curve(place)
        off -= np.median(off[near])
        near = np.asarray(np.abs(off) < max(limit, 1.0), dtype=np.bool_)
        if np.count_nonzero(near) < 3:
            return near
        limit = max(limit / 2, ON_LINE * height)
    if len(x) > 2 * AROUND:
        off = off - _wave(off)
    return np.asarray(np.abs(off) < max(ON_LINE * height, 1.0), dtype=np.bool_)


def _wave(off: Floats) -> Floats:
    """The running median, itself smoothed; ends are continued by turning them around."""
    for average, half in ((np.median, AROUND // 2), (np.mean, AROUND // 4)):
        before = 2 * off[0] - off[half:0:-1]
        after = 2 * off[-1] - off[-2 : -half - 2 : -1]
        continued = np.concatenate([before, off, after])
        off = average(np.lib.stride_tricks.sliding_window_view(continued, 2 * half + 1), axis=-1)
    return off


def _x_height(heights: Floats) -> float:
    """The lower of the two heights that letters on the baseline have (x and h)."""
    low = float(np.percentile(heights, 30))
    return float(np.median(heights[heights < low * (1 + NEARLY)]))
