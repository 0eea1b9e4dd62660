"""Many photos on one sheet, to be looked at."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageDraw

from training.pages.album import Record
from training.pages.typefaces import typeface

ACROSS, DOWN = 8, 6
_CELL = 300  # pixels
_STRIDE = 211


def contact_sheet(folder: Path, records: Sequence[Record]) -> Image.Image:
    """Up to 48 of the photos, each with its sentence framed and its text below."""
    # A prime number of steps, so that not all of them are of one person or tense.
    count = min(len(records), ACROSS * DOWN)
    shown = [records[number * _STRIDE % len(records)] for number in range(count)]
    sheet = Image.new("RGB", (ACROSS * _CELL, DOWN * (_CELL + 26)), (58, 58, 62))
    draw, font = ImageDraw.Draw(sheet), typeface("noto-sans").font(11)
    for number, record in enumerate(shown):
        left, top = (number % ACROSS) * _CELL, (number // ACROSS) * (_CELL + 26)
        photo = _framed(folder, record)
        sheet.paste(photo, (left + (_CELL - photo.width) // 2, top + 2))
        draw.text((left + 6, top + _CELL), record["sentence"][:56], fill=(240, 240, 240), font=font)
    return sheet


def _framed(folder: Path, record: Record) -> Image.Image:
    with Image.open(folder / record["image"]) as opened:
        photo = opened.convert("RGB")
    corners = [tuple(corner) for corner in record["box"]]
    ImageDraw.Draw(photo).line([*corners, corners[0]], fill=(230, 40, 40), width=4)
    photo.thumbnail((_CELL - 8, _CELL - 8))
    return photo
