"""Explain the edits of a long text, each in its own surroundings."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from models.grammar.types import Span

if TYPE_CHECKING:
    from models.grammar.types import Correction, Edit, Explanation


def explain_edits(correction: Correction, language: str) -> tuple[Explanation, ...]:
    """One explanation for each edit, in order; evidence has its place in the whole text.

    An edit is explained by its sentence and the one before, so only those are looked at: the time
    grows with the length of the text, not with its square.
    """
    from models.grammar.explain import explain
    from models.grammar.tokens import sentences

    if not correction.edits:
        return ()
    text, edits = correction.original, correction.edits
    places = sentences(text)
    starts = [edit.span.start for edit in edits]
    found = []
    for edit in edits:
        window = _window(edit.span, places, len(text))
        near = edits[bisect_left(starts, window.start) : bisect_right(starts, window.end)]
        others = [
            _moved(other, -window.start)
            for other in near
            if other is not edit and other.span.end <= window.end
        ]
        told = explain(_moved(edit, -window.start), window.of(text), language, others=others)
        evidence = told.evidence and _shifted(told.evidence, window.start)
        found.append(replace(told, edit=edit, evidence=evidence))
    return tuple(found)


def _window(span: Span, places: Sequence[Span], length: int) -> Span:
    """From the sentence before the one where ``span`` starts to the one where it ends."""
    first = bisect_right(places, span.start, key=lambda place: place.start) - 1
    last = bisect_left(places, span.end, key=lambda place: place.end)
    start = places[max(0, first - 1)].start if first >= 0 else 0
    return Span(start, places[last].end if last < len(places) else length)


def _shifted(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _moved(edit: Edit, by: int) -> Edit:
    return replace(edit, span=_shifted(edit.span, by))
