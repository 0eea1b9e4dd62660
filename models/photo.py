"""A photo: upright, RGB, checked for size, known by its digest."""

from __future__ import annotations

import hashlib
import warnings
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image, ImageOps, UnidentifiedImageError

from models.errors import BadPhoto, MissingDependency

if TYPE_CHECKING:
    from collections.abc import Iterator

HEIF_SUFFIXES = frozenset({".heic", ".heif"})
MAX_FILE_BYTES = 100_000_000
MAX_PIXELS = 120_000_000  # a phone makes 12 to 108 million; RGB takes 3 bytes for each
MIN_SIDE = 12  # fewer pixels than one line of the smallest type

_TRY_ANOTHER = "Take the photo again, or save it as JPEG or PNG and try once more."


@dataclass(frozen=True, slots=True)
class Photo:
    """``image`` is upright and RGB; ``source`` is where it came from, in words for the learner.

    ``digest`` is the SHA-256 of size and pixels: the same photo from a file, the camera or the
    clipboard has the same digest.
    """

    image: Image.Image = field(compare=False, repr=False)
    source: str = field(compare=False)
    digest: str

    @classmethod
    def open(cls, path: Path) -> Photo:
        """Read a photo file. Raises `BadPhoto`; `MissingDependency` for HEIC without its reader."""
        _check_file(path)
        if path.suffix.lower() in HEIF_SUFFIXES:
            _register_heif()
        with _translated(path), warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # MAX_PIXELS decides
            with Image.open(path) as image:
                _check_size(image)
                image.load()
                return cls.of(image, source=path.name)

    @classmethod
    def of(cls, image: Image.Image, *, source: str) -> Photo:
        """A photo from an image in memory, turned upright by its EXIF orientation."""
        _check_size(image)
        upright = _as_rgb(ImageOps.exif_transpose(image))
        digest = hashlib.sha256(f"{upright.width}x{upright.height}:".encode())
        digest.update(upright.tobytes())
        return cls(upright, source, digest.hexdigest())


def _check_file(path: Path) -> None:
    if not path.exists():
        raise BadPhoto(f"There is no file “{path}”.", "Check the name and the folder.")
    if path.is_dir():
        raise BadPhoto(f"“{path}” is a folder, not a photo.", "Choose one photo inside it.")
    if not path.is_file():
        raise BadPhoto(f"“{path}” is not an ordinary file.", "Choose a photo file.")
    size = path.stat().st_size
    if size == 0:
        raise BadPhoto(
            f"“{path.name}” is an empty file (0 bytes).", "Copy or take the photo again."
        )
    if size > MAX_FILE_BYTES:
        raise BadPhoto(
            f"“{path.name}” is too large: {size / 1e6:.0f} MB.",
            f"Save a copy of at most {MAX_FILE_BYTES / 1e6:.0f} MB and try again.",
        )


def _check_size(image: Image.Image) -> None:
    width, height = image.size
    if width * height > MAX_PIXELS:
        raise BadPhoto(
            f"The photo is too large: {width} x {height} pixels"
            f" (at most {MAX_PIXELS // 1_000_000} million in all).",
            "Cut out the part with the text, or make the photo smaller.",
        )
    if min(width, height) < MIN_SIDE:
        raise BadPhoto(
            f"The photo is too small to hold text: {width} x {height} pixels.",
            "Take a photo that shows the text larger.",
        )


@contextmanager
def _translated(path: Path) -> Iterator[None]:
    """Pillow's errors, and those of its decoders, in words for the learner."""
    try:
        yield
    except UnidentifiedImageError as error:
        raise BadPhoto(f"“{path.name}” is not a photo that can be opened.", _TRY_ANOTHER) from error
    except Image.DecompressionBombError as error:
        raise BadPhoto(
            f"“{path.name}” has far too many pixels.", "Make the photo smaller and try again."
        ) from error
    except PermissionError as error:
        raise BadPhoto(
            f"“{path.name}” may not be read.", "Ask for the right to open this file."
        ) from error
    except (OSError, ValueError, SyntaxError, EOFError) as error:  # SyntaxError: broken PNG
        raise BadPhoto(f"“{path.name}” is damaged or incomplete.", _TRY_ANOTHER) from error


def _as_rgb(image: Image.Image) -> Image.Image:
    if image.mode.startswith("I;16"):
        # `convert` cuts 16-bit grey off at 255, which turns most of a scan white.
        image = image.convert("I").point(lambda value: value / 256).convert("L")
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        image = image.convert("RGBA")
        paper = Image.new("RGBA", image.size, "white")
        image = Image.alpha_composite(paper, image)
    return image.convert("RGB")


def _register_heif() -> None:
    try:
        from pillow_heif import register_heif_opener  # type: ignore[import-untyped, unused-ignore]
    except ImportError as error:
        raise MissingDependency(
            "Photos in Apple's HEIC format need the package pillow-heif.",
            "Install it with: pip install pillow-heif",
        ) from error
    register_heif_opener()
