"""Fold text until a vision model can read it: cut between words and stacked in the model's square.

A vision model sees a photo in a square of some hundred pixels. A line of 60 letters has 5 pixels to
a letter there; the same words on six rows have three times as many. Nothing is ever cropped.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from PIL import Image

from models.canvas import ABOVE, BELOW, ENOUGH_X, Canvas
from models.errors import TooMuchText
from models.folding_cuts import Cut
from models.page.arrays import Grey

# In heights of an x.
SPACE = 0.6  # between the last word of a line and the first of the next
WIDEST_GAP = 1.5  # that is kept between two words of a line; tables and justified lines have wider
EDGE = 0.25  # of paper that is left at the end of a word where much of it follows

SHRINK = 0.97  # from one size that is tried to the next


@dataclass(frozen=True, slots=True)
class Piece:
    """A word on its way to a row: columns ``left:right`` of ``cut``, and the gap before it.

    ``gap`` is in heights of an x.
    """

    cut: Cut
    left: float
    right: float
    gap: float

    @property
    def width(self) -> float:
        """In heights of an x."""
        return (self.right - self.left) / self.cut.x_height


@dataclass(frozen=True, slots=True)
class Fold:
    """How some lines come to lie on ``canvas``: ``rows`` of words with an x of ``x_height``."""

    canvas: Canvas
    x_height: float
    rows: tuple[tuple[Piece, ...], ...]

    @property
    def legible(self) -> bool:
        return bool(self.rows)


@dataclass(frozen=True, slots=True)
class Folded:
    """``image`` is RGB and exactly as large as ``canvas``.

    ``before`` is the height of an x, in pixels of the model, if the whole photo were put into its
    square; 0.0 where that is not known. ``after`` is what it is now.
    """

    image: Image.Image
    canvas: Canvas
    rows: int
    before: float
    after: float

    @property
    def why(self) -> str:
        """The choice in words."""
        rows = "one row" if self.rows == 1 else f"{self.rows} rows"
        tiles = f" of {self.canvas.tiles} tiles" if self.canvas.tiles > 1 else ""
        now = f"The text stands on {rows}{tiles}, its small letters {self.after:.0f} pixels high"
        if not self.before:
            return f"{now}."
        return f"{now}; on the whole photo they would be {self.before:.1f}."


def fold(cuts: Sequence[Cut], canvases: Sequence[Canvas], *, before: float = 0.0) -> Folded:
    """Draw the words of ``cuts``, in their order, as large as there is room for on a canvas.

    Of several canvases the one with the fewest tiles is taken on which letters are large enough.
    ``before``: see `Folded`. Raises `TooMuchText` where the words are legible on none of them.
    """
    planned = best_fold(cuts, canvases)
    if planned is None:
        raise TooMuchText(
            "This text is too long for the vision model to read in one piece.",
            "Choose one sentence of it, or take the OCR route.",
        )
    return Folded(
        Image.fromarray(_drawn(planned)).convert("RGB"),
        planned.canvas,
        len(planned.rows),
        before,
        planned.x_height,
    )


def best_fold(cuts: Sequence[Cut], canvases: Sequence[Canvas]) -> Fold | None:
    """Where the words would come to lie, without drawing them; None where nothing is legible."""
    words = tuple(_pieces(cuts))
    found = [one for canvas in canvases if (one := _fitted(words, canvas)) is not None]
    enough = [one for one in found if one.x_height >= min(ENOUGH_X, one.canvas.most)]
    if enough:
        return min(enough, key=lambda one: (one.canvas.tiles, -one.x_height))
    return max(found, key=lambda one: one.x_height, default=None)


def plain_x_height(x_height: float, size: tuple[int, int], side: int) -> float:
    """``x_height`` on a photo of ``size``, in the pixels of a square that holds all of it."""
    return x_height * side / max(size)


def _pieces(cuts: Iterable[Cut]) -> Iterator[Piece]:
    for cut in cuts:
        for number, (left, right) in enumerate(cut.words):
            gap = (left - cut.words[number - 1][1]) / cut.x_height if number else SPACE
            yield Piece(cut, left, right, min(gap, WIDEST_GAP))


def _fitted(words: Sequence[Piece], canvas: Canvas) -> Fold | None:
    x_height = canvas.most
    while words and x_height >= canvas.least:
        rows = _wrapped(words, canvas.room / x_height)
        if rows is not None and len(rows) <= canvas.rows(x_height):
            return Fold(canvas, x_height, rows)
        x_height *= SHRINK
    return None


def _wrapped(words: Sequence[Piece], room: float) -> tuple[tuple[Piece, ...], ...] | None:
    """Rows no wider than ``room`` heights of an x; None where a single word is wider."""
    rows: list[list[Piece]] = []
    used = 0.0
    for word in words:
        if word.width > room:
            return None
        if rows and used + word.gap + word.width <= room:
            rows[-1].append(word)
            used += word.gap + word.width
        else:
            rows.append([word])
            used = word.width
    return tuple(map(tuple, rows))


def _drawn(planned: Fold) -> Grey:
    """Each word at its place, all else paper."""
    canvas, x_height = planned.canvas, planned.x_height
    pixels = np.full((canvas.height, canvas.width), _paper(planned), np.uint8)
    row = canvas.row or (ABOVE + BELOW) * x_height
    # Rows of a fixed height begin at the top, others stand in the middle.
    spare = 0.0 if canvas.row else canvas.height - row * len(planned.rows)
    first = spare / 2 + (canvas.baseline or ABOVE * x_height)
    for number, words in enumerate(planned.rows):
        baseline = round(first + number * row)
        bounds = (round(number * row + spare / 2), round((number + 1) * row + spare / 2))
        x = canvas.margin
        for at, word in enumerate(words):
            x += word.gap * x_height if at else 0.0
            after = words[at + 1].gap if at + 1 < len(words) else 2 * EDGE
            edges = min(word.gap / 2 if at else EDGE, EDGE * 2), min(after / 2, EDGE * 2)
            _paste(pixels, word, (x, baseline), x_height, edges, bounds)
            x += word.width * x_height
    return pixels


def _paste(
    pixels: Grey,
    word: Piece,
    place: tuple[float, int],
    x_height: float,
    edges: tuple[float, float],
    bounds: tuple[int, int],
) -> None:
    """Put ``word`` with its left end and baseline at ``place``, between the ``bounds`` of its row.

    ``edges`` is how much paper goes with it at either side, in heights of an x.
    """
    cut, zoom = word.cut, x_height / word.cut.x_height
    left = max(0, round(word.left - edges[0] * cut.x_height))
    right = min(cut.pixels.shape[1], round(word.right + edges[1] * cut.x_height))
    piece = cut.pixels[:, left:right]
    size = max(1, round(piece.shape[1] * zoom)), max(1, round(piece.shape[0] * zoom))
    smaller = cv2.INTER_AREA if zoom < 1 else cv2.INTER_CUBIC
    scaled = np.asarray(cv2.resize(piece, size, interpolation=smaller), np.uint8)
    x = round(place[0] - (word.left - left) * zoom)
    y = place[1] - round(cut.baseline * zoom)
    top, bottom = max(y, bounds[0]), min(y + scaled.shape[0], bounds[1])
    first, last = max(x, 0), min(x + scaled.shape[1], pixels.shape[1])
    if top < bottom and first < last:
        pixels[top:bottom, first:last] = scaled[top - y : bottom - y, first - x : last - x]


def _paper(planned: Fold) -> int:
    """The brightness of most of what is drawn."""
    cuts = {id(word.cut): word.cut for row in planned.rows for word in row}
    return round(float(np.median([np.median(cut.pixels) for cut in cuts.values()])))
