"""What is to be done to a photo, and the page that comes of it."""

from __future__ import annotations

from dataclasses import dataclass, field

import cv2
import numpy as np

from models.legibility import Measures
from models.page.analysis import Analysis
from models.page.arrays import Grey
from models.page.curl import Curl, fit_curl
from models.page.lean import Lean, find_lean
from models.page.measures import measure
from models.page.options import Options
from models.page.page import PageLine
from models.page.warp import Warp, draw_page
from models.transcript import Box

BEST_X_HEIGHT = 24.0  # pixels; what the reader reads best (10-point type at 350 dots an inch)
DRAWN_X_HEIGHT = (18.0, 26.0)  # not scaled when the page is drawn anew
GOOD_X_HEIGHT = (15.0, 48.0)  # not drawn anew for the size alone
MOST_PIXELS = 16_000_000  # of the photo's size when it is drawn as a page
MOST_ADDED = 0.2  # of the photo's height, above and below
FLAT = 0.06  # x-heights of median error that the reader does not mind
ROOM = (1.3, 0.7)  # x-heights above an x and below the baseline for all letters
AROUND = 10.0  # x-heights around all lines: letters too large to be taken for text stay on the page
GRAIN = 0.045  # of the contrast; more and the reader takes grain for dots, or reads nothing
GRAIN_BLUR = 0.06  # x-heights; a third of a stroke, which takes grain away and leaves letters
WHITE = 255


@dataclass(frozen=True, slots=True)
class Plan:
    """``zoom`` is page pixels for each pixel of the view."""

    analysis: Analysis = field(repr=False)
    curl: Curl
    lean: Lean
    zoom: float
    options: Options
    measures: Measures

    @property
    def nothing_to_do(self) -> bool:
        """Whether a reader reads the photo as well as any page that could be made of it."""
        x_height = self.analysis.x_height * self.analysis.view.scale
        return not self.analysis.lines or (
            self.curl.flat
            and self.lean.upright
            and self.analysis.view.turned == 0
            and not self._light_needed
            and not self._grainy
            and not self.analysis.strips
            and (GOOD_X_HEIGHT[0] <= x_height <= GOOD_X_HEIGHT[1] or not self.options.scale)
        )

    @property
    def _light_needed(self) -> bool:
        return self.options.light and not self.analysis.evenly_lit

    @property
    def _grainy(self) -> bool:
        return self.options.grain and self.measures.noise > GRAIN

    def draw(self) -> tuple[Grey, Warp]:
        warp = self._warp()
        light = self.analysis.light if self._light_needed else None
        page = draw_page(self.analysis.grey, warp, light)
        if self._grainy:
            sigma = GRAIN_BLUR * self.analysis.x_height * self.zoom
            page = np.asarray(cv2.GaussianBlur(page, (0, 0), sigma), dtype=np.uint8)
        self._leave_out_strips(page, warp)
        return page, warp

    def lines(self, warp: Warp | None) -> tuple[PageLine, ...]:
        """Where the lines are on the page that ``warp`` draws; on the photo itself if None."""
        zoom = self.analysis.view.scale if warp is None else warp.zoom
        left, top = (0.0, 0.0) if warp is None else warp.origin
        found = []
        for line, row in zip(self.analysis.lines, self.curl.rows, strict=True):
            ends = self.lean.straight(np.array([line.left, line.right]), np.full(2, row))
            x_height = line.x_height * zoom
            baseline = round((row - top) * zoom)
            upper = baseline - round((1 + ROOM[0]) * x_height)
            lower = baseline + round(ROOM[1] * x_height)
            first, last = (round((float(end) - left) * zoom) for end in ends)
            found.append(
                PageLine(Box(first, upper, last - first, lower - upper), baseline, x_height)
            )
        return tuple(found)

    def _warp(self) -> Warp:
        left, top, right, bottom = self._extent()
        size = (round((right - left) * self.zoom), round((bottom - top) * self.zoom))
        to_photo = self.analysis.view.to_photo
        return Warp(*size, (left, top), self.zoom, self.curl, self.lean, to_photo)

    def _extent(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom of the page, in flat pixels of the view.

        All of the photo, however far the field moves its edges, or what is around the text.
        """
        height, width = self.analysis.view.evened.shape
        x = np.linspace(0, width, 33)
        top = -float(np.max(self.curl.down(x, np.zeros_like(x))))
        bottom = height - float(np.min(self.curl.down(x, np.full_like(x, height))))
        top, bottom = max(top, -MOST_ADDED * height), min(bottom, (1 + MOST_ADDED) * height)
        rows = np.array([top, bottom])
        left = min(0.0, *self.lean.straight(np.zeros(2), rows).tolist())
        right = max(float(width), *self.lean.straight(np.full(2, float(width)), rows).tolist())
        left, right = max(left, -MOST_ADDED * width), min(right, (1 + MOST_ADDED) * width)
        if not self.options.crop:
            return left, top, right, bottom
        text = self._text_extent()
        return (
            max(left, text[0]),
            max(top, text[1]),
            min(right, text[2]),
            min(bottom, text[3]),
        )

    def _text_extent(self) -> tuple[float, float, float, float]:
        view, curl = self.analysis.view, self.curl
        text = (*view.lines, *view.fragments)
        row = np.array([line.middle for line in text])
        middle = np.array([(line.left + line.right) / 2 for line in text])
        for _ in range(2):
            row = np.array([line.middle for line in text]) - curl.down(middle, row)
        left = self.lean.straight(np.array([line.left for line in text]), row)
        right = self.lean.straight(np.array([line.right for line in text]), row)
        around = AROUND * self.analysis.x_height
        return (
            float(left.min()) - around,
            float(row.min()) - around,
            float(right.max()) + around,
            float(row.max()) + around,
        )

    def _leave_out_strips(self, page: Grey, warp: Warp) -> None:
        """Paint white what belongs to the page beside this one."""
        rows = np.array([-0.5, warp.height - 0.5])
        view_rows = (rows + 0.5) / warp.zoom - 0.5 + warp.origin[1]
        for strip in self.analysis.strips:
            flat = self.lean.straight(strip.edge(view_rows), view_rows)
            edge = (flat - warp.origin[0]) * warp.zoom
            far = float(warp.width if strip.side == "right" else -1)
            corners = [(edge[0], rows[0]), (edge[1], rows[1]), (far, rows[1]), (far, rows[0])]
            cv2.fillPoly(page, [np.rint(corners).astype(np.int32)], (WHITE,))


def plan(analysis: Analysis, options: Options) -> Plan:
    curl = _curl(analysis, options)
    lean = Lean()
    if options.lean:
        lean = find_lean(analysis.lines, curl.rows, analysis.x_height)
    return Plan(analysis, curl, lean, _zoom(analysis, options), options, measure(analysis))


def _curl(analysis: Analysis, options: Options) -> Curl:
    """The curl of the paper; none where the reader would not mind it."""
    curl = fit_curl(analysis.lines, analysis.x_height)
    if curl.error_before < FLAT * analysis.x_height or not options.curl:
        return curl.flattened()
    return curl


def _zoom(analysis: Analysis, options: Options) -> float:
    scale = analysis.view.scale
    if options.scale and not _drawn_well(analysis.x_height * scale):
        scale = BEST_X_HEIGHT / max(analysis.x_height, 1.0)
    return float(min(scale, np.sqrt(MOST_PIXELS / analysis.view.evened.size)))


def _drawn_well(x_height: float) -> bool:
    return DRAWN_X_HEIGHT[0] <= x_height <= DRAWN_X_HEIGHT[1]
