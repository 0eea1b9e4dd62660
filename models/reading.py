"""From words with boxes to a text in reading order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, zip_longest

from models.grammar.types import Span
from models.transcript import Box, Transcript, Word

WIDE_GAP = 1.6  # between the lines of two paragraphs, in heights of a line
OTHER_SIZE = 1.4  # a heading is so much taller than the text
HYPHENS = "-\u2010\u00ad"
SENTENCE_ENDS = (".", "!", "?", ":", ".”", "!”", "?”", '."', '!"', '?"', ".)")


@dataclass(frozen=True, slots=True)
class Piece:
    """One word as a reader reports it. ``line`` is the same for the words of one line only.

    Its first two numbers are the block and paragraph the reader thinks that the line is in.
    """

    text: str
    line: tuple[int, int, int]
    box: Box
    confidence: float


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
    def first(self) -> str:
        return self.pieces[0].text

    @property
    def last(self) -> str:
        return self.pieces[-1].text


def transcript_of(pieces: Sequence[Piece], reader: str) -> Transcript:
    """Join ``pieces``, which come in reading order: lines by a blank, paragraphs by an empty line.

    A word divided at the end of a line (``gram-`` / ``mar``) is closed up.
    """
    from models.grammar.tokens import sentences

    words: list[Word] = []
    text = ""
    for before, piece in _joined(pieces):
        text += before
        start = len(text)
        text += piece.text
        words.append(Word(piece.text, Span(start, len(text)), piece.box, piece.confidence))
    letters = sum(len(word.text) for word in words)
    confidence = sum(word.confidence * len(word.text) for word in words) / max(1, letters)
    return Transcript(text, reader, confidence, tuple(words), sentences(text))


def _joined(pieces: Sequence[Piece]) -> Iterator[tuple[str, Piece]]:
    """Each piece, without the hyphen that divides it, and what stands before it in the text."""
    rows = [Row(tuple(row)) for _, row in groupby(pieces, key=lambda piece: piece.line)]
    before = ""
    for row, following in zip_longest(rows, rows[1:]):
        for piece in row.pieces[:-1]:
            yield before, piece
            before = " "
        last = row.pieces[-1]
        if following is not None and _divided(row, following):
            yield before, Piece(last.text[:-1], last.line, last.box, last.confidence)
            before = ""
        else:
            yield before, last
            before = "\n\n" if following is not None and _new_paragraph(row, following) else " "


def _divided(row: Row, following: Row) -> bool:
    """``gram-`` before ``mar``; not a dash, and not ``Anglo-`` before ``Saxon``."""
    word = row.last
    return (
        len(word) > 2
        and word[-1] in HYPHENS
        and word[-2].isalpha()
        and following.first[0].islower()
    )


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
