"""The light on a photo: a lamp to one side, darker corners, the shadow of a hand or a phone."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

Field = NDArray[np.float32]  # height x width


def light(size: tuple[int, int], chance: np.random.Generator) -> Field:
    """How bright each pixel is lit, 1 at the best place; width x height pixels."""
    width, height = size
    xs = np.linspace(-1, 1, width, dtype=np.float32)[None]
    ys = np.linspace(-1, 1, height, dtype=np.float32)[:, None] * (height / width)
    way = chance.uniform(0, 2 * np.pi)
    slant = np.float32(np.cos(way)) * xs + np.float32(np.sin(way)) * ys
    field: Field = 1 + np.float32(chance.uniform(0.02, 0.22)) * slant
    field -= np.float32(chance.uniform(0.0, 0.1)) * (xs**2 + ys**2)
    if chance.random() < 0.45:
        field *= _shadow(width, height, chance)
    brightest: np.float32 = field.max()
    lit: Field = (field / brightest).astype(np.float32)
    return lit


def _shadow(width: int, height: int, chance: np.random.Generator) -> Field:
    """A soft dark shape that comes in from the edge: 1 outside it."""
    mask = np.zeros((height, width), np.uint8)
    if chance.random() < 0.5:  # the phone: a straight edge
        way = chance.uniform(0, 2 * np.pi)
        middle = np.array([width / 2, height / 2]) + chance.uniform(-0.3, 0.3, 2) * (width, height)
        along = np.array([np.cos(way), np.sin(way)]) * (width + height)
        out = np.array([-along[1], along[0]])
        corners = np.stack(
            (middle - along, middle + along, middle + along + out, middle - along + out)
        )
        cv2.fillPoly(mask, [corners.astype(np.int32)], 255)
    else:  # a hand
        centre = (int(chance.uniform(0, 1) * width), height if chance.random() < 0.7 else 0)
        axes = (int(chance.uniform(0.25, 0.5) * width), int(chance.uniform(0.2, 0.45) * height))
        cv2.ellipse(mask, centre, axes, chance.uniform(-40, 40), 0, 360, 255, -1)
    soft = chance.uniform(0.02, 0.09) * width
    blurred = cv2.GaussianBlur(mask, (0, 0), soft).astype(np.float32) / 255
    strength = np.float32(chance.uniform(0.15, 0.45))
    shadow: Field = (1 - strength * blurred).astype(np.float32)
    return shadow
