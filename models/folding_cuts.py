"""Lines of text cut out of a page, with the places where they may be cut between two words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

import cv2
import numpy as np

from models.page.arrays import Floats, Grey, Mask
from models.page.letters import find_letters, ink_of
from models.page.light import even_light, measure_light
from models.reading_order import in_order
from models.transcript import Box

if TYPE_CHECKING:
    from models.page import Page, PageLine
    from models.rapid_cuts import Place
    from models.reading import Piece

Extent = tuple[float, float]

# In heights of an x.
ABOVE, BELOW, BESIDE = 1.9, 0.8, 0.4  # the baseline and the ends, that are cut out with a line
SEEN_ABOVE, SEEN_BELOW = 1.4, -0.1  # the baseline: where ink tells words; no rules, no commas
LEAST_GAP, SURE_GAP = 0.3, 0.8  # between words; what is wider than the second always is one
SMALLEST_GAP = 0.12  # between words that a reader told apart
AWAY = 0.8  # from where a reader says that a word ends, to a gap

SEEN_X = 20.0  # pixels of an x in the copy in which ink is looked for
SPECK = 2  # pixels of ink in a column
# Of a line of print in a box as high as its letters reach, where the letters tell nothing.
USUAL_BASELINE, USUAL_X = 0.76, 0.47
FEWEST, FEW = 3, 8  # letters, that tell where a line stands; with fewer the lines beside do
X_BAND = 0.2  # heights of an x among themselves


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


def cuts_of_words(pieces: Sequence[Piece], page: Page) -> tuple[Cut, ...]:
    """The lines, or parts of lines, that a reader's words stand on; their boxes are on ``page``."""
    grey = grey_of(page)
    rows = [[piece.box for piece in row] for _, row in groupby(pieces, lambda piece: piece.line)]
    lines = [_line_of(boxes, page) for boxes in rows]
    known = [line for line in lines if line is not None]
    usual = max(known, key=lambda line: line.box.width).x_height if known else None
    cuts = []
    for boxes, line in zip(rows, lines, strict=True):
        ends = [(float(box.left), float(box.right)) for box in boxes]
        if line is not None:
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
    return Cut(line, baseline, x_height, _words(line, baseline, x_height))


def grey_of(page: Page) -> Grey:
    return np.asarray(page.image.convert("L"), np.uint8)


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
    return Cut(pixels, baseline, x_height, _words(pixels, baseline, x_height, shifted))


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
    return Cut(pixels, baseline, x_height, _words(pixels, baseline, x_height, ends))


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
    letters = find_letters(ink_of(_zoomed(_dark_on_light(line), zoom)))
    high = letters.height > SEEN_X / 2
    heights, bottoms = letters.height[high], letters.bottom[high]
    if usual and 0 < len(heights) < FEW:
        return float(np.median(bottoms)) / zoom, usual
    if len(heights) < FEWEST:
        return USUAL_BASELINE * line.shape[0], USUAL_X * line.shape[0]
    low = float(np.percentile(heights, 30))
    x_height = float(np.median(heights[heights < low * (1 + X_BAND)]))
    standing = np.abs(heights - x_height) < X_BAND * x_height
    return float(np.median(bottoms[standing])) / zoom, x_height / zoom


def _words(
    line: Grey, baseline: float, x_height: float, ends: Sequence[Extent] = ()
) -> tuple[Extent, ...]:
    """Columns of the words on ``line``: parted at its gaps, or where a reader's words end."""
    zoom = SEEN_X / x_height
    ink = ink_of(_zoomed(_dark_on_light(line), zoom))
    top = max(0, round((baseline - SEEN_ABOVE * x_height) * zoom))
    band = ink[top : max(top + 1, round((baseline + SEEN_BELOW * x_height) * zoom))]
    inked = np.asarray(np.count_nonzero(band, axis=0) >= SPECK, np.bool_)
    if len(ends):  # of a line that goes on, the words beyond are not meant
        inked[: max(0, round((ends[0][0] - SMALLEST_GAP * x_height) * zoom))] = False
        inked[max(0, round((ends[-1][1] + SMALLEST_GAP * x_height) * zoom)) :] = False
    runs = _runs(inked)
    if not len(runs):
        return tuple(ends)
    gaps = runs[1:, 0] - runs[:-1, 1]
    if len(ends):
        middles = [(one[1] + other[0]) / 2 * zoom for one, other in pairwise(ends)]
        cut_at = _nearest_gaps(runs, gaps, middles)
    else:
        cut_at = np.asarray(gaps >= _least_gap(gaps), np.bool_)
    starts = np.concatenate([runs[:1, 0], runs[1:, 0][cut_at]])
    stops = np.concatenate([runs[:-1, 1][cut_at], runs[-1:, 1]])
    return tuple((float(a / zoom), float(b / zoom)) for a, b in zip(starts, stops, strict=True))


def _runs(ink: Mask) -> Floats:
    """(n, 2): where each run of columns with ink begins and ends."""
    steps = np.flatnonzero(np.diff(np.concatenate([[False], ink, [False]]).astype(np.int8)))
    return steps.reshape(-1, 2).astype(np.float64)


def _least_gap(gaps: Floats) -> float:
    """What parts the gaps between letters from those between words best (Otsu 1979)."""
    least, most = LEAST_GAP * SEEN_X, SURE_GAP * SEEN_X
    capped = np.sort(np.minimum(gaps, 1.5 * most))
    best, found = 0.0, least
    for place in range(1, len(capped)):
        apart = capped[place:].mean() - capped[:place].mean()
        weight = place * (len(capped) - place) * apart**2
        if weight > best:
            best, found = weight, float(capped[place - 1] + capped[place]) / 2
    return min(most, max(least, found))


def _nearest_gaps(runs: Floats, gaps: Floats, middles: Sequence[float]) -> Mask:
    """Which gaps part the words whose ends meet at ``middles``: the widest near each."""
    chosen = np.zeros(len(gaps), np.bool_)
    places = (runs[1:, 0] + runs[:-1, 1]) / 2
    for middle in middles:
        away = np.abs(places - middle) - gaps / 2
        worth = np.where(away < AWAY * SEEN_X, gaps - np.maximum(away, 0), 0.0)
        if len(worth) and worth.max() >= SMALLEST_GAP * SEEN_X:
            chosen[int(worth.argmax())] = True
    return chosen


def _zoomed(line: Grey, zoom: float) -> Grey:
    size = max(1, round(line.shape[1] * zoom)), max(1, round(line.shape[0] * zoom))
    how = cv2.INTER_AREA if zoom < 1 else cv2.INTER_LINEAR
    return np.asarray(cv2.resize(line, size, interpolation=how), np.uint8)


def _dark_on_light(line: Grey) -> Grey:
    """Most of a line is paper: where that is the darker of the two, the line is turned over."""
    low, middle, high = np.percentile(line, (2, 50, 98))
    return (255 - line).astype(np.uint8) if high - middle > middle - low else line
