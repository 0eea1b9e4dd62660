"""Two readings of the same print, side by side: where they agree, and where they do not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from models.grammar.types import Span

# Marks that are one and the same to a learner, whichever of them a reader writes.
SAME = str.maketrans("‘’“”–—\u2212\u2010•", "''\"\"----·")
_DRAWN = (("rn", "m"), ("cl", "d"), ("vv", "w"))
_UPRIGHTS = str.maketrans("iI1!|/\\", "lllllll")
_MARKS = re.compile(r"[\W_]+")
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")
ALIKE = 0.4  # share of the letters; readings with less in common are not of the same word


class Kind(StrEnum):
    """What two readings of some words differ in."""

    NOTHING = "nothing"
    SPLIT = "split"  # ona / on a
    JOINED = "joined"  # ago. Ivan / ago.Ivan
    MARKS = "marks"  # home / home.
    CASE = "case"  # Sam / sam
    LETTERS = "letters"  # comer / corner
    MORE = "more"  # went / I went
    LESS = "less"  # we w / we
    STROKE = "stroke"  # 1 / I, comer / corner
    OTHER = "other"  # 1,.' / figure


@dataclass(frozen=True, slots=True)
class Chunk:
    """The same place in both readings, between blanks that both have; the spans may be empty."""

    first: Span
    second: Span
    kind: Kind


def chunks(first: str, second: str) -> Iterator[Chunk]:
    """Cut two readings of one line at the blanks that they have in common."""
    plain_first, plain_second = first.translate(SAME), second.translate(SAME)
    start, other_start = 0, 0
    for end, other_end in (*_common_blanks(plain_first, plain_second), (len(first), len(second))):
        kind = kind_of(plain_first[start:end], plain_second[other_start:other_end])
        yield Chunk(Span(start, end), Span(other_start, other_end), kind)
        start, other_start = end + 1, other_end + 1


def kind_of(first: str, second: str) -> Kind:
    """What two readings of one place differ in."""
    first, second = first.translate(SAME), second.translate(SAME)
    if first == second:
        return Kind.NOTHING
    if max(len(first.strip()), len(second.strip())) == 1 or _strokes(first) == _strokes(second):
        return Kind.STROKE
    if _extends(second, first):
        return Kind.MORE
    if _extends(first, second):
        return Kind.LESS
    if first.replace(" ", "") == second.replace(" ", ""):
        return Kind.SPLIT if second.count(" ") > first.count(" ") else Kind.JOINED
    letters, other_letters = _MARKS.sub("", first), _MARKS.sub("", second)
    if letters == other_letters:
        return Kind.MARKS
    if letters.casefold() == other_letters.casefold():
        return Kind.CASE
    alike = SequenceMatcher(None, letters, other_letters, autojunk=False).ratio()
    return Kind.LETTERS if alike >= ALIKE else Kind.OTHER


def _strokes(text: str) -> str:
    """``text`` without what tells apart letters that are made of the same strokes."""
    for letters, drawn in _DRAWN:
        text = text.replace(letters, drawn)
    return text.translate(_UPRIGHTS)


def _extends(longer: str, text: str) -> bool:
    """Whether ``longer`` has whole words before or behind ``text``, marks around which are dirt."""
    text = _EDGES.sub("", text)
    return not text or longer.startswith(f"{text} ") or longer.endswith(f" {text}")


def _common_blanks(first: str, second: str) -> Iterator[tuple[int, int]]:
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    for block in matcher.get_matching_blocks():
        for step in range(block.size):
            if first[block.a + step] == " ":
                yield block.a + step, block.b + step
