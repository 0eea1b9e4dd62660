"""Tesseract reads a photo: good at flat pages with printed letters."""

from __future__ import annotations

import shutil
import subprocess
from functools import cache
from typing import TYPE_CHECKING, Any

from models.errors import BackendFailed, MissingDependency, NoText
from models.reading import Piece, transcript_of
from models.transcript import Box

if TYPE_CHECKING:
    from models.backends import Ticket
    from models.photo import Photo
    from models.transcript import Transcript

LANGUAGE = "eng"
TIMEOUT = 180  # seconds; a 12-megapixel page takes about two
SMALL_WIDTH = 1000  # below it the letters of a page are too small for Tesseract: enlarge twice
LIGATURES = str.maketrans({"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl"})
LEAST_WORD = 0.05  # a ruled line "is" an i with a confidence of 0
LEAST_CONFIDENCE = 0.35  # grain and wood are "read" with less, hard photos of text with more
HOW_TO_INSTALL = (
    "Install it with: sudo apt-get install tesseract-ocr tesseract-ocr-eng"
    " (macOS: brew install tesseract; Windows: winget install UB-Mannheim.TesseractOCR)."
)


class Tesseract:
    name = "tesseract"
    title = "Tesseract"

    def missing(self) -> str | None:
        if shutil.which("tesseract") is None:
            return f"Tesseract, the program that reads photos, is not installed. {HOW_TO_INSTALL}"
        if LANGUAGE not in installed_languages():
            return f"Tesseract has no language data for English. {HOW_TO_INSTALL}"
        return None

    def load(self, ticket: Ticket) -> None:
        if shutil.which("tesseract") is None:
            raise MissingDependency("Tesseract, which reads photos, is missing.", HOW_TO_INSTALL)
        if LANGUAGE not in installed_languages():
            raise MissingDependency("Tesseract's English data is missing.", HOW_TO_INSTALL)

    def unload(self) -> None:
        """Nothing stays in memory: each photo is read by a process of its own."""

    def read(self, photo: Photo, ticket: Ticket) -> Transcript:
        """Raises `NoText` when there is nothing to read on the photo."""
        self.load(ticket)
        ticket.progress("Reading the photo", 0.1)
        transcript = transcript_of(_pieces(photo), self.name)
        ticket.progress("Read the photo", 1.0)
        if not transcript.words or transcript.confidence < LEAST_CONFIDENCE:
            raise NoText(
                f"No text could be read on “{photo.source}”.",
                "Take the photo closer, flat and in good light, so that the letters are sharp.",
            )
        return transcript


@cache
def installed_languages() -> frozenset[str]:
    """The language data that Tesseract has; empty when it cannot be asked."""
    try:
        listed = subprocess.run(
            ["tesseract", "--list-langs"], capture_output=True, text=True, timeout=20, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return frozenset()
    return frozenset(listed.stdout.splitlines()[1:])  # the first line is a heading


def _pieces(photo: Photo) -> list[Piece]:
    import pytesseract

    image = photo.image
    scale = 2 if image.width < SMALL_WIDTH else 1
    if scale > 1:
        image = image.resize((image.width * scale, image.height * scale))
    try:
        table: dict[str, list[Any]] = pytesseract.image_to_data(
            image,
            lang=LANGUAGE,
            config="--psm 3",
            output_type=pytesseract.Output.DICT,
            timeout=TIMEOUT,
        )
    except pytesseract.TesseractError as error:
        raise BackendFailed(
            "Tesseract could not read this photo.", "Try another photo, or run: tenselens doctor"
        ) from error
    except RuntimeError as error:  # its own way to say that the time is up
        raise BackendFailed(
            f"Reading the photo took more than {TIMEOUT} seconds.", "Try a smaller part of it."
        ) from error
    rows = (_piece(table, row, scale) for row, text in enumerate(table["text"]) if text.strip())
    return [piece for piece in rows if piece.confidence >= LEAST_WORD]


def _piece(table: dict[str, list[Any]], row: int, scale: int) -> Piece:
    left, top, width, height = (
        round(table[key][row] / scale) for key in ("left", "top", "width", "height")
    )
    return Piece(
        text=table["text"][row].strip().translate(LIGATURES),
        line=(table["block_num"][row], table["par_num"][row], table["line_num"][row]),
        box=Box(left, top, width, height),
        confidence=max(0.0, float(table["conf"][row]) / 100),
    )
