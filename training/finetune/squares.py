"""What the model is shown, as the program shows it: a square, the sentence folded on it."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from random import Random

import cv2
import numpy as np
from PIL import Image, ImageDraw

from models.canvas import Canvas
from models.folding import fold
from models.folding_cuts import cuts_at, measured
from models.page.arrays import Grey
from models.rapid_cuts import Place
from training.dataset import Lines, Printed, Quad, Sight
from training.pages.typefaces import typefaces
from training.pocket.wear import worn

_PRINTED_X = 24  # pixels of an x on a sentence that is printed here


def draw(sight: Sight, canvas: Canvas) -> Image.Image:
    """RGB, exactly as large as ``canvas``. Raises `TooMuchText` where a sentence has no room."""
    if isinstance(sight, Lines):
        cuts = cuts_at(_grey(sight.photo), [_place(quad) for quad in sight.quads])
        return fold(cuts, [canvas]).image
    if isinstance(sight, Printed):
        clean = fold([measured(_printed(sight))], [canvas]).image.convert("L")
        return Image.fromarray(worn(np.asarray(clean), Random(f"worn {sight.lot}"))).convert("RGB")
    with Image.open(sight.photo) as photo:
        return _padded(photo.convert("RGB"), canvas)


def _place(quad: Quad) -> Place:
    top_left, top_right, bottom_right, bottom_left = ((point[0], point[1]) for point in quad)
    return Place((top_left, top_right, bottom_right, bottom_left))


@lru_cache(maxsize=4)
def _grey(photo: Path) -> Grey:
    found = cv2.imread(str(photo), cv2.IMREAD_GRAYSCALE)
    if found is None:
        raise FileNotFoundError(f"{photo} is not there or is no photo: draw the pages again.")
    return np.asarray(found, np.uint8)


def _printed(sight: Printed) -> Grey:
    """One line in a typeface for training."""
    chance = Random(sight.lot)
    face = chance.choice([face for face in typefaces() if not face.held_out])
    x_height = -face.font(200).getbbox("x", anchor="ls")[1] / 200
    font = face.font(round(_PRINTED_X / x_height), bold=chance.random() < 0.2)
    width = round(font.getlength(sight.text)) + 2 * _PRINTED_X
    line = Image.new("L", (width, 4 * _PRINTED_X), 255)
    ImageDraw.Draw(line).text((_PRINTED_X, 2.6 * _PRINTED_X), sight.text, 0, font, anchor="ls")
    return np.asarray(line, np.uint8)


def _padded(photo: Image.Image, canvas: Canvas) -> Image.Image:
    """All of the photo, grey beside it, so that no processor cuts anything off."""
    photo.thumbnail((canvas.width, canvas.height), Image.Resampling.LANCZOS)
    found = Image.new("RGB", (canvas.width, canvas.height), (127, 127, 127))
    corner = (canvas.width - photo.width) // 2, (canvas.height - photo.height) // 2
    found.paste(photo, corner)
    return found
