"""What lies under the page: wood, cloth, a plain table."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

Picture = NDArray[np.uint8]  # height x width x 3, red first

_WOODS = ((156, 112, 72), (120, 82, 54), (196, 158, 114), (92, 66, 50), (206, 184, 150))
_CLOTHS = ((96, 110, 128), (150, 60, 58), (70, 92, 80), (188, 180, 164), (60, 60, 68))
_PLAINS = ((226, 224, 220), (70, 72, 76), (170, 168, 162), (205, 196, 182), (112, 124, 130))


def desk(size: tuple[int, int], chance: np.random.Generator) -> Picture:
    """A table top of width x height pixels, evenly lit."""
    kind = chance.choice(("wood", "wood", "cloth", "plain"))
    width, height = size
    if kind == "wood":
        relief, colour = _grain(width, height, chance), _one(_WOODS, chance)
    elif kind == "cloth":
        relief, colour = _weave(width, height, chance), _one(_CLOTHS, chance)
    else:
        relief, colour = _smooth(width, height, chance), _one(_PLAINS, chance)
    tinted = [cv2.convertScaleAbs(relief, alpha=part) for part in colour]
    return cv2.merge(tinted).astype(np.uint8, copy=False)


def _one(
    colours: tuple[tuple[int, int, int], ...], chance: np.random.Generator
) -> tuple[int, int, int]:
    return colours[int(chance.integers(len(colours)))]


def _grain(width: int, height: int, chance: np.random.Generator) -> NDArray[np.float32]:
    """Long stripes that waver, and the joints between boards."""
    fine = chance.random((height // 3, max(2, width // 90)), np.float32)
    broad = chance.random((height // 24, max(2, width // 240)), np.float32)
    relief = 0.82 + 0.2 * _stretched(fine, width, height) + 0.16 * _stretched(broad, width, height)
    board = int(chance.integers(height // 4, height))
    for joint in range(int(chance.integers(0, board)), height, board):
        relief[joint : joint + 3] *= 0.6
    return relief if chance.random() < 0.6 else _sideways(relief, width, height)


def _weave(width: int, height: int, chance: np.random.Generator) -> NDArray[np.float32]:
    across = np.sin(np.arange(width, dtype=np.float32) * np.float32(chance.uniform(0.8, 1.6)))
    down = np.sin(np.arange(height, dtype=np.float32) * np.float32(chance.uniform(0.8, 1.6)))
    folds = _stretched(chance.random((5, 6), np.float32), width, height)
    relief: NDArray[np.float32] = 0.86 + 0.06 * (across[None] + down[:, None]) + 0.22 * folds
    return relief


def _smooth(width: int, height: int, chance: np.random.Generator) -> NDArray[np.float32]:
    spots = _stretched(chance.random((height // 8, width // 8), np.float32), width, height)
    return 0.95 + 0.08 * spots


def _stretched(noise: NDArray[np.float32], width: int, height: int) -> NDArray[np.float32]:
    found: NDArray[np.float32] = cv2.resize(
        noise, (width, height), interpolation=cv2.INTER_CUBIC
    ).astype(np.float32, copy=False)
    return found


def _sideways(relief: NDArray[np.float32], width: int, height: int) -> NDArray[np.float32]:
    return _stretched(np.ascontiguousarray(relief.T), width, height)
