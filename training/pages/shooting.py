"""From a design to its photo: everything drawn by one lot."""

from __future__ import annotations

import hashlib
from random import Random

import numpy as np

from training.pages.binding import bound, loose
from training.pages.camera import TakenPhoto, draw_shot, take
from training.pages.printed import PrintedPage

SCALE = 2.4  # pixels of the flat page to the point; photos show at most about as many
LONG_SIDE = 1280  # pixels of a photo
_IN_BOOKS = 0.7  # of the textbook pages; the others are single sheets


def shoot(
    page: PrintedPage, lot: str, *, long_side: int = LONG_SIDE, whole: bool = False
) -> TakenPhoto:
    """A photo of the page; its quads are that of the sentence and those of its lines.

    ``whole``: all of the page for sure, and not now and then a part of it.

    Both sides are multiples of 8 pixels if ``long_side`` is one of 32.

    The same page and ``lot`` give the same bytes.
    """
    chance, fine = Random(lot), np.random.default_rng(_number(lot))
    in_book = page.layout == "textbook" and chance.random() < _IN_BOOKS
    paper = bound(page, chance) if in_book else loose(page)
    shot = draw_shot(page.box, fine, bound=in_book, long_side=long_side, whole=whole)
    return take(paper, shot, (page.box, *page.lines), fine)


def _number(text: str) -> int:
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big")
