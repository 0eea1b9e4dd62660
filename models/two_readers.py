"""Tesseract reads the page, RapidOCR what Tesseract was unsure of, and the two vote."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from models.errors import MissingDependency
from models.rapid import Rapid
from models.rapid_lines import HEIGHT
from models.reading import Piece, Row, confidence, rows_of, worth
from models.reading_order import in_order
from models.reading_text import on_photo
from models.reading_vote import pieces_of, vote
from models.registry import READER_TITLES
from models.second_looks import Look, looks, unread
from models.tesseract import Tesseract

if TYPE_CHECKING:
    from PIL import Image

    from models.backends import Ticket
    from models.page import Page
    from models.photo import Photo
    from models.transcript import Box, Transcript

# Columns of a line at the height that RapidOCR reads, which take about 40 microseconds each on two
# cores: a dozen whole lines of any page, and some more where Tesseract had more to do.
MOST_COLUMNS, MORE_COLUMNS = 14_000, 10
UNREAD = 0.5  # a page that Tesseract reads with less confidence is read by RapidOCR as a whole
SURE_LINE = 0.93  # with less, it is dirt or a picture that looks like a line
UNREAD_BLOCK = -1  # no block of Tesseract's
LEAST_CONFIDENCE = 0.35  # grain and wood are "read" with less


class TwoReaders:
    name = "ocr"
    title = READER_TITLES["ocr"]

    def __init__(self) -> None:
        self._first, self._second = Tesseract(), Rapid()

    def missing(self) -> str | None:
        """Either of the two can read alone."""
        problem = self._first.missing()
        return problem if self._second.missing() is not None else None

    def weaker(self) -> str | None:
        return self._first.missing() or self._second.missing()

    def load(self, ticket: Ticket) -> None:
        problem = self.missing()
        if problem is not None:
            raise MissingDependency("Nothing that reads photos is installed.", problem)
        if self._second.missing() is None:
            self._second.load_lines(ticket)

    def unload(self) -> None:
        self._first.unload()
        self._second.unload()

    def read(self, photo: Photo, ticket: Ticket) -> Transcript:
        """Raises `NoText` when there is nothing to read on the photo."""
        from models.page import flatten

        self.load(ticket)
        ticket.progress("Looking for the page", 0.05)
        return self.transcribe(flatten(photo), photo, ticket)

    def transcribe(self, page: Page, photo: Photo, ticket: Ticket) -> Transcript:
        """What stands on ``page``, which `flatten` made of ``photo``; boxes are on the photo."""
        _, _, read = self.read_page(page, photo, ticket)
        ticket.progress("Read the photo", 1.0)
        return read

    def read_page(
        self, page: Page, photo: Photo, ticket: Ticket
    ) -> tuple[Page, list[Piece], Transcript]:
        """The page that was read, which may be the bare photo, the words on it, and the whole."""
        read, pieces = self._pieces(page, photo, ticket)
        made = on_photo(pieces, read, photo, reader=self.name, least=LEAST_CONFIDENCE)
        return read, pieces, made

    def _pieces(self, page: Page, photo: Photo, ticket: Ticket) -> tuple[Page, list[Piece]]:
        if self._first.missing() is not None:
            return page, self._second.read_page(page, ticket)
        read, pieces = self._first.read_page(page, photo, ticket)
        if self._second.missing() is not None:
            return read, pieces
        if confidence(pieces) < UNREAD:
            others = self._second.read_page(page, ticket)
            return (page, others) if worth(others) > worth(pieces) else (read, pieces)
        return read, self._voted(read, pieces, ticket)

    def _voted(self, page: Page, pieces: Sequence[Piece], ticket: Ticket) -> list[Piece]:
        """``pieces`` with a second look at what is doubtful, as far as there is time for it."""
        read = [row for row in rows_of(pieces) if row.says_something]
        read += self._unread(read, page, ticket)
        read = [read[place] for place in in_order([row.band for row in read])]
        rows = [list(row.pieces) for row in read]
        chosen = list(_affordable(looks(read, page), words=len(pieces)))
        cuts = [_cut(page.image, look.box) for look in chosen]
        lines = self._second.read_lines(cuts, ticket)
        # From the end of each line, so that the places of the words before stay what they were.
        for look, line in sorted(
            zip(chosen, lines, strict=True), key=lambda each: each[0].start, reverse=True
        ):
            words = rows[look.row][look.start : look.end]
            voted = vote(words, self._first.name, line, self._second.name, look.box)
            rows[look.row][look.start : look.end] = voted
        return [piece for row in rows for piece in row]

    def _unread(self, rows: Sequence[Row], page: Page, ticket: Ticket) -> Iterator[Row]:
        """Lines that only the second reader sees, as far as it is sure of them."""
        boxes = unread(rows, page)
        lines = self._second.read_lines([_cut(page.image, box) for box in boxes], ticket)
        for number, (line, box) in enumerate(zip(lines, boxes, strict=True)):
            if line.confidence >= SURE_LINE:
                yield Row(tuple(pieces_of(line, box, (UNREAD_BLOCK, number, 0))))


def _affordable(wanted: Sequence[Look], *, words: int) -> Iterator[Look]:
    columns, most = 0.0, MOST_COLUMNS + MORE_COLUMNS * words
    for look in wanted:
        columns += look.box.width * HEIGHT / look.box.height
        if columns > most:
            return
        yield look


def _cut(image: Image.Image, box: Box) -> Image.Image:
    return image.crop((box.left, box.top, box.right, box.bottom))
