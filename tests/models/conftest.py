"""Photos drawn for a test."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

Draw = Callable[..., Image.Image]


@pytest.fixture
def drawn() -> Draw:
    """Draw lines of dark letters on light paper, in Pillow's own font."""

    def draw(*lines: str, size: tuple[int, int] = (1200, 400), letters: int = 40) -> Image.Image:
        image = Image.new("RGB", size, (250, 248, 240))
        font = ImageFont.load_default(letters)
        for number, line in enumerate(lines):
            place = (40, 40 + round(1.6 * letters) * number)
            ImageDraw.Draw(image).text(place, line, (30, 30, 30), font)
        return image

    return draw


@pytest.fixture
def samples() -> Path:
    return Path(__file__).parents[2] / "assets" / "samples"
