"""From the lines of a page to its text: paragraphs, hyphens at line ends, sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, zip_longest
from typing import TYPE_CHECKING

from models.errors import NoText
from models.grammar.types import Span
from models.line_ends import closed_up
from models.lone_letters import with_pronouns
from models.parts import PARAGRAPH, Part, PartKind, blanked, label_of, set_apart
from models.reading import Piece, Row, confidence, rows_of
from models.reading_flow import OTHER_SIZE, Placed, flow
from models.reading_kinds import kinds_of
from models.transcript import Difference, Transcript, Word, around

if TYPE_CHECKING:
    from models.page import Page
    from models.photo import Photo

WIDE_GAP = 1.6  # between the lines of two paragraphs, in heights of a line
NEAR = 2  # lines before and after one that say how wide its column is
ROOM = 1.0  # heights of a line that a blank may take
LINE, BLANK = "\n", " "
_RUNNING = (PartKind.BODY, PartKind.CAPTION, PartKind.HEADING)  # line ends mean nothing there


def on_photo(
    pieces: Sequence[Piece], page: Page, photo: Photo, *, reader: str, least: float = 0.0
) -> Transcript:
    """What ``reader`` read on ``page`` of ``photo``; the boxes go from the page to the photo.

    Raises `NoText` where nothing was read, or with less confidence than ``least``.
    """
    if not pieces or confidence(pieces) < least:
        raise NoText(f"No text could be read on “{photo.source}”.", page.legibility.hint)
    rows = [with_pronouns(row) for row in rows_of(pieces)]
    read = transcript_of(flow(rows, kinds_of(rows, page)), reader)
    return replace(
        read,
        legibility=page.legibility.after(read.confidence),
        words=tuple(replace(word, box=page.to_photo(word.box)) for word in read.words),
        differences=tuple(replace(each, box=page.to_photo(each.box)) for each in read.differences),
    )


def transcript_of(lines: Sequence[Placed], reader: str) -> Transcript:
    """Join ``lines``, which come in reading order: by a blank, paragraphs by an empty line.

    A word divided at the end of a line (``gram-`` / ``mar``) is closed up. Lines of code, tables
    and figures stay lines.
    """
    from models.grammar.tokens import sentences

    placed: list[tuple[Piece, Word]] = []
    parts: list[Part] = []
    text = ""
    for before, piece, kind in _joined(lines):
        text += before
        span = Span(len(text), len(text) + len(piece.text))
        text += piece.text
        placed.append((piece, Word(piece.text, span, piece.box, piece.confidence)))
        start = span.start if before == PARAGRAPH or not parts else parts.pop().span.start
        parts.append(Part(Span(start, span.end), kind))
    pieces = [piece for piece, _ in placed]
    return Transcript(
        text,
        reader,
        confidence(pieces),
        words=tuple(word for _, word in placed),
        sentences=sentences(blanked(text, set_apart(text, parts))),
        differences=tuple(_differences(placed)),
        parts=tuple(parts),
    )


def _differences(placed: Sequence[tuple[Piece, Word]]) -> Iterator[Difference]:
    for dispute, group in groupby(placed, key=lambda each: each[0].dispute):
        if dispute is not None:
            words = [word for _, word in group]
            span = Span(words[0].span.start, words[-1].span.end)
            yield Difference(span, around(tuple(word.box for word in words)), dispute.readings)


def _joined(lines: Sequence[Placed]) -> Iterator[tuple[str, Piece, PartKind]]:
    """Each piece, without the hyphen that divides it, and what stands before it in the text."""
    before = ""
    for number, (line, following) in enumerate(zip_longest(lines, lines[1:])):
        for piece in line.row.pieces[:-1]:
            yield before, piece, line.kind
            before = BLANK
        last = line.row.pieces[-1]
        near = lines[max(0, number - NEAR) : number + NEAR + 1]
        between = "" if following is None else _between(line, following, near)
        closed = closed_up(last.text, following.row.first) if between == BLANK else None
        yield before, last if closed is None else replace(last, text=closed), line.kind
        before = between if closed is None else ""


def _between(line: Placed, following: Placed, near: Sequence[Placed]) -> str:
    """What stands between two lines; ``near`` are those around them."""
    if line.kind is not following.kind:
        return PARAGRAPH
    if line.kind not in _RUNNING:
        return LINE
    if following.runs_on:
        return BLANK
    right = max(other.row.band.right for other in near)
    parted = _parted(line.row, following.row) or _has_room(line.row, following.row, right)
    return PARAGRAPH if parted else BLANK


def _has_room(row: Row, following: Row, right: int) -> bool:
    """Whether the next word would have stood on ``row``, too: it is a heading, or an answer."""
    if row.ended or not following.first[:1].isupper():
        return False
    return row.band.right + ROOM * row.height + following.pieces[0].box.width < right


def _parted(row: Row, following: Row) -> bool:
    """Readers see paragraphs where there are none: a sentence that goes on is believed instead."""
    if not row.ended and following.first[0].islower():
        return False
    if row.ended and row.pieces[0].line[:2] != following.pieces[0].line[:2]:
        return True
    if row.ended and label_of(following.text):
        return True
    gap = following.top - row.top - row.height
    sizes = sorted((row.height, following.height))
    return gap > WIDE_GAP * row.height or gap < -row.height or sizes[1] > OTHER_SIZE * sizes[0]
