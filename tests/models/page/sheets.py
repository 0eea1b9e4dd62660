"""Printed sheets, and photos of them that are bent in ways that are known exactly."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from models.photo import Photo

Grey = NDArray[np.uint8]
Floats = NDArray[np.float64]
Bend = Callable[[Floats, Floats], Floats]

WORDS = (
    "the boy who lived by a quiet river went out every morning to see what had come down in the"
    " night and found boats kept there long before his family moved away from them again"
).split()
PAPER, INK = 245, 35


def sheet(
    *, lines: int = 24, letters: int = 32, size: tuple[int, int] = (1200, 1600), margin: int = 110
) -> Grey:
    """``size`` is width x height; every fifth line ends a paragraph and is short."""
    image = Image.new("L", size, PAPER)
    draw, font = ImageDraw.Draw(image), ImageFont.load_default(letters)
    chance = random.Random(7)
    for number in range(lines):
        room = size[0] - 2 * margin
        text = ""
        while draw.textlength(longer := f"{text} {chance.choice(WORDS)}".strip(), font) < room:
            text = longer
            if number % 5 == 4 and len(text) > 25:
                break
        draw.text((margin, margin + round(1.75 * letters) * number), text, INK, font)
    return np.asarray(image, dtype=np.uint8)


@dataclass(frozen=True)
class Bent:
    """A photo on which the sheet's row ``y + bend(x, y)`` is seen at (x, y)."""

    grey: Grey
    bend: Bend

    @property
    def photo(self) -> Photo:
        return photo_of(self.grey)

    def sheet_row(self, x: Floats, y: Floats) -> Floats:
        return y + self.bend(x, y)


def bent(flat: Grey, bend: Bend) -> Bent:
    y, x = np.mgrid[0 : flat.shape[0], 0 : flat.shape[1]].astype(np.float64)
    row = (y + bend(x, y)).astype(np.float32)
    seen = cv2.remap(
        flat, x.astype(np.float32), row, cv2.INTER_CUBIC, None, cv2.BORDER_CONSTANT, (PAPER,)
    )
    return Bent(np.asarray(seen, dtype=np.uint8), bend)


def photo_of(grey: Grey) -> Photo:
    return Photo.of(Image.fromarray(grey), source="test")


def turned(flat: Grey, degrees: float) -> Grey:
    """Clockwise, on paper that goes on."""
    image = Image.fromarray(flat).rotate(
        -degrees, Image.Resampling.BICUBIC, expand=True, fillcolor=PAPER
    )
    return np.asarray(image, dtype=np.uint8)


def book(x: Floats, y: Floats) -> Floats:
    """Like the page of a book near the fold on the left."""
    return 45 * (1 - x / 1200) ** 3 * (0.4 + y / 1600)


def converging(x: Floats, y: Floats) -> Floats:
    """Lines that come closer to each other towards the right."""
    return (x / 1200) * (y - 800) * 0.16


def waves(x: Floats, y: Floats) -> Floats:
    """Damp paper."""
    return 7 * np.sin(x / 130 + y / 400) + 0.02 * x


def few_and_steep(x: Floats, y: Floats) -> Floats:
    return 30 * np.sin(x / 380) + 0 * y


BENDS: dict[str, Bend] = {"book": book, "converging": converging, "waves": waves}
