"""A photo as a small picture for lists, and for pages that are sent to somebody."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from models.photo import Photo

SIDE = 320  # pixels: sharp in a list of 160 on a screen at 200 %
QUALITY = 80


def thumbnail(photo: Photo, side: int = SIDE) -> bytes:
    """The photo as a JPEG file of at most ``side`` pixels; what a camera notes is not in it."""
    small = photo.image.copy()
    small.thumbnail((side, side))
    small.info.clear()
    file = io.BytesIO()
    small.save(file, "JPEG", quality=QUALITY, optimize=True)
    return file.getvalue()
