"""Lines of text cut out of a page, with the places where they may be cut between two words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

import numpy as np

from models.folding_words import SEEN_X, Extent, ink_seen, words_on
from models.page.arrays import Grey
from models.page.letters import find_letters
from models.page.light import even_light, measure_light
from models.reading_order import in_order
from models.transcript import Box

if TYPE_CHECKING:
    from models.page import Page, PageLine
    from models.rapid_cuts import Place
    from models.reading import Piece

# In heights of an x.
# The baseline and the ends, that are cut out with a line: room for its letters, hardly for others.
ABOVE, BELOW, BESIDE = 1.65, 0.6, 0.4

# Of a line of print in a box as high as its letters reach, where the letters tell nothing.
USUAL_BASELINE, USUAL_X = 0.76, 0.47
FEWEST, FEW = 3, 8  # letters, that tell where a line stands; with fewer the lines beside do
X_BAND = 0.2  # heights of an x among themselves
ODD = 0.6  # a line that differs so much from the others is in larger or smaller print indeed


@dataclass(frozen=True, slots=True, eq=False)
class Cut:
    """A line, or a part of one. ``pixels`` are grey with the letters as they stand on the photo.

    ``words`` are columns from left to right, no two of which touch: between them a line may be
    cut. ``baseline`` is the row on which letters stand, ``x_height`` the height of an x.
    """

    pixels: Grey
    baseline: float
    x_height: float
    words: tuple[Extent, ...]


def cuts_of_page(page: Page) -> tuple[Cut, ...]:
    """All lines of ``page`` in reading order, words told apart by the gaps between them."""
    order = in_order([line.box for line in page.lines])
    return cut_lines(page, [page.lines[place] for place in order])


def cut_lines(page: Page, lines: Iterable[PageLine]) -> tuple[Cut, ...]:
    """Some lines of ``page``, words told apart by the gaps between them."""
    grey = grey_of(page)
    cuts = (_cut(grey, line, (), None) for line in lines)
    return tuple(cut for cut in cuts if cut.words)


def cuts_of_words(pieces: Sequence[Piece], page: Page, grey: Grey | None = None) -> tuple[Cut, ...]:
    """The lines, or parts of lines, that a reader's words stand on; their boxes are on ``page``.

    ``grey`` is `grey_of` the page, for who asks more than once.
    """
    grey = grey_of(page) if grey is None else grey
    rows = [[piece.box for piece in row] for _, row in groupby(pieces, lambda piece: piece.line)]
    lines = [_line_of(boxes, page) for boxes in rows]
    known = [line for line in lines if line is not None]
    usual = max(known, key=lambda line: line.box.width).x_height if known else None
    cuts = []
    for boxes, line in zip(rows, lines, strict=True):
        ends = [(float(box.left), float(box.right)) for box in boxes]
        if line is not None:
            line = replace(line, x_height=_as_usual(line.x_height, usual))
            cuts.append(_cut(grey, line, ends, (ends[0][0], ends[-1][1])))
        else:
            cuts.append(_short_cut(grey, boxes, usual))
    return tuple(cut for cut in cuts if cut.words)


def cuts_at(photo: Grey, places: Sequence[Place]) -> tuple[Cut, ...]:
    """Lines of one text at known ``places`` of a photo, each place as high as letters reach."""
    from models.rapid_cuts import cut_out

    evened = even_light(photo, measure_light(photo))
    lines = [np.ascontiguousarray(cut_out(evened, place)) for place in places]
    usual = _stand(max(lines, key=lambda line: line.shape[1]))[1] if lines else None
    cuts = (measured(line, usual) for line in lines)
    return tuple(cut for cut in cuts if cut.words)


def measured(line: Grey, usual: float | None = None) -> Cut:
    """The only line on ``line``: where it stands is measured, or guessed from its height.

    ``usual`` is the height of an x on other lines of the text, which is believed of a short one.
    """
    baseline, x_height = _stand(line, usual)
    return Cut(line, baseline, x_height, words_on(line, baseline, x_height))


def _as_usual(x_height: float, usual: float | None) -> float:
    """``usual`` where a line was measured a little otherwise: by bits of a line above or below."""
    return usual if usual and abs(x_height / usual - 1) < ODD else x_height


def grey_of(page: Page) -> Grey:
    """Evenly lit, so that words from different places do not differ when they stand together."""
    grey = np.asarray(page.image.convert("L"), np.uint8)
    return even_light(grey, measure_light(grey))


def _cut(grey: Grey, line: PageLine, ends: Sequence[Extent], part: Extent | None) -> Cut:
    """``line`` of the page, or only ``part`` of it; ``ends`` are a reader's words."""
    x_height = line.x_height
    first, last = part or (line.box.left, line.box.right)
    left = max(0, round(first - BESIDE * x_height))
    right = min(grey.shape[1], round(last + BESIDE * x_height))
    top = max(0, round(line.baseline - ABOVE * x_height))
    bottom = min(grey.shape[0], round(line.baseline + BELOW * x_height))
    pixels, baseline = grey[top:bottom, left:right], float(line.baseline - top)
    shifted = [(start - left, end - left) for start, end in ends]
    return Cut(pixels, baseline, x_height, words_on(pixels, baseline, x_height, shifted))


def _short_cut(grey: Grey, boxes: Sequence[Box], usual: float | None) -> Cut:
    """Words on a line that the page does not know, because it is short."""
    top, bottom = min(box.top for box in boxes), max(box.bottom for box in boxes)
    beside = round(BESIDE * USUAL_X * (bottom - top))
    left = max(0, boxes[0].left - beside)
    pixels = grey[max(0, top - beside) : bottom + beside, left : boxes[-1].right + beside]
    if min(pixels.shape) < 2:
        return Cut(pixels, 0.0, 1.0, ())
    baseline, x_height = _stand(pixels, usual)
    ends = [(float(box.left - left), float(box.right - left)) for box in boxes]
    return Cut(pixels, baseline, x_height, words_on(pixels, baseline, x_height, ends))


def _line_of(boxes: Sequence[Box], page: Page) -> PageLine | None:
    """The line of the page that words stand on."""
    top, bottom = (float(np.median([getattr(box, side) for box in boxes])) for side in _SIDES)
    slack = 0.25 * (bottom - top)
    near = [
        line
        for line in page.lines
        if top < line.baseline < bottom + slack
        and line.box.left < boxes[-1].right
        and boxes[0].left < line.box.right
    ]
    return max(near, key=lambda line: line.box.width, default=None)


_SIDES = ("top", "bottom")


def _stand(line: Grey, usual: float | None = None) -> tuple[float, float]:
    """Baseline and height of an x, in pixels, of the only line on ``line``."""
    zoom = SEEN_X / (usual or USUAL_X * line.shape[0])
    letters = find_letters(ink_seen(line, zoom))
    high = letters.height > SEEN_X / 2
    heights, bottoms = letters.height[high], letters.bottom[high]
    if usual and 0 < len(heights) < FEW:
        return float(np.median(bottoms)) / zoom, usual
    if len(heights) < FEWEST:
        return USUAL_BASELINE * line.shape[0], USUAL_X * line.shape[0]
    low = float(np.percentile(heights, 30))
    x_height = float(np.median(heights[heights < low * (1 + X_BAND)]))
    x_height = _as_usual(x_height, SEEN_X if usual else None)
    standing = np.abs(heights - x_height) < X_BAND * x_height
    return float(np.median(bottoms[standing])) / zoom, x_height / zoom
