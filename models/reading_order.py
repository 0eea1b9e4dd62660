"""In which order the lines of a page are read: pieces of one line together, column after column.

Source of the ordering: T. Breuel, "High performance document layout analysis", 2003, section 4.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from models.transcript import Box

SAME_LINE = 0.5  # share of the lower of two heights that pieces of one line have in common
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
    extents = [_around([boxes[place] for place in line]) for line in lines]
    return [lines[place] for place in _ordered(extents)]


_Extent = tuple[int, int, int, int]  # left, top, right, bottom


def _around(boxes: Sequence[Box]) -> _Extent:
    return (
        min(box.left for box in boxes),
        min(box.top for box in boxes),
        max(box.left + box.width for box in boxes),
        max(box.top + box.height for box in boxes),
    )


def _goes_on(last: Box, box: Box, reach: float) -> bool:
    """Whether ``box`` stands behind ``last`` on the same line."""
    low, high = sorted((last.height, box.height))
    common = min(last.top + last.height, box.top + box.height) - max(last.top, box.top)
    gap = box.left - (last.left + last.width)
    return common > SAME_LINE * low and -OVERLAP * high < gap < reach


def _ordered(extents: Sequence[_Extent]) -> list[int]:
    """Take again and again the topmost line that no other has to come before."""
    waiting = set(range(len(extents)))
    before = {
        place: {other for other in waiting if other != place and _before(other, place, extents)}
        for place in waiting
    }
    order: list[int] = []
    while waiting:
        free = [place for place in waiting if not before[place] & waiting]
        # Slanted lines may each have to come before the other; then the topmost is taken.
        place = min(free or waiting, key=lambda each: _preference(extents[each], order, extents))
        waiting.remove(place)
        order.append(place)
    return order


def _preference(
    extent: _Extent, order: Sequence[int], extents: Sequence[_Extent]
) -> tuple[bool, int, int]:
    """A column is read on to its end before another begins."""
    below = bool(order) and _share_width(extents[order[-1]], extent)
    return not below, extent[1], extent[0]


def _before(one: int, other: int, extents: Sequence[_Extent]) -> bool:
    first, second = extents[one], extents[other]
    if _share_width(first, second):
        return _middle(first) < _middle(second)
    if first[0] >= second[0]:
        return False
    low, high = sorted((_middle(first), _middle(second)))
    return not any(
        low < _middle(between) < high
        and _share_width(between, first)
        and _share_width(between, second)
        for between in extents
    )


def _middle(extent: _Extent) -> float:
    return (extent[1] + extent[3]) / 2


def _share_width(first: _Extent, second: _Extent) -> bool:
    """Neighbouring columns may touch where the page is tilted: a tenth is nothing."""
    common = min(first[2], second[2]) - max(first[0], second[0])
    return common > 0.1 * min(first[2] - first[0], second[2] - second[0])
