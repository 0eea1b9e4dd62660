"""What is printed and what a printed page is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PIL import Image

from training.pages.sheet import Rect, around

WIDTH, HEIGHT = 460.0, 640.0  # points: 162 x 226 mm, a common size of schoolbooks
Layout = Literal["textbook", "worksheet", "exercise book"]


@dataclass(frozen=True, slots=True)
class Task:
    """What a page must show: the sentence, and right sentences to stand around it."""

    sentence: str
    others: tuple[str, ...]

    def items(self, at: int, count: int) -> tuple[str, ...]:
        """``count`` sentences, the one in question at place ``at``."""
        return (*self.others[:at], self.sentence, *self.others[at : count - 1])


def counted(sentences: int) -> str:
    """*one sentence, two sentences*: up to five."""
    return f"{_NUMBERS[sentences]} sentence{'' if sentences == 1 else 's'}"


_NUMBERS = ("no", "one", "two", "three", "four", "five")


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """A flat page, ``scale`` pixels a point. ``lines`` are the boxes of the sentence's lines.

    ``where`` names the sentence's place (*sentence b of exercise 3*), ``facts`` what is to be
    seen on the page, each a whole sentence. ``number`` is the page's, 0 where it has none.
    """

    image: Image.Image
    scale: float
    lines: tuple[Rect, ...]
    where: str
    facts: tuple[str, ...]
    typeface: str
    layout: Layout
    number: int = 0

    @property
    def box(self) -> Rect:
        """The box of the sentence, in points."""
        return around(self.lines)
