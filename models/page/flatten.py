"""From a photo to its flat page: each step measured, and left out where there is no need of it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

from models.page.analysis import Analysis, analyse
from models.page.curl import Curl, fit_curl
from models.page.page import Page, PageLine, Step
from models.page.warp import Warp, draw_page
from models.transcript import Box

if TYPE_CHECKING:
    from models.photo import Photo

BEST_X_HEIGHT = 24.0  # pixels; what the reader reads best (10-point type at 350 dots an inch)
GOOD_X_HEIGHT = (16.0, 44.0)  # left as it is
LARGEST_PAGE = 4200  # pixels of its longer side
MOST_ADDED = 0.2  # of the photo's height, above and below
FLAT = 0.06  # x-heights of median error that the reader does not mind
ROOM = (1.3, 0.7)  # x-heights above an x and below the baseline for all letters


def flatten(photo: Photo) -> Page:
    grey = np.asarray(photo.image.convert("L"), dtype=np.uint8)
    start = time.perf_counter()
    analysis = analyse(grey)
    curl = fit_curl(analysis.lines, analysis.x_height)
    seconds = time.perf_counter() - start
    found = f"{len(analysis.lines)} lines, x-height {analysis.x_height:.1f}, degrees {curl.degrees}"
    step = Step("lines", seconds, f"{found}, error {curl.error_before:.2f} -> {curl.error:.2f}")
    zoom = _zoom(analysis)
    if _is_flat(analysis, curl) and zoom == analysis.scale and analysis.light.even:
        return Page(photo.image, (), (step,), None)
    warp = _page_warp(analysis, curl, zoom)
    image = draw_page(grey, warp, None if analysis.light.even else analysis.light)
    step2 = Step("draw", time.perf_counter() - start - seconds, f"{warp.width} x {warp.height}")
    return Page(Image.fromarray(image), _page_lines(analysis, warp), (step, step2), warp)


def _zoom(analysis: Analysis) -> float:
    """Page pixels for each pixel of the analysis copy."""
    x_height = analysis.x_height * analysis.scale
    if not x_height or GOOD_X_HEIGHT[0] <= x_height <= GOOD_X_HEIGHT[1]:
        zoom = analysis.scale
    else:
        zoom = BEST_X_HEIGHT / analysis.x_height
    return float(min(zoom, LARGEST_PAGE / max(analysis.evened.shape)))


def _is_flat(analysis: Analysis, curl: Curl) -> bool:
    return curl.flat or curl.error_before < FLAT * analysis.x_height


def _page_warp(analysis: Analysis, curl: Curl, zoom: float) -> Warp:
    """A page that holds all of the photo, however far the field moves its upper and lower edge."""
    height, width = analysis.evened.shape
    x = np.linspace(0, width, 33)
    top = -float(np.max(curl.down(x, np.zeros_like(x))))
    bottom = height - float(np.min(curl.down(x, np.full_like(x, height))))
    top, bottom = max(top, -MOST_ADDED * height), min(bottom, (1 + MOST_ADDED) * height)
    size = (round(width * zoom), round((bottom - top) * zoom))
    return Warp(*size, (0.0, top), zoom, curl, analysis.to_photo)


def _page_lines(analysis: Analysis, warp: Warp) -> tuple[PageLine, ...]:
    lines = []
    for line, row in zip(analysis.lines, warp.curl.rows, strict=True):
        x_height = line.x_height * warp.zoom
        baseline = round((row - warp.origin[1]) * warp.zoom)
        top = baseline - round((1 + ROOM[0]) * x_height)
        bottom = baseline + round(ROOM[1] * x_height)
        left, right = (
            round((side - warp.origin[0]) * warp.zoom) for side in (line.left, line.right)
        )
        lines.append(PageLine(Box(left, top, right - left, bottom - top), baseline, x_height))
    return tuple(lines)
