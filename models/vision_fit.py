"""Whether a vision model could read what is on a photo: legibility, and letters when folded."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from models.canvas import Canvas, canvases_of
from models.folding import best_fold, plain_x_height
from models.folding_cuts import cut_lines
from models.legibility import Verdict
from models.page import flatten

if TYPE_CHECKING:
    from models.photo import Photo
    from models.vision_models import VisionModel

LINES = 2  # the longest of a page: as much as a long sentence


@dataclass(frozen=True, slots=True)
class TextFit:
    """``why`` is a whole sentence; heights of an x are in the model's pixels, 0.0 if unknown."""

    fits: bool
    why: str
    before: float = 0.0
    after: float = 0.0


def text_fit(photo: Photo, model: VisionModel) -> TextFit:
    """Flattens the page: 0.1 to 0.8 seconds. Loads no model."""
    page = flatten(photo)
    if page.legibility.verdict is Verdict.UNREADABLE:
        return TextFit(
            False, "The photo is hard to read, and a vision model guesses where OCR says so."
        )
    if not page.lines:
        return TextFit(False, "No lines of text were found on the photo.")
    canvases = _canvases(model)
    longest = sorted(page.lines, key=lambda line: -line.box.width)[:LINES]
    planned = best_fold(cut_lines(page, longest), canvases)
    side = max(canvases[0].width, canvases[0].height)
    before = plain_x_height(page.legibility.measures.x_height, photo.image.size, side)
    if planned is None:
        return TextFit(False, "Its lines are too long for the vision model.", before)
    why = (
        f"Small letters are {planned.x_height:.0f} pixels high for it when folded"
        f" ({before:.1f} on the whole photo)."
    )
    return TextFit(True, why, before, planned.x_height)


def _canvases(model: VisionModel) -> tuple[Canvas, ...]:
    folder = model.base or model.folder
    return canvases_of(json.loads((folder / "config.json").read_text(encoding="utf-8")))
