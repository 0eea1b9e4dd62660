"""How large, sharp, bright and straight the letters on a photo are, measured on a few of them."""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np

from models.legibility import Measures
from models.page.analysis import Analysis
from models.page.arrays import Cv, Floats, Grey

PATCHES = 60  # letters that are looked at closely
HALF = 1.5  # x-heights from the middle of a patch to its sides
BRIGHT, DARK, STEEP = 90, 1, 99  # percentiles in a patch that stand for paper, ink and edge
SHARP = 2.0  # pixels; an edge is as wide in the sharpest of photos
CELL = 2.0  # x-heights; the gaps between words are smaller
BLOWN_OUT = 250  # grey levels
SHADE = 10  # percentile of the paper that no glare lies on
OVER_PAPER = 0.06  # of full white; glare is at least so much brighter than that


def measure(analysis: Analysis) -> Measures:
    if not analysis.lines:
        return Measures()
    x_height = analysis.x_height * analysis.view.scale
    patches = np.array([_look(patch) for patch in _patches(analysis, x_height)])
    edge, contrast, noise = np.median(patches, axis=0) if len(patches) else (0.0, 0.0, 0.0)
    quarter = round(analysis.view.turned / 90) * 90
    return Measures(
        lines=len(analysis.lines),
        x_height=x_height,
        blur=max(0.0, float(edge) - SHARP) / x_height,
        contrast=float(contrast),
        noise=float(noise),
        brightness=float(np.median(analysis.paper)),
        glare=_glare(analysis),
        tilt=abs(analysis.view.turned - quarter),
    )


def _patches(analysis: Analysis, x_height: float) -> Iterator[Grey]:
    """Squares of the photo in full, around letters here and there."""
    x = np.concatenate([line.x for line in analysis.lines])
    y = np.concatenate([line.y for line in analysis.lines]) - analysis.x_height / 2
    chosen = np.linspace(0, len(x) - 1, min(PATCHES, len(x))).astype(np.int64)
    half = max(4, round(HALF * x_height))
    for across, down in zip(*analysis.view.on_photo(x[chosen], y[chosen]), strict=True):
        left, top = max(0, round(across) - half), max(0, round(down) - half)
        patch = analysis.grey[top : top + 2 * half, left : left + 2 * half]
        if min(patch.shape) >= half:
            yield patch


def _look(patch: Grey) -> tuple[float, float, float]:
    """Width of an edge in pixels, contrast, noise."""
    light, dark = (float(value) for value in np.percentile(patch, (BRIGHT, DARK)))
    ink = max(light - dark, 1.0)
    smooth: Cv = cv2.medianBlur(patch, 3)
    grain = np.abs(patch.astype(np.float64) - smooth)[patch > (light + dark) / 2]
    values = smooth.astype(np.float64)
    steepest = min(
        float(np.percentile(np.abs(values[:, 2:] - values[:, :-2]), STEEP)),
        float(np.percentile(np.abs(values[2:] - values[:-2]), STEEP)),
    )
    noise = float(np.mean(grain)) / ink if grain.size else 1.0
    return 2 * ink / max(steepest, 1.0), ink / max(light, 1.0), noise


def _glare(analysis: Analysis) -> float:
    """The share of cells between the ends of the lines that are blown out, without any ink."""
    photo_x, photo_y = analysis.view.on_photo(*_cells(analysis))
    paper = analysis.light.at(
        photo_x, photo_y, analysis.grey.shape[1] / analysis.light.paper.shape[1]
    )
    if analysis.evenly_lit or float(np.percentile(paper, SHADE)) > BLOWN_OUT / 255 - OVER_PAPER:
        return 0.0  # a scan's or a screen's white
    scale = analysis.grey.shape[1] / analysis.copy.shape[1]
    row = np.clip(photo_y / scale, 0, analysis.copy.shape[0] - 1).astype(np.int64)
    column = np.clip(photo_x / scale, 0, analysis.copy.shape[1] - 1).astype(np.int64)
    size = max(3, round(CELL * analysis.x_height / 2))
    darkest: Cv = cv2.erode(analysis.copy, np.ones((size, size), np.uint8))
    return float(np.mean(darkest[row, column] >= BLOWN_OUT))


def _cells(analysis: Analysis) -> tuple[Floats, Floats]:
    step = CELL * analysis.x_height
    left = min(line.left for line in analysis.lines)
    right = max(line.right for line in analysis.lines)
    rows = [line.middle for line in analysis.lines]
    x, y = np.meshgrid(np.arange(left, right, step), np.arange(min(rows), max(rows) + 1, step))
    return x.ravel(), y.ravel()
