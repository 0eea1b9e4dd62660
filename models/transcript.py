"""What a reader read on a photo, letter by letter."""

from __future__ import annotations

from dataclasses import dataclass

from models.grammar.types import Span


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the upright photo, in pixels from its top left corner."""

    left: int
    top: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Word:
    """One word as it stands on the paper.

    ``span`` is its place in `Transcript.text`; a word that is divided between two lines is two
    words here whose spans touch. ``confidence`` is in 0..1.
    """

    text: str
    span: Span
    box: Box
    confidence: float


@dataclass(frozen=True, slots=True)
class Transcript:
    """``text`` in reading order, paragraphs separated by an empty line; ``confidence`` in 0..1."""

    text: str
    reader: str
    confidence: float
    words: tuple[Word, ...] = ()
    sentences: tuple[Span, ...] = ()
