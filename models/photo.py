"""A photo: upright, RGB, checked for size, known by its digest."""

from __future__ import annotations

import hashlib
import io
import os
import warnings
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from PIL import Image

from models import photo_heif
from models.errors import BadPhoto, TutorError
from models.photo_file import opened
from models.photo_formats import CAMERA_RAW, HEAD, Other, format_of, webp_size
from models.photo_pdf import page_count as pdf_pages
from models.photo_pdf import page_image
from models.photo_pixels import orientation, upright_rgb, working_size

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_FILE_BYTES = 100_000_000
MAX_PIXELS = 100_000_000  # decoded, each takes up to 4 bytes
MIN_SIDE = 12  # fewer pixels than one line of the smallest type

# Tags of a TIFF file (TIFF 6.0): the first page is a small copy, and the real one is inside it.
_SUBFILE_TYPE, _SUB_IFDS, _TILE_WIDTH, _TILE_LENGTH = 254, 330, 322, 323
_DNG_VERSION = 50706

_TRY_ANOTHER = "Take the photo again, or save it as JPEG or PNG and try once more."


@dataclass(frozen=True, slots=True)
class Photo:
    """``image`` is upright and RGB; ``source`` is where it came from, in words for the learner.

    ``digest`` is the SHA-256 of size and pixels: the same photo from a file, the camera or the
    clipboard has the same digest, unless it is larger than `WORKING_PIXELS`: then a JPEG file
    is made smaller while it is decoded, which gives slightly other pixels.
    """

    image: Image.Image = field(compare=False, repr=False)
    source: str = field(compare=False)
    digest: str

    @classmethod
    def open(
        cls,
        source: str | os.PathLike[str] | bytes | Image.Image,
        *,
        name: str = "",
        page: int = 1,
    ) -> Photo:
        """A photo from a file, from the bytes of one, or from an image in memory.

        JPEG, PNG, WebP, BMP, TIFF, GIF, HEIC/HEIF, AVIF, JPEG 2000, PPM or PDF, told by the
        content, not by the file's name. ``page``, from 1 on, is for PDF and TIFF. ``name`` is
        what the learner calls it; a file has its own. Raises `BadPhoto`; `MissingDependency`
        for HEIC or PDF where the package that reads it is missing.
        """
        if isinstance(source, Image.Image):
            return cls.of(source, source=name or "picture")
        if isinstance(source, bytes):
            image = _image(io.BytesIO(source), name, page)
            return _photo(image, name or "picture")
        path = Path(source)
        with opened(path) as file:
            return _photo(_image(file, name or path.name, page), name or path.name)

    @classmethod
    def of(cls, image: Image.Image, *, source: str) -> Photo:
        """A photo from an image in memory, turned upright by its EXIF orientation."""
        subject = _subject(source)
        with _translated(subject):
            _check_size(image.size, subject)
            return _photo(upright_rgb(image, orientation(image)), source)


def page_count(path: Path) -> int:
    """How many pages a file has of which `Photo.open` opens one; 1 of all but PDF and TIFF."""
    with opened(path) as file, _translated(_subject(path.name)):
        kind = format_of(file.read(HEAD))
        file.seek(0)
        if kind == "PDF":
            return pdf_pages(file)
        if kind != "TIFF":
            return 1
        with Image.open(file, formats=[kind]) as image:
            return int(getattr(image, "n_frames", 1))


def _photo(image: Image.Image, source: str) -> Photo:
    digest = hashlib.sha256(f"{image.width}x{image.height}:".encode())
    digest.update(image.tobytes())
    return Photo(image, source, digest.hexdigest())


def _subject(name: str) -> str:
    return f"“{name}”" if name else "The photo"


def _image(file: BinaryIO, name: str, page: int) -> Image.Image:
    subject = _subject(name)
    with _translated(subject):
        _check_length(file.seek(0, os.SEEK_END), subject)
        file.seek(0)
        head = file.read(HEAD)
        file.seek(0)
        kind = format_of(head)
        if isinstance(kind, Other):
            raise _no_photo(kind, subject)
        if kind == "PDF":
            image = page_image(file, subject, page=page, most_pixels=MAX_PIXELS)
            _check_size(image.size, subject)
            return image
        if kind == "WEBP" and (size := webp_size(head)) is not None:
            _check_size(size, subject)
        return _decoded(file, kind, subject, page)


def _decoded(file: BinaryIO, kind: str, subject: str, page: int) -> Image.Image:
    """Checks all that can be known from the headers before any pixel is decoded."""
    if kind == "HEIF":
        photo_heif.register()
    with Image.open(file, formats=["JPEG", "MPO"] if kind == "JPEG" else [kind]) as image:
        if page != 1:
            _turn_to(image, page, subject)
        _check_size(image.size, subject)
        _check_tags(image, subject)
        if kind == "JPEG":
            image.draft(None, working_size(*image.size))
        image.load()
        turned = photo_heif.orientation(file, image) if kind == "HEIF" else orientation(image)
        return upright_rgb(image, turned)


def _turn_to(image: Image.Image, page: int, subject: str) -> None:
    try:
        image.seek(page - 1)
    except EOFError as error:
        raise BadPhoto(f"{subject} has no page {page}.", "Choose another page.") from error


def _check_length(length: int, subject: str) -> None:
    if length == 0:
        raise BadPhoto(f"{subject} is an empty file (0 bytes).", "Copy or take the photo again.")
    if length > MAX_FILE_BYTES:
        raise BadPhoto(
            f"{subject} is too large: {length / 1e6:.0f} MB.",
            f"Save a copy of at most {MAX_FILE_BYTES / 1e6:.0f} MB and try again.",
        )


def _check_size(size: tuple[int, int], subject: str) -> None:
    width, height = size
    if width * height > MAX_PIXELS:
        raise BadPhoto(
            f"{subject} is too large: {width} x {height} pixels"
            f" (at most {MAX_PIXELS // 1_000_000} million in all).",
            "Cut out the part with the text, or save a smaller copy.",
        )
    if min(width, height) < MIN_SIDE:
        raise BadPhoto(
            f"{subject} is too small to hold text: {width} x {height} pixels.",
            "Take a photo that shows the text larger.",
        )


def _check_tags(image: Image.Image, subject: str) -> None:
    """A TIFF file may be a camera's raw file, and its tiles larger than the picture."""
    tags = getattr(image, "tag_v2", {})
    if _DNG_VERSION in tags or (tags.get(_SUBFILE_TYPE, 0) & 1 and _SUB_IFDS in tags):
        raise _no_photo(CAMERA_RAW, subject)
    if tags.get(_TILE_WIDTH, 0) * tags.get(_TILE_LENGTH, 0) > MAX_PIXELS:
        raise _damaged(subject)


def _no_photo(other: Other, subject: str) -> BadPhoto:
    if other.what:
        return BadPhoto(f"{subject} is not a photo but {other.what}.", other.hint)
    return BadPhoto(f"{subject} is not a photo that can be opened.", other.hint)


def _damaged(subject: str) -> BadPhoto:
    return BadPhoto(f"{subject} is damaged or incomplete.", _TRY_ANOTHER)


@contextmanager
def _translated(subject: str) -> Iterator[None]:
    """Errors of Pillow and its decoders in words for the learner; their warnings are dropped."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            yield
        except TutorError:
            raise
        except Image.DecompressionBombError as error:  # of a frame inside a small picture
            raise BadPhoto(
                f"{subject} has far too many pixels.", "Save a smaller copy and try again."
            ) from error
        except Exception as error:  # decoders fail on damaged files with all there is
            raise _damaged(subject) from error
