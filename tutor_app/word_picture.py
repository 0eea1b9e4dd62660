"""Where on the photo each word was read, and how surely."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PIL import ImageDraw

if TYPE_CHECKING:
    from PIL import Image

    from models.transcript import Transcript

SURE, UNSURE, DISPUTED = "#2e7d32", "#ef6c00", "#c62828"
LEAST_SURE = 0.9
LINE_WIDTH = 600  # pixels of the photo for each pixel of a line's width


def words_on(photo: Image.Image, transcript: Transcript) -> Image.Image:
    """A copy of ``photo`` with a box around each word; red where the readers differed."""
    picture = photo.copy()
    pen = ImageDraw.Draw(picture)
    width = max(2, max(photo.size) // LINE_WIDTH)
    for word in transcript.words:
        disputed = any(
            each.span.start <= word.span.start < each.span.end for each in transcript.differences
        )
        sure = SURE if word.confidence >= LEAST_SURE else UNSURE
        box = word.box
        corners = (box.left, box.top, max(box.left, box.right), max(box.top, box.bottom))
        pen.rectangle(corners, outline=DISPUTED if disputed else sure, width=width)
    return picture
