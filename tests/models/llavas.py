"""Tiny checkpoints as the program loads them, and photos to ask them about."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image

from models.backends import Ticket
from models.canvas import Canvas
from models.llava_loading import Loaded, Wish, load
from models.vision_models import VisionModel


def model_in(folder: Path, *, base: Path | None = None, pocket: bool = False) -> VisionModel:
    return VisionModel(folder.name, f"Tiny {folder.name}", folder, base, 10, 20, pocket)


def loaded(folder: Path, precision: str = "float32", *, base: Path | None = None) -> Loaded:
    return load(Wish(model_in(folder, base=base), "cpu", precision), Ticket())


def noise(canvas: Canvas) -> Image.Image:
    """A photo of nothing, always the same."""
    size = canvas.height, canvas.width, 3
    return Image.fromarray(np.random.default_rng(0).integers(0, 255, size, dtype=np.uint8))
