"""Which parts of which lines a second reader looks at again, and where they are on the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from models.doubts import doubts_of
from models.transcript import Box

if TYPE_CHECKING:
    from models.page import Page, PageLine
    from models.reading import Row

DOUBTFUL = 0.1
DOUBTFUL_FLAT = 0.2  # on a page that was flat, sharp and evenly lit from the start
ABOVE, BELOW = 0.8, 0.5  # heights of an x above an x and below the baseline
BESIDE = 0.5  # heights of an x left and right of a line
LOST = 0.6  # heights of an x; so much of a line beyond its words may be a lost word
WIDE_GAP, WIDER = 1.0, 1.8  # heights of an x, usual gaps of the line: room for a lost word
LOST_DOUBT = 0.4
WHOLE = 0.7  # of its words: then the whole line is looked at
LEAST_LINE = 6.0  # heights of an x; a shorter line that was not read may be dirt
MOST_LINES = 8
COVERED = 0.2  # of a line's width, that it counts as read
X_HEIGHT = 0.5  # of a line that the page has not measured, in heights of its words' box


@dataclass(frozen=True, slots=True)
class Look:
    """The words ``start:end`` of row number ``row``; ``box`` is where they are on the page."""

    row: int
    start: int
    end: int
    box: Box
    doubt: float


def looks(rows: Sequence[Row], page: Page) -> list[Look]:
    """What to look at again, the most doubtful first."""
    found = [look for number in range(len(rows)) for look in _looks(number, rows, page)]
    return sorted(found, key=lambda look: -look.doubt)


def unread(rows: Sequence[Row], page: Page) -> list[Box]:
    """Where on ``page`` lines of text stand of which the first reader has read nothing."""
    boxes = [row.band for row in rows]
    found = [line for line in page.lines if not any(_covers(box, line) for box in boxes)]
    long = [line for line in found if line.box.width >= LEAST_LINE * line.x_height]
    longest = sorted(long, key=lambda line: -line.box.width)[:MOST_LINES]
    return [box for line in longest if (box := _box(line, page)).width > 1 and box.height > 1]


def _covers(box: Box, line: PageLine) -> bool:
    common = min(box.right, line.box.right) - max(box.left, line.box.left)
    near = box.top - line.x_height < line.baseline < box.bottom + line.x_height
    return near and common > COVERED * line.box.width


def _box(line: PageLine, page: Page) -> Box:
    beside = BESIDE * line.x_height
    left, right = line.box.left - beside, line.box.right + beside
    return _within(
        page.image.size,
        left,
        line.baseline - (1 + ABOVE) * line.x_height,
        right,
        line.baseline + BELOW * line.x_height,
    )


def _looks(number: int, rows: Sequence[Row], page: Page) -> Iterator[Look]:
    row = rows[number]
    line = measured(row, page.lines)
    left, right = _extent(row, rows, line)
    following = rows[number + 1] if number + 1 < len(rows) else None
    doubts = [
        max(pair)
        for pair in zip(doubts_of(row, following), _lost(row, line, left, right), strict=True)
    ]
    cuts = [left, *(_between(row, place) for place in range(1, len(row.pieces))), right]
    top, bottom = _height(row, line)
    least = DOUBTFUL if page.touched else DOUBTFUL_FLAT
    for start, end in _stretches(doubts, least):
        box = _within(page.image.size, cuts[start], top, cuts[end], bottom)
        if box.width > 1 and box.height > 1:
            yield Look(number, start, end, box, max(doubts[start:end]))


def _lost(row: Row, line: PageLine | None, left: float, right: float) -> list[float]:
    """Doubts of words beside which there is room, or ink, for one that was not read."""
    x_height = line.x_height if line is not None else X_HEIGHT * row.box.height
    boxes = [piece.box for piece in row.pieces]
    gaps = [after.left - before.right for before, after in pairwise(boxes)]
    wide = max(WIDE_GAP * x_height, WIDER * median(gaps)) if gaps else 0.0
    doubts = [0.0] * len(boxes)
    for place, gap in enumerate(gaps):
        if gap > wide:
            doubts[place] = doubts[place + 1] = LOST_DOUBT
    if line is not None and left < boxes[0].left - (BESIDE + LOST) * x_height:
        doubts[0] = LOST_DOUBT
    if line is not None and right > boxes[-1].right + (BESIDE + LOST) * x_height:
        doubts[-1] = LOST_DOUBT
    return doubts


def _between(row: Row, place: int) -> float:
    """The middle between a word and the one before it."""
    return (row.pieces[place - 1].box.right + row.pieces[place].box.left) / 2


def _extent(row: Row, rows: Sequence[Row], line: PageLine | None) -> tuple[float, float]:
    """Where the line begins and ends, by its words or by its ink; not as far as another's words."""
    box = row.box
    if line is None:
        beside = BESIDE * X_HEIGHT * box.height
        return box.left - beside, box.right + beside
    left = min(box.left, line.box.left) - BESIDE * line.x_height
    right = max(box.right, line.box.right) + BESIDE * line.x_height
    for other in rows:
        if other is row or not other.box.top < line.baseline < other.box.bottom:
            continue
        if other.box.right <= box.left:
            left = max(left, (other.box.right + box.left) / 2)
        if other.box.left >= box.right:
            right = min(right, (other.box.left + box.right) / 2)
    return left, right


def _height(row: Row, line: PageLine | None) -> tuple[float, float]:
    """Close above and below the letters."""
    if line is not None:
        return line.baseline - (1 + ABOVE) * line.x_height, line.baseline + BELOW * line.x_height
    box = row.box
    return box.top - 0.1 * box.height, box.bottom + 0.1 * box.height


def _within(size: tuple[int, int], left: float, top: float, right: float, bottom: float) -> Box:
    left, top = max(0, round(left)), max(0, round(top))
    return Box(left, top, min(size[0], round(right)) - left, min(size[1], round(bottom)) - top)


def _stretches(doubts: Sequence[float], least: float) -> list[tuple[int, int]]:
    """Words as doubtful as ``least``, each with its neighbours, which show where blanks are."""
    merged: list[tuple[int, int]] = []
    for place, doubt in enumerate(doubts):
        if doubt < least:
            continue
        start, end = max(0, place - 1), min(len(doubts), place + 2)
        if merged and start <= merged[-1][1]:
            start, _ = merged.pop()
        merged.append((start, end))
    if sum(end - start for start, end in merged) >= WHOLE * len(doubts):
        return [(0, len(doubts))]
    return merged


def measured(row: Row, lines: Sequence[PageLine]) -> PageLine | None:
    """The line of the page that ``row`` stands on."""
    box = row.box
    near = [
        line
        for line in lines
        if box.top < line.baseline <= box.bottom + 0.2 * box.height
        and line.box.left < box.right
        and box.left < line.box.right
    ]
    return max(near, key=lambda line: line.box.width, default=None)
