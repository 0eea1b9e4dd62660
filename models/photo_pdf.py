"""One page of a PDF as a picture."""

from __future__ import annotations

import threading
from contextlib import closing
from math import sqrt
from typing import TYPE_CHECKING, BinaryIO

from models.errors import BadPhoto, MissingDependency
from models.photo_pixels import WORKING_PIXELS

if TYPE_CHECKING:
    from PIL import Image
    from pypdfium2 import PdfDocument, PdfPage

DOTS_PER_INCH = 300  # small print has letters of 20 pixels then, which readers read well
POINTS_PER_INCH = 72
PASSWORD_ERROR = 4  # FPDF_ERR_PASSWORD in PDFium's fpdfview.h

_ONE_AT_A_TIME = threading.Lock()  # PDFium may not be called by two threads, whatever the document


def page_image(file: BinaryIO, subject: str, *, page: int, most_pixels: int) -> Image.Image:
    """Page ``page``, the first being 1, on white, at `DOTS_PER_INCH` or less if it is large.

    ``subject`` begins the sentences of the errors. `BadPhoto` for a document that is locked, has
    no such page or cannot be read, and where a picture on the page has over ``most_pixels``.
    """
    try:
        import pypdfium2
    except ImportError as error:
        raise MissingDependency(
            "Pages of PDF documents need the package pypdfium2.",
            "Install it with: pip install pypdfium2",
        ) from error
    with _ONE_AT_A_TIME:
        content = file.read()
        try:
            document = pypdfium2.PdfDocument(content)
        except pypdfium2.PdfiumError as error:
            raise _in_words(subject, content, error.err_code) from error
        with closing(document):
            document.init_forms()  # what the learner filled in is drawn too
            return _drawn(_page(document, subject, page), subject, most_pixels)


def page_count(file: BinaryIO) -> int:
    """How many pages a document has that `page_image` could draw a page of."""
    import pypdfium2

    with _ONE_AT_A_TIME, closing(pypdfium2.PdfDocument(file.read())) as document:
        return len(document)


def _in_words(subject: str, content: bytes, code: int | None) -> BadPhoto:
    from pypdfium2 import raw

    # Of a document without pages the code is that of an earlier document.
    document = raw.FPDF_LoadMemDocument64(content, len(content), None)
    if document:
        raw.FPDF_CloseDocument(document)
        return BadPhoto(f"{subject} is a PDF without pages.", "Save it again, or photograph it.")
    if code == PASSWORD_ERROR:
        return BadPhoto(
            f"{subject} is locked with a password.",
            "Open it with the password, and print or save the page as a PDF without one.",
        )
    return BadPhoto(
        f"{subject} is a damaged or incomplete PDF.",
        "Download or save it again, and try once more.",
    )


def _page(document: PdfDocument, subject: str, page: int) -> PdfPage:
    if not 1 <= page <= len(document):
        raise BadPhoto(
            f"{subject} has no page {page}.", f"Choose a page from 1 to {len(document)}."
        )
    return document[page - 1]


def _drawn(page: PdfPage, subject: str, most_pixels: int) -> Image.Image:
    from pypdfium2 import raw

    for picture in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE]):
        width, height = picture.get_px_size()
        if width * height > most_pixels:
            raise BadPhoto(
                f"{subject} has a picture on it that is too large: {width} x {height} pixels.",
                "Make a screenshot of the page, and choose that.",
            )
    width, height = page.get_size()
    scale = min(DOTS_PER_INCH / POINTS_PER_INCH, sqrt(WORKING_PIXELS / max(1.0, width * height)))
    image: Image.Image = page.render(scale=scale).to_pil().convert("RGB")
    return image
