"""Photos of phones in the formats HEIC and HEIF."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, BinaryIO

from models.errors import MissingDependency

if TYPE_CHECKING:
    from PIL import Image

_TURNS = b"irot", b"imir"  # what libheif has already applied (ISO/IEC 23008-12, 6.5.10 and 6.5.12)


def register() -> None:
    """Let Pillow open such files. Raises `MissingDependency`."""
    try:
        from pillow_heif import register_heif_opener
    except ImportError as error:
        raise MissingDependency(
            "Photos in Apple's HEIC format need the package pillow-heif.",
            "Install it with: pip install pillow-heif",
        ) from error
    register_heif_opener()


def orientation(file: BinaryIO, image: Image.Image) -> object:
    """The EXIF orientation that is still to be applied to ``image``, opened from ``file``.

    A phone writes it twice, and the decoder applies the one outside EXIF. Some programs write
    only EXIF, which pillow-heif takes for applied.
    """
    if any(turn in _boxes(file) for turn in _TURNS):
        return 1
    return image.info.get("original_orientation")


def _boxes(file: BinaryIO) -> bytes:
    """The top-level box that describes the image, b"" where there is none."""
    start, end = 0, file.seek(0, os.SEEK_END)
    while start + 8 <= end:
        file.seek(start)
        length, kind = int.from_bytes(file.read(4), "big"), file.read(4)
        if length == 1:  # too long for four bytes
            length = int.from_bytes(file.read(8), "big")
        if kind == b"meta":
            file.seek(start)
            return file.read(length)
        if length < 8:  # 0: it fills the rest of the file
            break
        start += length
    return b""
