"""Even out light and shadow: paper becomes white, ink stays ink."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from models.page.arrays import Cv, Floats, Grey

COARSE = 480  # pixels of the longer side at which the paper's brightness is measured
STROKE = 11  # coarse pixels; thicker than the strokes of a heading, thinner than a figure
DARKEST_PAPER = 0.3  # of the brightest; darker than that is a figure or a table top
EVEN = 0.16  # paper whose brightness varies less than this (of white) is left as it is
WHITE = 0.86  # of full white; a scan's or a screen's paper


@dataclass(frozen=True, slots=True)
class Light:
    """``paper`` is the brightness of the bare paper, measured coarsely over the whole photo."""

    paper: Grey

    def at(self, x: Floats, y: Floats, scale: float) -> Floats:
        """Brightness 0..1 of the paper at places of the photo, ``scale`` times ``paper``'s size."""
        row = np.clip(y / scale, 0, self.paper.shape[0] - 1).astype(np.int64)
        column = np.clip(x / scale, 0, self.paper.shape[1] - 1).astype(np.int64)
        return self.paper[row, column].astype(np.float64) / 255


def is_even(paper: Floats) -> bool:
    """Whether the paper is white enough and evenly lit, from its brightness where there is text."""
    low, middle, high = np.percentile(paper, (10, 50, 90)) if len(paper) else (1.0, 1.0, 1.0)
    return bool(high - low < EVEN and middle > WHITE)


def measure_light(grey: Grey) -> Light:
    """Fill the letters by what is brightest around them, then smooth what is left."""
    scale = COARSE / max(grey.shape)
    small: Cv = grey if scale >= 1 else _shrunk(grey, scale)
    stroke = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (STROKE, STROKE))
    paper: Cv = cv2.morphologyEx(small, cv2.MORPH_CLOSE, stroke)
    paper = cv2.GaussianBlur(cv2.medianBlur(paper, STROKE), (0, 0), STROKE / 3)
    floor = max(1, round(DARKEST_PAPER * float(np.percentile(paper, 90))))
    return Light(np.maximum(paper, floor).astype(np.uint8))


def even_light(grey: Grey, light: Light) -> Grey:
    """``grey``, whole or any enlargement of what was measured, divided by its paper."""
    paper: Cv = cv2.resize(light.paper, grey.shape[::-1], interpolation=cv2.INTER_LINEAR)
    evened: Cv = cv2.divide(grey, paper, scale=255)
    return np.asarray(evened, dtype=np.uint8)


def _shrunk(grey: Grey, scale: float) -> Cv:
    size = (max(1, round(grey.shape[1] * scale)), max(1, round(grey.shape[0] * scale)))
    return cv2.resize(grey, size, interpolation=cv2.INTER_AREA)
