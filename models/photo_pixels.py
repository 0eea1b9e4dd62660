"""From the pixels that a file holds to upright RGB on white paper, no larger than needed."""

from __future__ import annotations

import io
from math import sqrt
from typing import TYPE_CHECKING

from PIL import Image, ImageCms

if TYPE_CHECKING:
    import numpy as np

# A page of A4 has 400 dots an inch with so many, and its small type letters of 25 pixels, the
# height at which readers do best. More only costs time: cameras that make 50 or 108 million
# spread the light of one point over several of them.
WORKING_PIXELS = 16_000_000

_ORIENTATION = 0x0112
_UPRIGHT = {  # EXIF orientation -> how to turn the stored pixels (CIPA DC-008, 4.6.5.1.6)
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_CLEAR = ("RGBA", "LA", "PA", "La", "RGBa")
_SQUARE = 1.3  # faxes have up to twice as many dots along one side of an inch as the other
_MOST_STRETCHED = 4.0


def upright_rgb(image: Image.Image, orientation: object) -> Image.Image:
    """``image`` turned by its EXIF ``orientation``, RGB, of at most `WORKING_PIXELS`.

    What is clear becomes white.
    """
    shape = _true_shape(image)
    image = _flattened(_shrunk(_plain(image), shape))
    turn = _UPRIGHT.get(orientation) if isinstance(orientation, int) else None
    return image if turn is None else image.transpose(turn)


def orientation(image: Image.Image) -> object:
    """1 to 8 by EXIF, or whatever else stands there. TIFF files are turned when they are loaded."""
    try:
        return image.getexif().get(_ORIENTATION)
    except Exception:  # damaged notes of the camera, which fail in many ways, spoil no photo
        return None


def working_size(width: int, height: int) -> tuple[int, int]:
    """The size at which a photo of ``width`` x ``height`` is worked with."""
    too_long = max(1.0, sqrt(width * height / WORKING_PIXELS))
    return max(1, int(width / too_long)), max(1, int(height / too_long))


def _true_shape(image: Image.Image) -> tuple[int, int]:
    """The size in square dots: a fax has 204 dots an inch across and often 98 down."""
    width, height = image.size
    if image.format != "TIFF":
        return width, height
    across, down = (float(dots) for dots in image.info.get("dpi", (1, 1)))
    ratio = across / down if across > 0 and down > 0 else 1.0
    if _SQUARE < ratio < _MOST_STRETCHED:
        return width, round(height * ratio)
    if _SQUARE < 1 / ratio < _MOST_STRETCHED:
        return round(width / ratio), height
    return width, height


def _plain(image: Image.Image) -> Image.Image:
    """One of L, LA, RGB, RGBA and CMYK, all of which Pillow can shrink well."""
    if image.mode.startswith(("I", "F")):
        return _eight_bits(image)
    if "transparency" in image.info or image.mode in _CLEAR:
        return image.convert("RGBA")
    if image.mode in ("1", "L"):
        return image.convert("L")
    if image.mode in ("CMYK", "LAB"):
        return _converted(image)
    return image.convert("RGB")


def _eight_bits(image: Image.Image) -> Image.Image:
    """Pillow's `convert` cuts deep grey off at 255, which turns most of a scan white."""
    import numpy as np

    if image.mode.startswith("I;16"):
        return Image.fromarray((np.asarray(image) >> 8).astype(np.uint8))
    values: np.ndarray = np.asarray(_shrunk(image, image.size))
    values = np.nan_to_num(values.astype(np.float32), nan=0.0, posinf=0.0, neginf=0.0)
    low, high = float(values.min()), float(values.max())
    for most in (1.0, 255.0, 65535.0):  # the ranges in use; what is outside is stretched
        if low >= 0 and high <= most and (most > 1 or image.mode == "F"):
            low, high = 0.0, most
            break
    scaled = (values - low) * (255.0 / max(high - low, 1e-9))
    return Image.fromarray(scaled.round().astype(np.uint8))


def _shrunk(image: Image.Image, shape: tuple[int, int]) -> Image.Image:
    size = working_size(*shape)
    if size == image.size:
        return image
    # The gap lets Pillow take the mean of whole squares first, which is fast.
    return image.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)


def _flattened(image: Image.Image) -> Image.Image:
    if image.mode == "RGBA":
        paper = Image.new("RGBA", image.size, "white")
        image = Image.alpha_composite(paper, image)
    return image.convert("RGB")


def _converted(image: Image.Image) -> Image.Image:
    """Printers' colours by their profile, where there is one that can be used."""
    try:
        profile = (
            ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
            if image.mode == "LAB"
            else ImageCms.ImageCmsProfile(io.BytesIO(image.info["icc_profile"]))
        )
        converted = ImageCms.profileToProfile(
            image, profile, ImageCms.createProfile("sRGB"), outputMode="RGB"
        )
    except (KeyError, TypeError, ValueError, OSError, ImageCms.PyCMSError):
        converted = None
    if converted is not None:
        return converted
    return image.getchannel("L") if image.mode == "LAB" else image.convert("RGB")
