"""In which order the lines of a page are read: pieces of one line together, column after column.

Source of the ordering: T. Breuel, "High performance document layout analysis", 2003, section 4.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from models.page.arrays import Floats, Mask
from models.transcript import Box, around

SAME_LINE = 0.5  # share of the lower of two heights that pieces of one line have in common
TOUCH = 0.1  # neighbouring columns may have so much in common where the page is tilted
OVERLAP = 0.5  # so much of its height may a piece reach into the one before


def lines_of(boxes: Sequence[Box], reach: Sequence[float]) -> list[list[int]]:
    """Places in ``boxes`` of the pieces of each line, left to right, lines in reading order.

    ``reach`` is how far behind each box, in pixels, the next piece of its line may begin. What
    is further away may be another column.
    """
    lines: list[list[int]] = []
    for place in sorted(range(len(boxes)), key=lambda each: boxes[each].left):
        line = next(
            (line for line in lines if _goes_on(boxes[line[-1]], boxes[place], reach[line[-1]])),
            None,
        )
        if line is None:
            lines.append([place])
        else:
            line.append(place)
    around_lines = [around(tuple(boxes[place] for place in line)) for line in lines]
    return [lines[place] for place in in_order(around_lines)]


def in_order(boxes: Sequence[Box]) -> list[int]:
    """Places in ``boxes``, which hold one line each, in the order in which they are read.

    Again and again the topmost line is taken that no other has to come before.
    """
    if not boxes:
        return []
    lines = _Lines.of(boxes)
    before = lines.before()
    waiting = np.ones(len(boxes), np.bool_)
    order: list[int] = []
    while waiting.any():
        free = waiting & ~before[waiting].any(axis=0)
        # Slanted lines may each have to come before the other; then the topmost is taken.
        possible = np.flatnonzero(free if free.any() else waiting)
        below = lines.share_width[order[-1]] if order else np.zeros(len(boxes), np.bool_)
        # A column is read on to its end before another begins.
        place = min(
            possible.tolist(), key=lambda each: (not below[each], boxes[each].top, boxes[each].left)
        )
        waiting[place] = False
        order.append(place)
    return order


@dataclass(frozen=True, slots=True)
class _Lines:
    """``share_width[a, b]``: lines a and b stand, in part, above each other."""

    left: Floats
    middle: Floats
    share_width: Mask

    @classmethod
    def of(cls, boxes: Sequence[Box]) -> _Lines:
        left = np.array([box.left for box in boxes], np.float64)
        right = np.array([box.right for box in boxes], np.float64)
        middle = np.array([(box.top + box.bottom) / 2 for box in boxes])
        common = np.minimum.outer(right, right) - np.maximum.outer(left, left)
        least = np.minimum.outer(right - left, right - left)
        return cls(left, middle, np.asarray((common > 0) & (common > TOUCH * least)))

    def before(self) -> Mask:
        """``before[a, b]``: a is read before b, as it is above it or in a column to its left."""
        above = np.less.outer(self.middle, self.middle)
        leftward = np.less.outer(self.left, self.left) & ~self.share_width
        for line in np.flatnonzero(leftward.any(axis=1)):
            others = np.flatnonzero(leftward[line])
            # A line that reaches over both columns and stands between the two ends the columns.
            low = np.minimum(self.middle[line], self.middle[others])
            high = np.maximum(self.middle[line], self.middle[others])
            over = self.share_width[:, line, None] & self.share_width[:, others]
            between = (self.middle[:, None] > low) & (self.middle[:, None] < high)
            leftward[line, others] = ~(over & between).any(axis=0)
        return np.asarray((self.share_width & above) | leftward)


def _goes_on(last: Box, box: Box, reach: float) -> bool:
    """Whether ``box`` stands behind ``last`` on the same line."""
    low, high = sorted((last.height, box.height))
    common = min(last.top + last.height, box.top + box.height) - max(last.top, box.top)
    gap = box.left - (last.left + last.width)
    return common > SAME_LINE * low and -OVERLAP * high < gap < reach
