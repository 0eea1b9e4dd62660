"""Tell the page that was meant from the one beside it, of which the photo shows a strip."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from models.page.arrays import Floats, Mask
from models.page.text_lines import TextLine

FEWEST = 3  # cut lines; a stain or a mark at the edge is no page
MOST_TEXT = 0.5  # of the text on the page that was meant may stand on the strip
APART = 1.0  # x-heights between the strip and the page
OVERLAP = 0.06  # of the lines of the page may reach over the gap: running heads, figures
SEVERAL = 6  # lines; fewer do not say how the gap between the pages leans


@dataclass(frozen=True, slots=True)
class Strip:
    """What lies beyond ``at + lean * row``, on one ``side`` of the photo; in analysis pixels."""

    side: Literal["left", "right"]
    at: float
    lean: float

    def edge(self, row: Floats) -> Floats:
        return self.at + self.lean * row


def find_strips(
    lines: Sequence[TextLine],
    fragments: Sequence[TextLine],
    cut: Callable[[Floats, Floats], Mask],
    x_height: float,
) -> tuple[Strip, ...]:
    """The strips at the left and right edge of a photo, none in most photos.

    ``fragments`` are words too short to be lines, which is all that a narrow strip shows;
    ``cut(x, row)`` says which places are so near the photo's edge that text there is cut off.
    """
    if not lines:
        return ()
    text = [line for line in (*lines, *fragments) if 0.5 * x_height < line.x_height < 2 * x_height]
    left = np.array([line.left for line in text])
    right = np.array([line.right for line in text])
    row = np.array([line.middle for line in text])
    found = []
    at_right = _strip(left, right, row, cut(right, row), x_height)
    if at_right is not None:
        found.append(Strip("right", *at_right))
    at_left = _strip(-right, -left, row, cut(left, row), x_height)
    if at_left is not None:
        found.append(Strip("left", -at_left[0], -at_left[1]))
    return tuple(found)


def beyond(strips: Sequence[Strip], line: TextLine) -> bool:
    """Whether the middle of ``line`` is on a strip."""
    middle, row = (line.left + line.right) / 2, np.array(line.middle)
    return any(
        middle > strip.edge(row) if strip.side == "right" else middle < strip.edge(row)
        for strip in strips
    )


def _strip(
    left: Floats, right: Floats, row: Floats, cut: Mask, x_height: float
) -> tuple[float, float] | None:
    """Where a strip at the right edge begins, if there is one."""
    if np.count_nonzero(cut) < FEWEST:
        return None
    lean = 0.0
    if np.count_nonzero(cut) >= SEVERAL:
        lean = _lean(left[cut], row[cut])
    begins = left - lean * row
    at = float(np.percentile(begins[cut], 10)) - APART * x_height
    return (at, lean) if _is_beside(begins, right - lean * row, left, right, at) else None


def _is_beside(begins: Floats, ends: Floats, left: Floats, right: Floats, at: float) -> bool:
    """Whether what lies beyond ``at`` is clearly apart from the text, and the smaller part."""
    strip: Mask = begins > at - 0.5
    text = (right - left)[~strip].sum()
    across = (right - left)[~strip & (ends > at)].sum()
    return bool((right - left)[strip].sum() < MOST_TEXT * text and across < OVERLAP * text)


def _lean(left: Floats, row: Floats) -> float:
    """The slope of the margin: of lines' left ends, short and indented lines left out."""
    near = np.ones(len(left), dtype=np.bool_)
    slope = 0.0
    for _ in range(3):
        slope, at = np.polyfit(row[near], left[near], 1)
        off = left - at - slope * row
        near = off <= max(float(np.percentile(off, 60)), 1.0)
    return float(np.clip(slope, -0.3, 0.3))
