"""Strips with text on them as a camera might see them, and the characters that stand there.

The fast way to training photos: single lines, drawn by Pillow in the typefaces for training,
bent and dirtied as lines are that were cut from the photo of a page. `training.render` makes whole
pages; a model for single sentences need not wait for those.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from models.strips import SIDE, STRIP
from training.pocket.faces import Family
from training.pocket.layout import Layout, Line, lay_out
from training.pocket.wear import Pixels, worn

_NEIGHBOURS = 0.25  # of the pages have bits of other lines, which the cut has left


@dataclass(frozen=True, slots=True)
class Page:
    """``pixels``: (SIDE, SIDE) grey, 0 black. ``bins``: (LINES, BINS_A_STRIP), see `letters`."""

    pixels: Pixels
    bins: NDArray[np.uint8]


def draw_page(text: str, chance: Random, families: Sequence[Family]) -> Page | None:
    """``text`` on the upper strips; None where six do not hold it.

    Set in one of ``families``.
    """
    layout = lay_out(text, chance, families)
    if layout is None:
        return None
    pixels = np.full((SIDE, SIDE), 255, np.uint8)
    neighbours = chance.random() < _NEIGHBOURS
    for number, line in enumerate(layout.lines):
        flat = _flat(line, layout, chance if neighbours else None)
        place = _place(line, layout, flat.shape[0] / 2)
        pixels[number * STRIP : (number + 1) * STRIP] = cv2.warpAffine(
            flat, place, (SIDE, STRIP), flags=cv2.INTER_LINEAR, borderValue=(255,)
        )
    return Page(worn(pixels, chance), layout.bins)


def _flat(line: Line, layout: Layout, neighbours: Random | None) -> Pixels:
    """The line in its own size, its baseline at half the height, perhaps with bits of another."""
    font = layout.font
    width, height = round(line.width) + 4, 2 * round(1.4 * font.size)
    flat = Image.new("L", (width, height), 255)
    draw = ImageDraw.Draw(flat)
    draw.text((0, height / 2), line.text, 0, font, anchor="ls")
    if neighbours is not None:
        away = font.size * neighbours.uniform(1.15, 1.4) * neighbours.choice((-1, 1))
        other = neighbours.choice(layout.lines).text
        draw.text((0, height / 2 + away), other, 0, font, anchor="ls")
    drawn = _weight(np.asarray(flat), layout.weight)
    size = max(1, round(width * layout.scale)), max(2, 2 * round(height * layout.scale / 2))
    # Rounding moves the last letter of a line by half a pixel at most.
    return cv2.resize(drawn, size, interpolation=cv2.INTER_AREA).astype(np.uint8)


def _weight(flat: Pixels, weight: int) -> Pixels:
    """Strokes a drawn pixel thinner (-1) or thicker (1): as in the weights of a typeface."""
    if weight == 0:
        return flat
    change = cv2.erode if weight > 0 else cv2.dilate  # of the paper: ink is dark
    return change(flat, np.ones((2, 2), np.uint8)).astype(np.uint8)


def _place(line: Line, layout: Layout, baseline: float) -> NDArray[np.float64]:
    """The affine map from a flat line to its strip; ``baseline`` is that of the flat line."""
    tilt, slant = layout.tilt, layout.slant
    # The letters slant about the baseline, the line turns about its middle.
    rise = line.down - baseline - tilt * line.width * layout.scale / 2
    return np.array([[line.stretch, -slant, line.left + slant * baseline], [tilt, 1.0, rise]])
