"""Which kind of file it is, told by its first bytes: names lie, and the clipboard gives none."""

from __future__ import annotations

import re
from dataclasses import dataclass

HEAD = 4096  # bytes to look at

# What begins so -> the name of the format, Pillow's where Pillow opens it.
_PHOTOS: tuple[tuple[bytes, str], ...] = (
    (rb"\xff\xd8\xff", "JPEG"),
    (rb"\x89PNG\r\n\x1a\n", "PNG"),
    (rb"GIF8[79]a", "GIF"),
    # "BMW" begins so too: the length of the second header has few values.
    (rb"BM.{12}[\x0c\x10\x28\x34\x38\x40\x6c\x7c]\x00\x00\x00", "BMP"),
    (rb"(?:II[*+]\x00|MM\x00[*+])(?!.{4}CR)", "TIFF"),
    (rb"RIFF....WEBP", "WEBP"),
    (rb"\x00\x00\x00\x0cjP  \r\n\x87\n|\xff\x4f\xff\x51", "JPEG2000"),
    (rb"P[1-6]\s[\s\d#]", "PPM"),
    (rb"....ftyp(?=avi[fs]|(?:mif1|msf1).{4,60}avi[fs])", "AVIF"),
    (rb"....ftyp(?:hei[cxmsf]|hev[cxms]|mif1|msf1)", "HEIF"),
    (rb".{0,1020}%PDF-\d", "PDF"),
)

_EXPORT = "Open it in the program that made it, and save it there as JPEG, PNG or PDF."
_STILL = "Pause it at the page, make a screenshot, and choose that."
_UNPACK = "Unpack it, and choose one photo out of it."
_PRINT = "Save it as a PDF, or make a screenshot of the page with the text."
_PASTE = "Copy the text itself and paste it in, where it can be checked without reading a photo."
_CAMERA_RAW = "a camera's raw file", "Save a JPEG of it, in the camera or with its program."

# What begins so -> what it is, and what to do.
_OTHERS: tuple[tuple[bytes, tuple[str, str]], ...] = (
    (
        rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml.*?|<!--.*?|<!DOCTYPE svg.*?)*<svg\b",
        ("a drawing (SVG)", _EXPORT),
    ),
    (rb"%!PS|\xc5\xd0\xd3\xc6", ("a PostScript drawing", _EXPORT)),
    (rb"8BPS|gimp xcf", ("a picture with layers", _EXPORT)),
    (rb"\xff\x0a|\x00\x00\x00\x0cJXL ", ("a picture in the format JPEG XL", _EXPORT)),
    (rb"\x00\x00[\x01\x02]\x00[\x01-\x40]\x00", ("an icon", _EXPORT)),
    (rb"AT&TFORM", ("a DjVu document", _PRINT)),
    (rb"II[*]\x00.{4}CR|....ftypcrx |FUJIFILMCCD-RAW|IIU\x00", _CAMERA_RAW),
    (rb"....ftyp(?:M4A|M4B)", ("a sound", "Choose a photo of the text.")),
    (rb"....(?:ftyp|moov|mdat|wide)", ("a video", _STILL)),
    (rb"\x1a\x45\xdf\xa3|RIFF....AVI |\x00\x00\x01[\xb3\xba]|FLV\x01", ("a video", _STILL)),
    (rb"\x30\x26\xb2\x75\x8e\x66\xcf\x11", ("a video", _STILL)),
    (rb"ID3|fLaC|OggS|RIFF....WAVE", ("a sound", "Choose a photo of the text.")),
    (rb"PK\x03\x04.*(?:word/|xl/|ppt/|mimetypeapplication/)", ("an office document", _PRINT)),
    (rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1|\{\\rtf", ("an office document", _PRINT)),
    (rb"PK\x03\x04|\x1f\x8b|7z\xbc\xaf|Rar!|BZh\d|\xfd7zXZ", ("an archive", _UNPACK)),
    (rb"\x7fELF|MZ.{58}", ("a program", "Choose a photo of the text.")),
    (rb"\s*<(?i:!doctype html|html)", ("a web page", _PRINT)),
)

_UNKNOWN = "", "Take the photo again, or save it as JPEG or PNG and try once more."


@dataclass(frozen=True, slots=True)
class Other:
    """A file that is no photo. ``what`` it is ("" when nobody knows), and what to do."""

    what: str
    hint: str


TEXT = Other("text", _PASTE)
CAMERA_RAW = Other(*_CAMERA_RAW)  # most raw files begin like any TIFF, so this is told by others


def format_of(head: bytes) -> str | Other:
    """The format of a photo that begins with ``head`` (`HEAD` bytes of it, or all there are)."""
    for pattern, name in _PHOTOS:
        if _begins(pattern, head):
            return name
    for pattern, (what, hint) in _OTHERS:
        if _begins(pattern, head):
            return Other(what, hint)
    return TEXT if _is_text(head) else Other(*_UNKNOWN)


def _is_text(head: bytes) -> bool:
    """Whether these are letters; the last character may be cut off."""
    try:
        text = head[: HEAD - 4].decode("utf-8")
    except UnicodeDecodeError as error:
        if len(head) - error.start > 3:
            return False
        text = head[: error.start].decode("utf-8")
    return bool(text.strip()) and all(
        char.isprintable() or char in "\t\r\n\f\ufeff" for char in text
    )


def webp_size(head: bytes) -> tuple[int, int] | None:
    """Width and height of a WebP file, which Pillow tells only after it has made room for it.

    Source: RFC 9649, sections 2.5 to 2.7.
    """
    chunk = head[12:16]
    if chunk == b"VP8X" and len(head) >= 30:
        return 1 + int.from_bytes(head[24:27], "little"), 1 + int.from_bytes(head[27:30], "little")
    if chunk == b"VP8L" and len(head) >= 25:
        bits = int.from_bytes(head[21:25], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    if chunk == b"VP8 " and len(head) >= 30:
        sides = int.from_bytes(head[26:28], "little"), int.from_bytes(head[28:30], "little")
        return sides[0] & 0x3FFF, sides[1] & 0x3FFF
    return None


def _begins(pattern: bytes, head: bytes) -> bool:
    return re.match(pattern, head, re.DOTALL) is not None
