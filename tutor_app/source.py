"""What the learner gave on the command line: typed text, or a photo."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from models.errors import BadPhoto, NoText
from models.photo_file import opened
from models.photo_formats import HEAD, TEXT, format_of

PHOTO_SUFFIXES = frozenset(
    {".jpg", ".jpeg", ".jpe", ".png", ".webp", ".bmp", ".gif", ".tif", ".tiff"}
    | {".heic", ".heif", ".avif", ".jp2", ".ppm", ".pgm", ".pdf"}
)
STANDARD_INPUT = "-"


def text_or_photo(words: list[str]) -> str | Path:
    """A `Path` when the one word given is a photo file, else the text (``-``: standard input).

    Raises `BadPhoto` for the name of a file that is no photo or is not there, `NoText` for
    nothing at all.
    """
    if words == [STANDARD_INPUT]:
        return _typed(given_text(words))
    given = given_text(words)
    if len(words) == 1 and os.path.lexists(given):
        return _photo(Path(given))
    if _looks_like_photo(given):
        raise BadPhoto(
            f"There is no photo “{given}” here.", "Check the name and the folder, and try again."
        )
    return _typed(given)


def given_text(words: list[str]) -> str:
    """The words as one text; what comes through the standard input where they are just ``-``."""
    if words == [STANDARD_INPUT]:
        return sys.stdin.buffer.read().decode("utf-8-sig", "replace")
    return " ".join(words)


def _typed(text: str) -> str:
    if not text.strip():
        raise NoText("There is no text to check.", 'Try: tenselens check "She go to school."')
    return text


def _photo(path: Path) -> Path:
    if path.suffix.lower() in PHOTO_SUFFIXES or not _holds_text(path):
        return path  # what else it may be is told when it is opened as a photo
    raise BadPhoto(
        f"“{path}” is a file, but not a photo.",
        f"To check the text in it: tenselens check - < {path}",
    )


def _holds_text(path: Path) -> bool:
    try:
        with opened(path) as file:
            return format_of(file.read(HEAD)) == TEXT
    except BadPhoto:
        return False


def _looks_like_photo(given: str) -> bool:
    """``holiday.jpg``, ``my page.png``, ``scans/page 3 of 7.png``; but not a sentence about one."""
    return Path(given).suffix.lower() in PHOTO_SUFFIXES and (
        len(given.split()) <= 2 or "/" in given or "\\" in given
    )
