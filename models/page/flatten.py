"""From a photo to its flat page: each step measured, and left out where there is no need of it."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import cv2
import numpy as np
from PIL import Image

from models.page.analysis import Analysis, analyse
from models.page.arrays import Grey
from models.page.curl import Curl, fit_curl
from models.page.page import Page, PageLine, Step
from models.page.pictures import picture_of_lines
from models.page.warp import Warp, draw_page
from models.transcript import Box

if TYPE_CHECKING:
    from models.photo import Photo

BEST_X_HEIGHT = 24.0  # pixels; what the reader reads best (10-point type at 350 dots an inch)
DRAWN_X_HEIGHT = (18.0, 26.0)  # not scaled when the page is drawn anew
GOOD_X_HEIGHT = (15.0, 48.0)  # not drawn anew for the size alone
LARGEST_PAGE = 4500  # pixels of its longer side
MOST_ADDED = 0.2  # of the photo's height, above and below
FLAT = 0.06  # x-heights of median error that the reader does not mind
ROOM = (1.3, 0.7)  # x-heights above an x and below the baseline for all letters


@dataclass(slots=True)
class _Log:
    pictures: bool
    steps: list[Step] = field(default_factory=list)
    since: float = field(default_factory=time.perf_counter)

    def add(self, name: str, found: str, picture: Callable[[], Image.Image]) -> None:
        seconds = time.perf_counter() - self.since
        drawn = picture() if self.pictures else None
        self.steps.append(Step(name, seconds, found, drawn))
        self.since = time.perf_counter()


def flatten(photo: Photo, *, pictures: bool = False) -> Page:
    """The page on ``photo``, for a reader; ``pictures`` keeps a picture of each step.

    The page holds the photo itself where that is flat, upright, evenly lit and of a good size.
    Never fails: a photo without lines of text is left as it is.
    """
    log = _Log(pictures)
    analysis = analyse(np.asarray(photo.image.convert("L"), dtype=np.uint8))
    view = analysis.view
    light = "even" if analysis.evenly_lit else "uneven"
    log.add("light", light, lambda: Image.fromarray(view.evened))
    curl = _curl(analysis)
    found = (
        f"{len(analysis.lines)} lines, x-height {analysis.x_height:.1f},"
        f" turned {view.turned:.1f} degrees, {len(analysis.strips)} strips beside the page"
    )
    log.add("lines", found, lambda: picture_of_lines(view.evened, analysis.lines, analysis.strips))
    if not analysis.lines or _good_as_it_is(analysis, curl):
        lines = _page_lines(analysis, curl, zoom=view.scale, top=0.0) if analysis.lines else ()
        return Page(photo.image, lines, tuple(log.steps))
    zoom = _zoom(analysis)
    warp = _warp(analysis, curl, zoom)
    page = draw_page(analysis.grey, warp, None if analysis.evenly_lit else analysis.light)
    _leave_out(page, analysis, warp)
    image = Image.fromarray(page)
    bend = f"{curl.error_before:.2f} -> {curl.error:.2f} pixels off the baseline"
    log.add("page", f"{bend}, degrees {curl.degrees}, zoom {zoom / view.scale:.2f}", lambda: image)
    lines = _page_lines(analysis, curl, zoom=zoom, top=warp.origin[1])
    return Page(image, lines, tuple(log.steps), warp)


def _curl(analysis: Analysis) -> Curl:
    """The curl of the paper; none where the reader would not mind it."""
    curl = fit_curl(analysis.lines, analysis.x_height)
    if curl.error_before < FLAT * analysis.x_height:
        return replace(curl, degrees=(0, 0), ripples=None, error=curl.error_before)
    return curl


def _good_as_it_is(analysis: Analysis, curl: Curl) -> bool:
    x_height = analysis.x_height * analysis.view.scale
    return (
        curl.flat
        and analysis.view.turned == 0
        and analysis.evenly_lit
        and not analysis.strips
        and GOOD_X_HEIGHT[0] <= x_height <= GOOD_X_HEIGHT[1]
    )


def _zoom(analysis: Analysis) -> float:
    """Page pixels for each pixel of the view."""
    x_height = analysis.x_height * analysis.view.scale
    if DRAWN_X_HEIGHT[0] <= x_height <= DRAWN_X_HEIGHT[1]:
        zoom = analysis.view.scale
    else:
        zoom = BEST_X_HEIGHT / analysis.x_height
    return float(min(zoom, LARGEST_PAGE / max(analysis.view.evened.shape)))


def _warp(analysis: Analysis, curl: Curl, zoom: float) -> Warp:
    """A page that holds all of the photo, however far the field moves its upper and lower edge."""
    height, width = analysis.view.evened.shape
    x = np.linspace(0, width, 33)
    top = -float(np.max(curl.down(x, np.zeros_like(x))))
    bottom = height - float(np.min(curl.down(x, np.full_like(x, height))))
    top, bottom = max(top, -MOST_ADDED * height), min(bottom, (1 + MOST_ADDED) * height)
    size = (round(width * zoom), round((bottom - top) * zoom))
    return Warp(*size, (0.0, top), zoom, curl, analysis.view.to_photo)


def _leave_out(page: Grey, analysis: Analysis, warp: Warp) -> None:
    """Paint white what belongs to the page beside this one."""
    rows = np.array([-0.5, warp.height - 0.5])
    view_rows = (rows + 0.5) / warp.zoom - 0.5 + warp.origin[1]
    for strip in analysis.strips:
        edge = (strip.edge(view_rows) - warp.origin[0]) * warp.zoom
        far = float(warp.width if strip.side == "right" else -1)
        corners = [(edge[0], rows[0]), (edge[1], rows[1]), (far, rows[1]), (far, rows[0])]
        cv2.fillPoly(page, [np.rint(corners).astype(np.int32)], (255,))


def _page_lines(analysis: Analysis, curl: Curl, *, zoom: float, top: float) -> tuple[PageLine, ...]:
    lines = []
    for line, row in zip(analysis.lines, curl.rows, strict=True):
        x_height = line.x_height * zoom
        baseline = round((row - top) * zoom)
        upper = baseline - round((1 + ROOM[0]) * x_height)
        lower = baseline + round(ROOM[1] * x_height)
        left, right = round(line.left * zoom), round(line.right * zoom)
        lines.append(PageLine(Box(left, upper, right - left, lower - upper), baseline, x_height))
    return tuple(lines)
