"""Turn the analysis copy so that its lines run to the right and its letters stand upright."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import cv2
import numpy as np

from models.page.arrays import Cv, Floats, Grey
from models.page.letters import Letters, find_letters, ink_of
from models.page.links import chains, link
from models.page.text_lines import TextLine, find_text_lines, on_baseline, usual_x_height

ENOUGH = 20  # links; fewer letters do not say which way lines run
CLEARLY = 1.6  # times as many links in words the one way as the other
STRAIGHT = 1.5  # degrees; the field takes care of less
LONG = 12  # letters of a line that is asked for the slope, or which way up it stands
MARGIN = 0.14  # upright, 90 % stand on the baseline and 68 % reach one height
CLEAR = 8.0  # photo pixels; of lower letters those that run together have no ends to ask
STEEP = 30.0  # degrees to try when lines are hardly found; with 15 less or more many are
FOUND = 0.4  # of the letters at least are in lines when the tilt is right


@dataclass(frozen=True, slots=True)
class View:
    """The copy as turned so far; ``to_photo`` is the 3 x 3 matrix from its pixels to the photo."""

    evened: Grey = field(repr=False)
    to_photo: Floats
    letters: Letters = field(repr=False)
    lines: tuple[TextLine, ...] = field(repr=False)
    fragments: tuple[TextLine, ...] = field(repr=False)
    turned: float = 0.0  # degrees clockwise

    @property
    def scale(self) -> float:
        """Photo pixels for each pixel of the view."""
        return float(np.sqrt(abs(np.linalg.det(self.to_photo[:2, :2]))))

    def on_photo(self, x: Floats, y: Floats) -> tuple[Floats, Floats]:
        place = self.to_photo @ np.stack([x, y, np.ones_like(x)])
        return place[0] / place[2], place[1] / place[2]

    @classmethod
    def of(cls, evened: Grey, to_photo: Floats, turned: float = 0.0) -> View:
        letters = find_letters(ink_of(evened))
        return cls(evened, to_photo, letters, *find_text_lines(letters), turned)


def upright(view: View) -> View:
    """``view``, turned by quarters and by its tilt where its letters clearly say so."""
    if lies_on_its_side(view.letters):
        view = _quarter_turned(view, 1)
    if len(view.letters) > ENOUGH and _share_in_lines(view) < FOUND:
        view = _less_steep(view)
    for _ in range(2):
        tilt = _tilt(view.lines)
        if abs(tilt) < STRAIGHT:
            break
        view = _tilted(view, tilt)
    clear = usual_x_height(view.lines) * view.scale >= CLEAR
    return _quarter_turned(view, 2) if clear and stands_on_its_head(view.letters) else view


def lies_on_its_side(letters: Letters) -> bool:
    """Whether lines run down or up: letters of a word stand closer than lines do."""
    across, down = link(letters).tight, link(letters.on_their_side()).tight
    return down > ENOUGH and down > CLEARLY * across


def stands_on_its_head(letters: Letters) -> bool:
    """Whether the letters' upper ends are more even than their lower ends.

    Four letters in ten rise above an x, but only one in ten goes below the baseline.
    """
    standing = hanging = count = 0
    for chain in chains(link(letters)):
        if len(chain) < LONG:
            continue
        height = float(np.median(letters.height[chain]))
        x, top, bottom = letters.middle[chain], letters.top[chain], letters.bottom[chain]
        standing += int(np.count_nonzero(on_baseline(x, bottom, height)))
        hanging += int(np.count_nonzero(on_baseline(x, -top, height)))
        count += len(chain)
    return hanging - standing > max(ENOUGH / 2, MARGIN * count)


def _share_in_lines(view: View) -> float:
    """Of the letters; pieces much lower than most of the lines' letters are dots and grain."""
    if not view.lines:
        return 0.0
    low = 0.7 * float(np.median([line.x_height for line in view.lines]))
    likely = np.count_nonzero(view.letters.height > low)
    return sum(len(line.x) for line in view.lines) / max(1, int(likely))


def _less_steep(view: View) -> View:
    """``view`` tilted the way in which letters follow each other, if more of them form lines then.

    What is left of the tilt, the lines say.
    """
    way = max((-STEEP, STEEP), key=lambda degrees: _links_when_tilted(view.letters, degrees))
    tried = _tilted(view, way)
    more = sum(len(line.x) for line in tried.lines) > CLEARLY * sum(
        len(line.x) for line in view.lines
    )
    return tried if more else view


def _links_when_tilted(letters: Letters, degrees: float) -> int:
    """Roughly how many letters are linked, from the places of the boxes alone."""
    radians = np.deg2rad(degrees)
    middle_y = letters.top + letters.height / 2
    x = letters.middle * np.cos(radians) + middle_y * np.sin(radians)
    y = middle_y * np.cos(radians) - letters.middle * np.sin(radians)
    size = 0.8 * np.minimum(letters.width, letters.height)
    order = np.argsort(x - size / 2, kind="stable")
    turned = Letters(x - size / 2, y - size / 2, size, size, letters.area)
    return link(replace(turned, **{n: getattr(turned, n)[order] for n in turned.__slots__})).tight


def _tilt(lines: Sequence[TextLine]) -> float:
    """Degrees clockwise by which the lines run down, the median over their length."""
    asked = [line for line in lines if len(line.x) >= LONG] or list(lines)
    if not asked:
        return 0.0
    slopes = np.array([line.slope() for line in asked])
    order = np.argsort(slopes)
    weight = np.cumsum(np.array([line.width for line in asked])[order])
    middle = slopes[order][np.searchsorted(weight, weight[-1] / 2)]
    return float(np.rad2deg(np.arctan(middle)))


def _tilted(view: View, degrees: float) -> View:
    """``view`` turned against the clock, so that lines that ran down by ``degrees`` are level."""
    height, width = view.evened.shape
    matrix: Cv = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1)
    across, along = abs(matrix[0, 0]), abs(matrix[0, 1])
    size = (round(width * across + height * along), round(width * along + height * across))
    matrix[:, 2] += (size[0] - width) / 2, (size[1] - height) / 2
    turned: Cv = cv2.warpAffine(view.evened, matrix, size, borderValue=(255,))
    back = np.linalg.inv(np.vstack([matrix, (0, 0, 1)]))
    return View.of(np.asarray(turned, np.uint8), view.to_photo @ back, view.turned - degrees)


def _quarter_turned(view: View, quarters: int) -> View:
    """``view`` turned clockwise, once or twice by a quarter."""
    height, width = view.evened.shape
    back = {
        1: [[0, 1, 0], [-1, 0, height - 1], [0, 0, 1]],
        2: [[-1, 0, width - 1], [0, -1, height - 1], [0, 0, 1]],
    }[quarters]
    turned = np.ascontiguousarray(np.rot90(view.evened, -quarters))
    matrix = view.to_photo @ np.array(back, dtype=np.float64)
    return View.of(turned, matrix, view.turned + 90 * quarters)
