"""Words with boxes as readers report them, and the lines that they make."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from statistics import median

from models.transcript import Box, Reading, around

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
    def text(self) -> str:
        return " ".join(piece.text for piece in self.pieces)

    @property
    def ended(self) -> bool:
        """Whether a sentence may end with it."""
        return self.last.endswith(SENTENCE_ENDS)

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
