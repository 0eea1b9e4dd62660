"""Where on a page something is drawn: photos, diagrams, axes, tables' rules, but not letters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from PIL import Image

from models.page.arrays import Cv, Grey
from models.transcript import Box, around

SMALL_X = 6.0  # pixels; so high is an x on the copy that is looked at
LEAST = 3.0, 2.5  # heights of an x: what is smaller is a letter, a bullet, a line to write on
TALL = 4.0  # heights of an x; no letter is so high
INK = 18  # grey levels darker than around it
DARK = 45  # grey levels darker than the paper: a photo, not a tint behind text
NEAR = 1.0  # heights of an x between parts of one drawing
FILLED = 0.004  # of its area is ink at least, beside letters and its own frame
LONG = 0.5  # of the page; what comes in from outside and is longer is the edge of the sheet
FRAME = 0.6  # heights of an x at its edge, where a frame may be


@dataclass(frozen=True, slots=True)
class Drawing:
    """``filled``: there is more in ``box`` than a frame and text."""

    box: Box
    filled: bool


def drawings(image: Image.Image, text: Sequence[Box], x_height: float) -> list[Drawing]:
    """What is drawn on ``image``; ``text`` are the boxes of its words, ``x_height`` in pixels."""
    scale = min(1.0, SMALL_X / max(1.0, x_height))
    size = max(1, round(image.width * scale)), max(1, round(image.height * scale))
    grey = np.asarray(image.convert("L").resize(size, Image.Resampling.BOX), dtype=np.uint8)
    x_small = x_height * scale
    ink = _ink(grey, x_small)
    free = ink.copy()
    words = [_scaled(box, scale) for box in text]
    for box in words:
        free[box.top : box.bottom, box.left : box.right] = 0
    boxes = [box for box in _parts(ink, x_small) if not any(_holds(word, box) for word in words)]
    return [Drawing(_grown(box, 1 / scale), _is_filled(free, box, x_small)) for box in boxes]


def area(box: Box) -> int:
    return box.width * box.height


def common(box: Box, other: Box) -> int:
    """The area that two boxes share."""
    width = min(box.right, other.right) - max(box.left, other.left)
    height = min(box.bottom, other.bottom) - max(box.top, other.top)
    return max(0, width) * max(0, height)


def _ink(grey: Grey, x_height: float) -> Grey:
    window = 2 * round(4 * x_height) + 1
    lines: Cv = cv2.adaptiveThreshold(
        grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, window, INK
    )
    dark: Cv = (grey < np.percentile(grey, 75) - DARK).astype(np.uint8) * 255
    side = max(3, round(1.2 * x_height))
    solid: Cv = cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones((side, side), np.uint8))
    return np.asarray(cv2.bitwise_or(lines, solid), dtype=np.uint8)


def _parts(ink: Grey, x_height: float) -> list[Box]:
    """Boxes of what is larger than letters, and of level lines that touch such."""
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8, ltype=cv2.CV_32S)
    found = np.asarray(stats)[1:, :4]
    wide, high = found[:, 2] / x_height, found[:, 3] / x_height
    large = ((wide >= LEAST[0]) & (high >= LEAST[1])) | (high >= TALL)
    level = ~large & (wide >= TALL)
    seeds, lines = (
        [
            box
            for box in (Box(*map(int, row)) for row in found[which])
            if not _is_edge(box, ink.shape)
        ]
        for which in (large, level)
    )
    merged = _merged(seeds, NEAR * x_height)
    touching = [line for line in lines if any(_close(line, box, NEAR * x_height) for box in merged)]
    return _merged([*merged, *touching], NEAR * x_height)


def _is_edge(box: Box, shape: tuple[int, ...]) -> bool:
    """Whether it may be the edge of the sheet, or the table that it lies on."""
    height, width = shape
    outside = box.left <= 0 or box.top <= 0 or box.right >= width or box.bottom >= height
    return outside and (box.width > LONG * width or box.height > LONG * height)


def _merged(boxes: Sequence[Box], near: float) -> list[Box]:
    """Boxes that touch, or nearly do, as one."""
    merged: list[Box] = []
    for box in sorted(boxes, key=lambda each: each.top):
        close = [other for other in merged if _close(box, other, near)]
        while close:
            merged = [other for other in merged if other not in close]
            box = around((box, *close))
            close = [other for other in merged if _close(box, other, near)]
        merged.append(box)
    return merged


def _close(box: Box, other: Box, near: float) -> bool:
    return (
        box.left - near < other.right
        and other.left - near < box.right
        and box.top - near < other.bottom
        and other.top - near < box.bottom
    )


def _is_filled(ink: Grey, box: Box, x_height: float) -> bool:
    edge = round(FRAME * x_height)
    inside = ink[box.top + edge : box.bottom - edge, box.left + edge : box.right - edge]
    return bool(inside.size) and float(np.mean(inside > 0)) > FILLED


def _scaled(box: Box, scale: float) -> Box:
    """``box`` on the copy, with a pixel around it."""
    left, top = max(0, int(box.left * scale) - 1), max(0, int(box.top * scale) - 1)
    return Box(left, top, int(box.right * scale) + 2 - left, int(box.bottom * scale) + 2 - top)


def _holds(word: Box, box: Box) -> bool:
    """Whether ``box`` is a letter of ``word``, a large one of a heading."""
    return (
        word.left <= box.left
        and box.right <= word.right
        and word.top <= box.top
        and box.bottom <= word.bottom
    )


def _grown(box: Box, scale: float) -> Box:
    return Box(*(round(side * scale) for side in (box.left, box.top, box.width, box.height)))
