"""What a reader read on a photo, letter by letter."""

from __future__ import annotations

from dataclasses import dataclass

from models.grammar.types import Span
from models.legibility import Legibility
from models.parts import Part


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the upright photo, in pixels from its top left corner."""

    left: int
    top: int
    width: int
    height: int

    @property
    def right(self) -> int:
        return self.left + self.width

    @property
    def bottom(self) -> int:
        return self.top + self.height


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
class Reading:
    """What one reader saw at one place; ``confidence`` in 0..1, as that reader gives it."""

    reader: str
    text: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Difference:
    """A place that two readers read differently.

    ``span`` is where `Transcript.text` has the reading that was chosen, which is the first of
    ``readings``; ``box`` is where that stands on the photo.
    """

    span: Span
    box: Box
    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class Transcript:
    """``text`` in reading order, paragraphs separated by an empty line; ``confidence`` in 0..1.

    ``legibility`` is that of the photo, None where the reader does not judge it. ``parts`` are all
    paragraphs in their order; none where the reader does not tell them apart. ``notes`` are what
    a learner has to know of the reading.
    """

    text: str
    reader: str
    confidence: float
    words: tuple[Word, ...] = ()
    sentences: tuple[Span, ...] = ()
    differences: tuple[Difference, ...] = ()
    legibility: Legibility | None = None
    parts: tuple[Part, ...] = ()
    notes: tuple[str, ...] = ()


def around(boxes: tuple[Box, ...]) -> Box:
    """The smallest box that holds all of ``boxes``; there is at least one."""
    left, top = min(box.left for box in boxes), min(box.top for box in boxes)
    right, bottom = max(box.right for box in boxes), max(box.bottom for box in boxes)
    return Box(left, top, right - left, bottom - top)
