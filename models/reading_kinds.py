"""Which lines of a page are sentences, and which are labels, code, tables, captions or margins.

By where and how large they stand and what their letters look like. What is not clearly something
else is body: a sentence that is taken for a label would not be corrected.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from models import line_letters
from models.code_lines import is_typed, listing
from models.page.drawings import Drawing, area, common, drawings
from models.parts import PartKind
from models.reading_blocks import Layout, Line, blocks_of, layout_of

if TYPE_CHECKING:
    from models.page import Page
    from models.reading import Row
    from models.transcript import Box

LEAST_BODY = 3  # lines of sentences; with fewer the page does not say what is usual on it
BESIDE = 2.5  # heights of an x beyond a drawing that its labels stand within
FULL_OF_TEXT = 0.2  # of its area is sentences: a box around text
GUESSED, NOTHING = 0.6, 0.4  # confidence; dirt and drawings are "read" with less, long ones too
LARGER = 1.35  # times the letters of the body are those of a heading
NEXT, LARGE = 3.5, 0.85  # heights of a line, and of its x: the next line may go on with it
HEADING_LINES, HEADING_WORDS = 3, 12
SMALLER = 0.93  # times the letters of the body are those of a running head
MARGIN_GAP = 1.5  # usual distances of two lines between a running head and the text
MARGIN_WORDS, FEW_WORDS = 9, 3
LEVEL = 0.6  # of a line's height; lines whose middles are nearer stand side by side
IN_A_TABLE = 3  # lines that stand side by side with others, or have several cells
CLOSE = 1.05  # usual distances of two lines; those of a caption are no further apart
FULL_LINE = 4.0  # heights of an x; a line that ends so much before the longest is the last one


def kinds_of(rows: Sequence[Row], page: Page) -> list[PartKind]:
    """What each of ``rows``, which come in reading order, is."""
    layout = layout_of(rows, page)
    blocks = blocks_of(layout)
    kinds = [PartKind.BODY] * len(rows)
    typed = not any(is_typed(layout, block) for block in blocks if _is_text(layout, block))
    found = [listing(layout, block, typed=typed) for block in blocks]
    found += [listing(layout, block, typed=False) for block in blocks_of(layout, of_one_size=False)]
    for place in chain.from_iterable(found):
        kinds[place] = PartKind.CODE
    if sum(line.is_prose for line in layout.lines) >= LEAST_BODY:
        rest = _Rest(layout, kinds, _drawn(layout, rows, page))
        for block in blocks:
            rest.settle([place for place in block if kinds[place] is PartKind.BODY])
    return kinds


def _is_text(layout: Layout, block: Sequence[int]) -> bool:
    return sum(layout.lines[place].is_prose for place in block) >= LEAST_BODY


def _may_end_sentence(line: Line) -> bool:
    return line_letters.has_ended(line.text) and bool(line_letters.plain_words(line.words[-1]))


def _drawn(layout: Layout, rows: Sequence[Row], page: Page) -> list[Drawing]:
    """Drawings on ``page`` that are not mere frames around sentences."""
    words = [piece.box for row in rows for piece in row.pieces]
    found = drawings(page.image, words, layout.body)
    prose = [line.band for line in layout.lines if line.is_prose]
    return [each for each in found if not _frames(each.box, prose)]


def _frames(box: Box, prose: Sequence[Box]) -> bool:
    """Whether ``box`` is around sentences: a box for them, or the edge of the sheet."""
    held = [band for band in prose if _within(band, box, 0.0)]
    full = sum(common(box, band) for band in prose) >= FULL_OF_TEXT * area(box)
    return full or len(held) >= LEAST_BODY


@dataclass(frozen=True, slots=True)
class _Rest:
    """Settles what is no code, block by block; ``kinds`` is filled in."""

    layout: Layout
    kinds: list[PartKind]
    drawn: Sequence[Drawing]

    def settle(self, block: list[int]) -> None:
        if not block:
            return
        lines = [self.layout.lines[place] for place in block]
        cut = _caption_within(lines)
        if cut:
            self.settle(block[:cut])
            self.settle(block[cut:])
        elif line_letters.starts_caption(lines[0].text):
            captioned = _first_paragraph(lines, CLOSE * self.layout.pitch)
            self._set(block[:captioned], PartKind.CAPTION)
            self.settle(block[captioned:])
        else:
            self._set(block, self._kind(lines, self._goes_on_below(block)))

    def _goes_on_below(self, block: Sequence[int]) -> bool:
        """Whether the line behind ``block`` is within a sentence, or in its large letters."""
        if block[-1] + 1 == len(self.kinds):
            return False
        line, after = self.layout.lines[block[-1]], self.layout.lines[block[-1] + 1]
        near = 0 < after.middle - line.middle < NEXT * line.band.height
        large = after.x_height >= LARGE * line.x_height
        return after.text[:1].islower() or (near and large)

    def _set(self, block: Sequence[int], kind: PartKind) -> None:
        for place in block:
            self.kinds[place] = kind

    def _kind(self, lines: Sequence[Line], goes_on: bool) -> PartKind:
        text = " ".join(line.text for line in lines)
        if any(map(_may_end_sentence, lines)):
            return PartKind.BODY
        if all(line_letters.is_remark(line.text) for line in lines):
            return PartKind.CODE
        if self._is_margin(lines):
            return PartKind.MARGIN
        if self._is_table(lines):
            return PartKind.TABLE
        if self._is_label(lines):
            return PartKind.FIGURE
        if all(line_letters.is_code(line.text) for line in lines):
            return PartKind.FORMULA
        if all(line.is_numbers for line in lines):
            return PartKind.TABLE
        if not goes_on and self._is_heading(lines, text):
            return PartKind.HEADING
        least = GUESSED if all(line.is_short for line in lines) else NOTHING
        return PartKind.FIGURE if all(line.sure < least for line in lines) else PartKind.BODY

    def _is_heading(self, lines: Sequence[Line], text: str) -> bool:
        if len(lines) > HEADING_LINES or len(text.split()) > HEADING_WORDS:
            return False
        if line_letters.has_ended(text) or text[:1].islower():
            return False
        body, height = LARGER * self.layout.body, LARGER * self.layout.height
        large = all(line.x_height >= body and line.band.height >= height for line in lines)
        return large or line_letters.starts_section(text) or line_letters.is_title(text)

    def _is_margin(self, lines: Sequence[Line]) -> bool:
        """A running head or a page's number: short, above or below all sentences, and apart."""
        if len(lines) > 1 or len(lines[0].words) > MARGIN_WORDS:
            return False
        line = lines[0]
        others = [
            other
            for other in self.layout.lines
            if other is not line and not _level(line, other) and _is_of_text(other)
        ]
        gap = MARGIN_GAP * self.layout.pitch
        above = all(other.middle - line.middle > gap for other in others)
        below = all(line.middle - other.middle > gap for other in others)
        small = line.x_height < SMALLER * self.layout.body
        numbered = _has_page_number(line)
        beside = any(other is not line and _level(line, other) for other in self.layout.lines)
        titled = line_letters.starts_section(line.text)
        return (above or below) and (small or numbered or beside or titled)

    def _is_table(self, lines: Sequence[Line]) -> bool:
        """Rows of cells, or short lines that stand side by side with others."""
        if sum(map(self._is_row, lines)) < len(lines) / 2:
            return False
        if any(line.is_prose and not line.is_short for line in lines):
            return False
        top, bottom = lines[0].middle, lines[-1].middle
        reach = IN_A_TABLE * max(self.layout.pitch, lines[0].band.height)
        near = [
            line.middle
            for line in self.layout.lines
            if top - reach < line.middle < bottom + reach and self._is_row(line)
        ]
        step = LEVEL * min(line.band.height for line in lines)
        return 1 + sum(after - one > step for one, after in pairwise(sorted(near))) >= IN_A_TABLE

    def _is_row(self, line: Line) -> bool:
        """Whether it is a row of cells, or a cell that stands beside others."""
        if line.cells > 1:
            return len(line.words) <= line_letters.CELL * line.cells
        return len(line.words) <= line_letters.CELL and any(
            other is not line
            and len(other.words) <= line_letters.CELL * other.cells
            and _level(line, other)
            for other in self.layout.lines
        )

    def _is_label(self, lines: Sequence[Line]) -> bool:
        """Short lines that stand in or beside a drawing, or single words in a frame."""
        reach = BESIDE * self.layout.body
        return any(
            all(
                len(line.words)
                <= max(line_letters.CELL * line.cells, line_letters.SHORT * drawing.filled)
                and _within(line.band, drawing.box, reach if drawing.filled else 0.0)
                for line in lines
            )
            for drawing in self.drawn
        )


def _caption_within(lines: Sequence[Line]) -> int:
    """Where a caption begins behind other lines; 0 where none does."""
    captions = (place for place, line in enumerate(lines) if line_letters.starts_caption(line.text))
    return next((place for place in captions if place), 0)


def _is_of_text(line: Line) -> bool:
    """Whether it is surely a line of sentences."""
    title = line_letters.starts_section(line.text) or _has_page_number(line)
    return line.is_prose and line.sure >= GUESSED and not title


def _has_page_number(line: Line) -> bool:
    """At either end; a single figure before some words is the number of an exercise."""
    first, last = line.words[0], line.words[-1]
    if line_letters.is_numbers([last]):
        return True
    return line_letters.is_numbers([first]) and (len(first) > 1 or len(line.words) <= FEW_WORDS)


def _first_paragraph(lines: Sequence[Line], most: float) -> int:
    """How many of ``lines`` are the first paragraph: up to the first that is not full.

    And no further than to one from which the next is more than ``most`` away, if that is not 0.
    """
    right = max(line.band.right for line in lines)
    for count, (line, after) in enumerate(pairwise(lines), start=1):
        full = line.band.right >= right - FULL_LINE * line.x_height
        if not full or (most and after.middle - line.middle > most):
            return count
    return len(lines)


def _level(line: Line, other: Line) -> bool:
    return abs(line.middle - other.middle) < LEVEL * min(line.band.height, other.band.height)


def _within(band: Box, box: Box, reach: float) -> bool:
    x, y = (band.left + band.right) / 2, (band.top + band.bottom) / 2
    return box.left - reach < x < box.right + reach and box.top - reach < y < box.bottom + reach
