"""From words with boxes to a text in reading order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, zip_longest
from statistics import median
from typing import TYPE_CHECKING

from models.errors import NoText
from models.grammar.types import Span
from models.line_ends import closed_up
from models.transcript import Box, Difference, Reading, Transcript, Word, around

if TYPE_CHECKING:
    from models.page import Page
    from models.photo import Photo

WIDE_GAP = 1.6  # between the lines of two paragraphs, in heights of a line
OTHER_SIZE = 1.4  # a heading is so much taller than the text
GUESS = 0.5  # words with less confidence count against a reading
SENTENCE_ENDS = (".", "!", "?", ":", ".”", "!”", "?”", '."', '!"', '?"', ".)", ".’", "?’", "!’")


@dataclass(frozen=True, slots=True, eq=False)
class Dispute:
    """What the readers saw where they differ; the reading that was taken comes first."""

    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """One word as a reader reports it. ``line`` is the same for the words of one line only.

    Its first two numbers are the block and paragraph the reader thinks that the line is in.
    Words that were disputed together share their ``dispute``.
    """

    text: str
    line: tuple[int, int, int]
    box: Box
    confidence: float
    dispute: Dispute | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the page, from left to right."""

    pieces: tuple[Piece, ...]

    @property
    def top(self) -> int:
        return min(piece.box.top for piece in self.pieces)

    @property
    def height(self) -> int:
        return max(1, *(piece.box.height for piece in self.pieces))

    @property
    def box(self) -> Box:
        return around(tuple(piece.box for piece in self.pieces))

    @property
    def band(self) -> Box:
        """The box of its letters; one tall piece, such as a drop cap, does not count."""
        boxes = [piece.box for piece in self.pieces]
        top, bottom = median(box.top for box in boxes), median(box.bottom for box in boxes)
        return replace(self.box, top=round(top), height=round(bottom - top))

    @property
    def says_something(self) -> bool:
        """Dirt, rules and the edge of the paper are "read" as marks without a letter."""
        return any(character.isalnum() for piece in self.pieces for character in piece.text)

    @property
    def first(self) -> str:
        return self.pieces[0].text

    @property
    def last(self) -> str:
        return self.pieces[-1].text


def rows_of(pieces: Sequence[Piece]) -> list[Row]:
    """The lines of ``pieces``, which come in reading order."""
    return [Row(tuple(row)) for _, row in groupby(pieces, key=lambda piece: piece.line)]


def confidence(pieces: Sequence[Piece]) -> float:
    """The mean over all letters, 0.0 where there are none."""
    letters = sum(len(piece.text) for piece in pieces)
    return sum(piece.confidence * len(piece.text) for piece in pieces) / max(1, letters)


def worth(pieces: Sequence[Piece]) -> float:
    """How many letters were read surely, less those that were guessed."""
    return sum((piece.confidence - GUESS) * len(piece.text) for piece in pieces)


def transcript_of(pieces: Sequence[Piece], reader: str) -> Transcript:
    """Join ``pieces``, which come in reading order: lines by a blank, paragraphs by an empty line.

    A word divided at the end of a line (``gram-`` / ``mar``) is closed up.
    """
    from models.grammar.tokens import sentences

    placed: list[tuple[Piece, Word]] = []
    text = ""
    for before, piece in _joined(rows_of(pieces)):
        text += before
        span = Span(len(text), len(text) + len(piece.text))
        text += piece.text
        placed.append((piece, Word(piece.text, span, piece.box, piece.confidence)))
    words = tuple(word for _, word in placed)
    differences = tuple(_differences(placed))
    return Transcript(text, reader, confidence(pieces), words, sentences(text), differences)


def on_photo(
    pieces: Sequence[Piece], page: Page, photo: Photo, *, reader: str, least: float = 0.0
) -> Transcript:
    """What ``reader`` read on ``page`` of ``photo``; the boxes go from the page to the photo.

    Raises `NoText` where nothing was read, or with less confidence than ``least``.
    """
    if not pieces or confidence(pieces) < least:
        raise NoText(f"No text could be read on “{photo.source}”.", page.legibility.hint)
    read = transcript_of(pieces, reader)
    return replace(
        read,
        legibility=page.legibility.after(read.confidence),
        words=tuple(replace(word, box=page.to_photo(word.box)) for word in read.words),
        differences=tuple(replace(each, box=page.to_photo(each.box)) for each in read.differences),
    )


def _differences(placed: Sequence[tuple[Piece, Word]]) -> Iterator[Difference]:
    for dispute, group in groupby(placed, key=lambda each: each[0].dispute):
        if dispute is not None:
            words = [word for _, word in group]
            span = Span(words[0].span.start, words[-1].span.end)
            yield Difference(span, around(tuple(word.box for word in words)), dispute.readings)


def _joined(rows: Sequence[Row]) -> Iterator[tuple[str, Piece]]:
    """Each piece, without the hyphen that divides it, and what stands before it in the text."""
    before = ""
    for row, following in zip_longest(rows, rows[1:]):
        for piece in row.pieces[:-1]:
            yield before, piece
            before = " "
        last = row.pieces[-1]
        closed = None if following is None else closed_up(last.text, following.first)
        if closed is not None:
            yield before, replace(last, text=closed)
            before = ""
        else:
            yield before, last
            before = "\n\n" if following is not None and _new_paragraph(row, following) else " "


def _new_paragraph(row: Row, following: Row) -> bool:
    """Readers see paragraphs where there are none: a sentence that goes on is believed instead."""
    ended = row.last.endswith(SENTENCE_ENDS)
    if not ended and following.first[0].islower():
        return False
    if ended and row.pieces[0].line[:2] != following.pieces[0].line[:2]:
        return True
    gap = following.top - row.top - row.height
    sizes = sorted((row.height, following.height))
    return gap > WIDE_GAP * row.height or gap < -row.height or sizes[1] > OTHER_SIZE * sizes[0]
