"""The way from a place on the flat page back to the photo, and the page drawn along it."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from models.page.arrays import Cv, Floats, Grey
from models.page.curl import Curl
from models.page.lean import Lean
from models.page.light import Light

GRID = 8  # pixels of the page between the places whose way is computed; the rest is interpolated
SHRINK = 0.6  # below this scale the photo is made smaller first, as single pixels would be left out
WHITE = 255


@dataclass(frozen=True, slots=True)
class Warp:
    """Page pixels -> flat pixels of the view (by ``origin`` and ``zoom``) -> seen there -> photo.

    ``to_photo`` is the 3 x 3 matrix from the view to the photo. Whole numbers are
    the centres of pixels everywhere.
    """

    width: int
    height: int
    origin: tuple[float, float]
    zoom: float  # page pixels for each analysis pixel
    curl: Curl
    lean: Lean
    to_photo: Floats

    def photo_points(self, x: Floats, y: Floats) -> tuple[Floats, Floats]:
        """Where the page's (x, y) lie on the photo; in pixels, as arrays of one shape."""
        row = (y + 0.5) / self.zoom - 0.5 + self.origin[1]
        leant = self.lean.leant((x + 0.5) / self.zoom - 0.5 + self.origin[0], row)
        curled = np.stack([leant, row + self.curl.down(leant, row), np.ones_like(leant)])
        photo = np.tensordot(self.to_photo, curled, axes=1)
        return photo[0] / photo[2], photo[1] / photo[2]

    @property
    def photo_pixels(self) -> float:
        """Photo pixels for each page pixel, in the middle of the page."""
        x = np.array([self.width / 2, self.width / 2 + 1, self.width / 2])
        y = np.array([self.height / 2, self.height / 2, self.height / 2 + 1])
        photo_x, photo_y = self.photo_points(x, y)
        across = np.hypot(photo_x[1] - photo_x[0], photo_y[1] - photo_y[0])
        down = np.hypot(photo_x[2] - photo_x[0], photo_y[2] - photo_y[0])
        return float(np.sqrt(across * down))


def draw_page(grey: Grey, warp: Warp, light: Light | None) -> Grey:
    """The flat page from ``grey``, the photo in full; with ``light`` evened out if given."""
    x, y = np.meshgrid(_grid(warp.width), _grid(warp.height))
    photo_x, photo_y = warp.photo_points(x, y)
    scale = 1 / warp.photo_pixels
    source: Cv = grey
    if scale < SHRINK:
        source = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    page: Cv = cv2.remap(
        source,
        _fine(_scaled(photo_x, source.shape[1] / grey.shape[1]), warp),
        _fine(_scaled(photo_y, source.shape[0] / grey.shape[0]), warp),
        cv2.INTER_CUBIC if scale > 1 else cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_CONSTANT,
        borderValue=(WHITE,),
    )
    if light is not None:
        paper: Cv = cv2.remap(
            light.paper,
            _scaled(photo_x, light.paper.shape[1] / grey.shape[1]),
            _scaled(photo_y, light.paper.shape[0] / grey.shape[0]),
            cv2.INTER_LINEAR,
            borderMode=cv2.BORDER_REPLICATE,
        )
        page = cv2.divide(page, _fine(paper, warp), scale=WHITE)
    return np.asarray(page, dtype=np.uint8)


def _grid(length: int) -> Floats:
    """The middles of cells of `GRID` pixels, from one before the first to one after the last."""
    return (np.arange(-1, length // GRID + 2, dtype=np.float64) + 0.5) * GRID - 0.5


def _scaled(place: Floats, scale: float) -> Cv:
    return ((place + 0.5) * scale - 0.5).astype(np.float32)


def _fine(coarse: Cv, warp: Warp) -> Cv:
    """Values at the middles of the cells, interpolated for each pixel of the page."""
    size = (coarse.shape[1] * GRID, coarse.shape[0] * GRID)
    fine: Cv = cv2.resize(coarse, size, interpolation=cv2.INTER_LINEAR)
    return fine[GRID : GRID + warp.height, GRID : GRID + warp.width]
