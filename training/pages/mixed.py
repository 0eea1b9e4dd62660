"""Pages on which figures, listings, tables and captions stand between the lines of sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate
from random import Random

from models.parts import PartKind
from training.pages.apart import Printed, Setter, anything
from training.pages.blocks import Column
from training.pages.look import Look, look
from training.pages.printed import HEIGHT, WIDTH, PrintedPage
from training.pages.sheet import Rect, Sheet, Type
from training.pages.topics import topics
from training.pages.typefaces import Typeface

_END = HEIGHT - 46.0
_ROOM = 185.0  # points that the tallest of all sorts takes
_TOGETHER = (2, 6)  # sentences of a paragraph
_INTERRUPTED = 0.12  # of the lines have something between them and the line before


@dataclass(frozen=True, slots=True)
class MixedPage:
    """``sentences`` are those that stand there whole, ``apart`` what stands between them."""

    page: PrintedPage
    sentences: tuple[str, ...]
    apart: tuple[Printed, ...]


def mixed_page(
    sentences: Sequence[str], face: Typeface, chance: Random, *, scale: float
) -> MixedPage:
    """A page of running text in ``face``, in one or two columns, as much as there is room for."""
    style = look(chance, face, grey=chance.random() < 0.3)
    sheet = Sheet(WIDTH, HEIGHT, scale, style.paper)
    edge = chance.uniform(30, 44)
    setter = Setter(sheet, style, chance, [])
    page = chance.randint(8, 180)
    top = _head(setter, Column(edge, WIDTH - edge), page)
    columns = _columns(edge, 2 if chance.random() < 0.4 else 1)
    flow = _Flow(setter, _flowing(style, columns), columns, top)
    whole = flow.fill(sentences)
    printed = PrintedPage(
        sheet.image, scale, tuple(flow.lines), f"page {page}", (), face.name, "textbook", page
    )
    return MixedPage(printed, tuple(whole), tuple(setter.printed))


def _columns(edge: float, count: int) -> list[Column]:
    if count == 1:
        return [Column(edge, WIDTH - edge)]
    middle = WIDTH / 2
    return [Column(edge, middle - 9), Column(middle + 9, WIDTH - edge)]


def _flowing(style: Look, columns: Sequence[Column]) -> Type:
    return replace(style.body, justified=False, size=style.body.size * (0.9 / len(columns) ** 0.15))


def _head(setter: Setter, column: Column, page: int) -> float:
    """A running head with the number of the page, or a footer with it; sometimes a title."""
    chance, sheet, style = setter.chance, setter.sheet, setter.look
    topic = chance.choice(topics())
    number, words = str(page), f"Chapter {chance.randint(1, 14)} {topic.title}"
    top = 18.0 if chance.random() < 0.5 else HEIGHT - 32
    left, right = (number, words) if page % 2 else (words, number)
    setter.text(PartKind.MARGIN, column.left, top, left, style.small)
    width = sheet.width_of(right, style.small)
    setter.text(PartKind.MARGIN, column.right - width, top, right, style.small)
    if chance.random() < 0.5:
        return 46
    setter.text(PartKind.HEADING, column.left, 44, topic.caption, style.heading)
    return 46 + style.heading.step + 8


@dataclass(slots=True)
class _Flow:
    """Text that runs through ``columns`` from ``top`` on, interrupted now and then."""

    setter: Setter
    how: Type
    columns: list[Column]
    start: float
    top: float = 0.0
    lines: list[Rect] = field(default_factory=list)
    floats: int = 0

    def fill(self, sentences: Sequence[str]) -> list[str]:
        """Set paragraphs until the columns are full; the sentences that stand there whole."""
        chance, self.top = self.setter.chance, self.start
        gap = chance.choice((0.0, 0.5)) * self.how.size
        found, left = list[str](), list(sentences)
        while left:
            count = chance.randint(*_TOGETHER)
            paragraph, left = left[:count], left[count:]
            found += self._paragraph(paragraph, indent=12 if gap == 0 else 0)
            if not self.columns:
                break
            self.top += gap
        return found

    def _paragraph(self, sentences: Sequence[str], indent: float) -> list[str]:
        """Its sentences that found room."""
        sheet, words = self.setter.sheet, 0
        width = self.columns[0].width - indent
        for number, line in enumerate(sheet.folded(" ".join(sentences), self.how, width)):
            if not self._has_room():
                break
            if number and self.setter.chance.random() < _INTERRUPTED:
                self._interrupt()
            left = self.columns[0].left + (0 if number else indent)
            self.lines += sheet.text(left, self.top, line, self.how, 10_000)
            self.top += self.how.step
            words += len(line.split())
        ends = accumulate(len(sentence.split()) for sentence in sentences)
        return [text for text, end in zip(sentences, ends, strict=True) if end <= words]

    def _has_room(self) -> bool:
        """For one more line, in this column or the next."""
        if self.columns and self.top + self.how.step > _END:
            self.columns, self.top = self.columns[1:], self.start
        return bool(self.columns)

    def _interrupt(self) -> None:
        if self.top + _ROOM < _END:
            self.floats += 1
            self.top = anything(self.setter, self.columns[0], self.top + 8, self.floats)
