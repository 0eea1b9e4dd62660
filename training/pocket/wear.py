"""What a camera, a lamp and a file do to the strips."""

from __future__ import annotations

from random import Random

import cv2
import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]


def worn(pixels: Pixels, chance: Random) -> Pixels:
    """Black on white as it would be photographed: ink, paper, light, blur, noise, JPEG."""
    strength = chance.betavariate(1.2, 2.0)  # most photos are taken with some care
    fine = np.random.default_rng(chance.getrandbits(64))
    ink, paper = chance.uniform(0, 70 + 60 * strength), chance.uniform(185, 255)
    seen: NDArray[np.float32] = pixels.astype(np.float32) * np.float32((paper - ink) / 255)
    seen += np.float32(ink)
    if chance.random() < 0.15:
        seen = np.minimum(seen, _rule(seen.shape[0], paper, chance))
    if chance.random() < 0.7:
        seen *= _light(seen.shape[0], strength, chance)
    blur = chance.uniform(0.0, 0.35 + 0.75 * strength)
    if blur > 0.25:
        across = blur * chance.uniform(0.7, 1.4)
        seen = cv2.GaussianBlur(seen, (0, 0), across, sigmaY=blur).astype(np.float32)
    noise = chance.uniform(0.5, 3 + 14 * strength)
    seen += fine.standard_normal(seen.shape, np.float32) * np.float32(noise)
    file = np.clip(seen, 0, 255).astype(np.uint8)
    if chance.random() < 0.06:
        file = (255 - file).astype(np.uint8)  # white on black
    if chance.random() < 0.5:
        file = _compressed(file, chance.randint(45, 92))
    return file


def _compressed(file: Pixels, quality: int) -> Pixels:
    coded = cv2.imencode(".jpg", file, [cv2.IMWRITE_JPEG_QUALITY, quality])[1]
    again = cv2.imdecode(coded, cv2.IMREAD_GRAYSCALE)
    return np.asarray(again, np.uint8)


def _light(side: int, strength: float, chance: Random) -> NDArray[np.float32]:
    """How bright each place is lit: a slope, and sometimes the edge of a shadow."""
    coarse = np.linspace(-1, 1, 8, dtype=np.float32)
    slope = 0.15 + 0.35 * strength
    field = 1 - slope / 2 * (1 + chance.uniform(-1, 1) * coarse[None])
    field = field * (1 + slope / 2 * chance.uniform(-1, 1) * coarse[:, None])
    if chance.random() < 0.25:
        field[:, chance.randint(2, 6) :] *= 1 - 0.5 * slope
    wide: NDArray[np.float32] = cv2.resize(
        np.clip(field, 0.3, 1), (side, side), interpolation=cv2.INTER_CUBIC
    ).astype(np.float32)
    return wide


def _rule(side: int, paper: float, chance: Random) -> NDArray[np.float32]:
    """The ruled lines of an exercise book, a little below the letters."""
    sheet = np.full((side, side), 255, np.float32)
    step = side // 6
    for top in range(chance.randint(24, 28), side, step):
        sheet[top : top + chance.randint(1, 2)] = paper * chance.uniform(0.5, 0.85)
    return sheet
