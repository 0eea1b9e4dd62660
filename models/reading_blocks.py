"""Lines of a page with what is known of their place and size, and the blocks that they stand in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from models import line_letters
from models.second_looks import measured
from models.transcript import Box

if TYPE_CHECKING:
    from models.page import Page
    from models.reading import Row

APART = 1.3  # usual distances of two lines; blocks stand further apart
OTHER_SIZE = 1.22  # letters of another block are so much larger or smaller
NO_BLOCK = 2.4  # heights of a line: blocks stand further apart where no distance is usual
WIDE = 3.0  # heights of an x between two cells of a table
BETWEEN = 0.2  # of a letter's width is white beside it; a word's box ends with its ink
FROM_BOX = 0.55  # of the height of words is an x, where it was not measured


@dataclass(frozen=True, slots=True)
class Line:
    """``band`` is the box of its letters, ``x_height`` in pixels of the page, roughly if guessed.

    ``cells`` is how many stretches wide gaps cut it into, ``sure`` the readers' confidence, and
    ``advances`` are the mean widths of a letter in its words.
    """

    text: str
    words: tuple[str, ...]
    band: Box
    x_height: float
    guessed: bool
    cells: int
    sure: float
    advances: tuple[float, ...]

    @property
    def middle(self) -> float:
        return (self.band.top + self.band.bottom) / 2

    @property
    def is_prose(self) -> bool:
        in_cells = self.cells > 1 and len(self.words) <= line_letters.CELL * self.cells
        return not in_cells and line_letters.is_prose(self.text)

    @property
    def is_numbers(self) -> bool:
        return line_letters.is_numbers(self.words)

    @property
    def is_short(self) -> bool:
        numbered = len(self.words) > 1 and self.words[0].isdigit()
        return len(self.words) - numbered <= line_letters.SHORT


@dataclass(frozen=True, slots=True)
class Layout:
    """``body`` and ``height`` are those of an x and of a line in most of the sentences, or 0.0.

    ``pitch`` is the way from one of their lines to the next, 0.0 where no two follow each other.
    """

    lines: tuple[Line, ...]
    body: float
    height: float
    pitch: float


def layout_of(rows: Sequence[Row], page: Page) -> Layout:
    """``rows`` in reading order."""
    lines = tuple(_line(row, page) for row in rows)
    prose = [line for line in lines if line_letters.is_prose(line.text)]
    steps = [
        after.middle - line.middle
        for line, after in pairwise(lines)
        if line in prose and after in prose and _share_width(line.band, after.band)
    ]
    down = [step for step in steps if step > 0]
    return Layout(
        lines,
        median(line.x_height for line in prose) if prose else 0.0,
        median(line.band.height for line in prose) if prose else 0.0,
        median(down) if down else 0.0,
    )


def blocks_of(layout: Layout, *, of_one_size: bool = True) -> list[list[int]]:
    """Places in the lines of ``layout`` that follow each other closely, in letters of one size.

    Or not ``of_one_size``: lines of a program have few letters by which to measure that.
    """
    blocks: list[list[int]] = []
    for place, line in enumerate(layout.lines):
        last = layout.lines[blocks[-1][-1]] if blocks else line
        alike = not of_one_size or _of_one_size(last, line)
        if blocks and alike and _goes_on(last, line, layout.pitch):
            blocks[-1].append(place)
        else:
            blocks.append([place])
    return blocks


def _line(row: Row, page: Page) -> Line:
    found = measured(row, page.lines)
    height = median(piece.box.height for piece in row.pieces)
    x_height = FROM_BOX * height if found is None else found.x_height
    words = tuple(piece.text for piece in row.pieces)
    letters = sum(map(len, words))
    gaps = (after.box.left - piece.box.right for piece, after in pairwise(row.pieces))
    return Line(
        text=" ".join(words),
        words=words,
        band=row.band,
        x_height=x_height,
        guessed=found is None,
        cells=1 + sum(gap > WIDE * x_height for gap in gaps),
        sure=sum(piece.confidence * len(piece.text) for piece in row.pieces) / letters,
        advances=tuple(
            piece.box.width / (len(piece.text) - BETWEEN)
            for piece in row.pieces
            if len(piece.text) > 1
        ),
    )


def _goes_on(line: Line, after: Line, pitch: float) -> bool:
    step = after.middle - line.middle
    most = APART * pitch if pitch else NO_BLOCK * line.band.height
    return 0 < step < most and _share_width(line.band, after.band)


def _of_one_size(line: Line, after: Line) -> bool:
    low, high = sorted((line.x_height, after.x_height))
    return high < OTHER_SIZE * low or line.guessed or after.guessed


def _share_width(box: Box, other: Box) -> bool:
    return min(box.right, other.right) > max(box.left, other.left)
