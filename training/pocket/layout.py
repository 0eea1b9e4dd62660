"""Where the letters of a sentence come to stand on the strips."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from random import Random

import numpy as np
from numpy.typing import NDArray
from PIL import ImageFont

from models.strips import BASELINE, LARGEST_X, LINES, MARGIN, SIDE, SMALLEST_X
from training.pocket.faces import DRAWN_X, Family
from training.pocket.letters import BINS_A_STRIP, bins

_WEIGHTS = (0.15, 0.65, 0.2)  # how often strokes are thinner, as drawn, or thicker
_SHRINK = 0.95  # from one size that is tried to the next


@dataclass(frozen=True, slots=True)
class Line:
    """One line on its strip.

    ``middles`` and ``width`` are in drawn pixels from its left end. A drawn pixel is
    ``Layout.scale`` pixels high and ``stretch`` times that wide; ``left`` and ``down`` are where
    the baseline begins on the strip.
    """

    text: str
    middles: tuple[float, ...]
    width: float
    stretch: float
    left: float
    down: float


@dataclass(frozen=True, slots=True)
class Layout:
    """Lines are turned by ``tilt`` and their letters slanted by ``slant``, both in radians.

    ``weight`` is how many drawn pixels their strokes are thicker than in the typeface.
    """

    lines: tuple[Line, ...]
    font: ImageFont.FreeTypeFont
    scale: float
    tilt: float
    slant: float
    weight: int

    @property
    def bins(self) -> NDArray[np.uint8]:
        """(LINES, BINS_A_STRIP), see `letters`."""
        found = np.zeros((LINES, BINS_A_STRIP), np.uint8)
        for number, line in enumerate(self.lines):
            across = line.stretch * self.scale
            middles = (line.left + across * middle for middle in line.middles)
            found[number] = bins(zip(line.text, middles, strict=True))
        return found


def lay_out(text: str, chance: Random, families: Sequence[Family]) -> Layout | None:
    """``text`` folded on as few strips as hold it at the largest size; None if six are too few.

    Set in one of ``families``.
    """
    font = chance.choice(families)(chance)
    x_height = LARGEST_X * chance.uniform(0.8, 1.0)
    while x_height >= SMALLEST_X:
        scale = x_height / DRAWN_X
        folded = _folded(text, font, (SIDE - 2 * MARGIN) / scale)
        if folded is not None and len(folded) <= LINES:
            lines = tuple(_line(line, font, scale, chance) for line in folded)
            tilt, slant = chance.gauss(0, 0.007), chance.gauss(0, 0.04)
            weight = chance.choices((-1, 0, 1), _WEIGHTS)[0]
            return Layout(lines, font, scale, tilt, slant, weight)
        x_height *= _SHRINK
    return None


def _folded(text: str, font: ImageFont.FreeTypeFont, room: float) -> list[str] | None:
    """Lines no wider than ``room`` drawn pixels; None where a single word is wider."""
    space = sum(_advances(font, " "))
    lines: list[str] = []
    used = 0.0
    for word in text.split():
        width = sum(_advances(font, word))
        if width > room:
            return None
        if lines and used + space + width <= room:
            lines[-1] += f" {word}"
            used += space + width
        else:
            lines.append(word)
            used = width
    return lines


def _line(text: str, font: ImageFont.FreeTypeFont, scale: float, chance: Random) -> Line:
    ends = [0.0, *accumulate(_advances(font, text))]
    middles = tuple((ends[at] + ends[at + 1]) / 2 for at in range(len(text)))
    width = ends[-1] * scale
    # Even at its widest the line keeps a pixel at either end.
    stretch = min(chance.uniform(0.88, 1.12), (SIDE - 2) / width)
    spare = SIDE - width * stretch
    left = min(MARGIN, spare / 2) * chance.uniform(0.3, 1.7)
    if chance.random() < 0.2:
        left = chance.uniform(1, max(1.0, spare - 1))  # not all lines begin at the left
    return Line(text, middles, ends[-1], stretch, left, BASELINE + chance.gauss(0, 0.8))


def _advances(font: ImageFont.FreeTypeFont, text: str) -> Iterator[float]:
    """How far each character goes on to the next."""
    pairs = zip(text, f"{text[1:]} ", strict=True)
    return (_advance(font, character, after) for character, after in pairs)


@lru_cache(maxsize=200_000)
def _advance(font: ImageFont.FreeTypeFont, character: str, after: str) -> float:
    """Kept: measuring every beginning of a line took half of the time."""
    return font.getlength(character + after) - font.getlength(after)
