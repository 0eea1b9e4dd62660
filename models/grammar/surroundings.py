"""What of a text an edit is explained by: its own sentence and the one before."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from models.grammar.tokens import sentences
from models.grammar.types import Correction, Edit, Span, moved


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A piece of the learner's text with one edit and the further edits inside it.

    The piece begins at ``start`` of the whole text; the spans of ``edit`` and ``others`` count in
    the piece.
    """

    start: int
    text: str
    edit: Edit
    others: tuple[Edit, ...]


def surroundings(correction: Correction) -> Iterator[Surroundings]:
    """The surroundings of each edit, in order.

    Together they are a few times as long as the text, however many edits it has: what looks at
    nothing else takes time in proportion to the length of the text, not to its square.
    """
    if not correction.edits:
        return
    text, edits = correction.original, correction.edits
    places = sentences(text)
    starts = [edit.span.start for edit in edits]
    for edit in edits:
        piece = _piece(edit.span, places, len(text))
        near = edits[bisect_left(starts, piece.start) : bisect_right(starts, piece.end)]
        others = tuple(
            moved(other, -piece.start)
            for other in near
            if other is not edit and other.span.end <= piece.end
        )
        yield Surroundings(piece.start, piece.of(text), moved(edit, -piece.start), others)


def _piece(span: Span, places: Sequence[Span], length: int) -> Span:
    """From the sentence before the one where ``span`` starts to the one where it ends."""
    first = bisect_right(places, span.start, key=lambda place: place.start) - 1
    last = bisect_left(places, span.end, key=lambda place: place.end)
    start = places[max(0, first - 1)].start if first >= 0 else 0
    return Span(start, places[last].end if last < len(places) else length)
