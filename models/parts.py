"""The parts of a page: sentences, and what stands beside them and is not corrected."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from models.grammar.types import Span

PARAGRAPH = "\n\n"  # between two parts of a text
# The end of a sentence, in "Fig. 5. It works. There is more" too.
_SENTENCE = re.compile(r"[.!?…][)\]”’\"']*$|[a-z]{2}[.!?…][)\]”’\"']*\s+[“‘\"'(]*[A-Z]")
_LABEL = re.compile(r"\(?(?:[a-z]|\d{1,2})[.)]?\s+(?=[“‘\"'(]?[A-Z])")


class PartKind(StrEnum):
    """What a part of a page is; only body, headings and captions hold sentences."""

    BODY = "body"
    HEADING = "heading"
    CAPTION = "caption"
    FIGURE = "figure"  # labels in or beside a drawing, and what was read into it
    TABLE = "table"
    CODE = "code"
    FORMULA = "formula"
    MARGIN = "margin"  # running heads, page numbers


_MAYBE = (PartKind.HEADING, PartKind.CAPTION)


@dataclass(frozen=True, slots=True)
class Part:
    """``span`` of a text, one paragraph of it, and what it is."""

    span: Span
    kind: PartKind


def unchecked(text: str, parts: Iterable[Part]) -> tuple[Span, ...]:
    """What of ``text`` is not corrected: `set_apart`, or nothing where no words would be left."""
    apart = set_apart(text, parts)
    return apart if any(map(str.isalpha, blanked(text, apart))) else ()


def set_apart(text: str, parts: Iterable[Part]) -> tuple[Span, ...]:
    """Where ``text`` has no sentences. A heading or caption in which one ends has some.

    The letter or number of an exercise before a sentence is none of it: *a My cousin gos home.*
    """
    return tuple(span for part in parts if (span := _apart_of(text, part)) is not None)


def label_of(text: str) -> str:
    """*b)*, *3.* or *a* before a sentence, with the blank behind it; empty where there is none."""
    found = _LABEL.match(text)
    return found[0] if found else ""


def _apart_of(text: str, part: Part) -> Span | None:
    words = part.span.of(text)
    if part.kind is PartKind.BODY or (part.kind in _MAYBE and _SENTENCE.search(words)):
        label = label_of(words)
        return Span(part.span.start, part.span.start + len(label)) if label else None
    return part.span


def blanked(text: str, spans: Iterable[Span]) -> str:
    """``text`` with blanks at ``spans``, so that all other positions stay what they are."""
    for span in spans:
        blank = "".join(each if each == "\n" else " " for each in span.of(text))
        text = text[: span.start] + blank + text[span.end :]
    return text


def parts_of(text: str, read: str, parts: Sequence[Part]) -> tuple[Part, ...]:
    """The parts of ``text``, which a learner made of ``read``, whose parts are ``parts``.

    Only what stands there as it was read is still known not to be of sentences.
    """
    known = {part.span.of(read): part.kind for part in parts}
    found, start = [], 0
    for paragraph in text.split(PARAGRAPH):
        span = Span(start, start + len(paragraph))
        found.append(Part(span, known.get(paragraph, PartKind.BODY)))
        start = span.end + len(PARAGRAPH)
    return tuple(found)
