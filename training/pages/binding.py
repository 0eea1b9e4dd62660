"""A page as it lies there: alone, or in a book with its neighbour and the pages below."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from PIL import Image

from training.pages.look import INK
from training.pages.printed import HEIGHT, WIDTH, PrintedPage
from training.pages.sheet import Rect, Sheet, Type
from training.pages.topics import topics
from training.pages.typefaces import typeface

_STRIP = 90.0  # points of the neighbour that can come into view
_BLOCK = 7.0  # of the edges of the pages below


@dataclass(frozen=True, slots=True)
class Paper:
    """``image`` begins at x = ``left`` of the page. ``spine`` is its x, None for a loose sheet."""

    image: Image.Image
    scale: float
    left: float
    spine: float | None


def loose(page: PrintedPage) -> Paper:
    return Paper(page.image, page.scale, 0.0, None)


def bound(page: PrintedPage, chance: Random) -> Paper:
    """The page in a book: even pages lie on the left, odd ones on the right."""
    paper = page.image.getpixel((2, page.image.height - 3))
    assert isinstance(paper, tuple)  # the image is RGB
    colour = paper[0], paper[1], paper[2]
    right_hand = page.number % 2 == 1
    whole = Sheet(_STRIP + WIDTH + _BLOCK, HEIGHT, page.scale, colour)
    how = Type(typeface("tinos"), chance.uniform(10, 11.5), INK, justified=True)
    text = " ".join(topic.text for topic in chance.sample(topics(), 4))
    start = _STRIP if right_hand else _BLOCK
    if right_hand:
        whole.text(-270, 70, text, how, 270 + _STRIP - chance.uniform(32, 44))
    else:
        whole.text(start + WIDTH + chance.uniform(32, 44), 70, text, how, 330)
    _edges(whole, _STRIP + WIDTH if right_hand else 0.0, chance)
    whole.image.paste(page.image, (round(start * page.scale), 0))
    return Paper(whole.image, page.scale, -start, 0.0 if right_hand else WIDTH)


def _edges(whole: Sheet, left: float, chance: Random) -> None:
    """The edges of the other pages, seen as thin lines."""
    whole.fill(Rect(left, 0, left + _BLOCK, HEIGHT), (226, 222, 212))
    x = left
    while x < left + _BLOCK:
        shade = chance.randint(150, 215)
        whole.line((x, 0), (x, HEIGHT), (shade, shade - 3, shade - 10), 0.3)
        x += chance.uniform(0.5, 1.1)
