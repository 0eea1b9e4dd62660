"""A part of a photo that the learner has chosen."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from models.errors import BadPhoto
from models.photo import MIN_SIDE, Photo
from models.transcript import Box, Transcript

if TYPE_CHECKING:
    from models.backends import Reader, Ticket


def cut_region(photo: Photo, region: Box) -> Photo:
    """What ``photo`` shows in ``region``, as a photo; as much of it as lies on the photo.

    Raises `BadPhoto` where that is too little to hold text.
    """
    image = photo.image
    left, top = max(0, region.left), max(0, region.top)
    right, bottom = min(image.width, region.right), min(image.height, region.bottom)
    if min(right - left, bottom - top) < MIN_SIDE:
        raise BadPhoto(
            f"There is no text in that part of “{photo.source}”, which is"
            f" {image.width} x {image.height} pixels.",
            f"Name a part of it that is at least {MIN_SIDE} pixels wide and high.",
        )
    return Photo.of(image.crop((left, top, right, bottom)), source=photo.source)


def read_region(reader: Reader, photo: Photo, region: Box, ticket: Ticket) -> Transcript:
    """Read only ``region``; boxes are on ``photo``. Raises what `cut_region` and readers raise."""
    return shifted(reader.read(cut_region(photo, region), ticket), region)


def shifted(transcript: Transcript, region: Box) -> Transcript:
    """``transcript`` of a region, with its boxes on the whole photo."""
    return replace(
        transcript,
        words=tuple(replace(word, box=_shifted(word.box, region)) for word in transcript.words),
        differences=tuple(
            replace(each, box=_shifted(each.box, region)) for each in transcript.differences
        ),
    )


def _shifted(box: Box, region: Box) -> Box:
    left, top = max(0, region.left), max(0, region.top)
    return replace(box, left=box.left + left, top=box.top + top)
