"""Tesseract reads a photo: good at flat pages with printed letters, so the page is made flat."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from models import tesseract_program
from models.errors import MissingDependency
from models.reading import Piece, confidence, worth
from models.registry import READER_TITLES
from models.tesseract_program import LANGUAGE, installed_languages, pieces_on
from models.transcript import Box

if TYPE_CHECKING:
    from PIL import Image

    from models.backends import Ticket
    from models.page import Page
    from models.photo import Photo
    from models.transcript import Transcript

SMALL_WIDTH = 1000  # a photo of so few pixels on which no line was found is enlarged twice
LEAST_CONFIDENCE = 0.35  # grain and wood are "read" with less, hard photos of text with more
SURE = 0.8  # with less, a page that was changed may have been spoilt: the photo itself is asked
HOW_TO_INSTALL = (
    "Install it with: sudo apt-get install tesseract-ocr tesseract-ocr-eng"
    " (macOS: brew install tesseract; Windows: winget install UB-Mannheim.TesseractOCR)."
)


class Tesseract:
    name = "tesseract"
    title = READER_TITLES["tesseract"]

    def missing(self) -> str | None:
        if not tesseract_program.is_installed():
            return f"Tesseract, the program that reads photos, is not installed. {HOW_TO_INSTALL}"
        if LANGUAGE not in installed_languages():
            return f"Tesseract has no language data for English. {HOW_TO_INSTALL}"
        return None

    def load(self, ticket: Ticket) -> None:
        if not tesseract_program.is_installed():
            raise MissingDependency("Tesseract, which reads photos, is missing.", HOW_TO_INSTALL)
        if LANGUAGE not in installed_languages():
            raise MissingDependency("Tesseract's English data is missing.", HOW_TO_INSTALL)

    def unload(self) -> None:
        """Nothing stays in memory: each photo is read by a process of its own."""

    def read(self, photo: Photo, ticket: Ticket) -> Transcript:
        """Raises `NoText` when there is nothing to read on the photo."""
        from models.page import flatten
        from models.reading_text import on_photo

        self.load(ticket)
        ticket.progress("Looking for the page", 0.05)
        page, pieces = self.read_page(flatten(photo), photo, ticket)
        ticket.progress("Read the photo", 1.0)
        return on_photo(pieces, page, photo, reader=self.name, least=LEAST_CONFIDENCE)

    def read_page(self, page: Page, photo: Photo, ticket: Ticket) -> tuple[Page, list[Piece]]:
        """The words on ``page``, which `flatten` made of ``photo``; boxes are on the page.

        Where they are unsure, the photo is read as it is, and the page that comes back is the
        one that was read better: ``page``, or the photo as a page.
        """
        self.load(ticket)
        ticket.progress("Reading the photo", 0.2)
        pieces = _pieces(page.image, ticket, enlarge=not page.lines)
        if page.touched and confidence(pieces) < SURE:
            ticket.progress("Reading the photo once more", 0.6)
            plain = page.untouched(photo)
            plain_pieces = _pieces(plain.image, ticket, enlarge=True)
            if worth(plain_pieces) > worth(pieces):
                return plain, plain_pieces
        return page, pieces


def _pieces(image: Image.Image, ticket: Ticket, *, enlarge: bool) -> list[Piece]:
    scale = 2 if enlarge and image.width < SMALL_WIDTH else 1
    if scale > 1:
        image = image.resize((image.width * scale, image.height * scale))
    pieces = pieces_on(image, ticket)
    if scale == 1:
        return pieces
    return [replace(piece, box=_shrunk(piece.box, scale)) for piece in pieces]


def _shrunk(box: Box, scale: int) -> Box:
    sides = (box.left, box.top, box.width, box.height)
    return Box(*(round(side / scale) for side in sides))
