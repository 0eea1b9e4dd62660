"""The pronoun *I* where a reader saw a small L: in many typefaces the two are one stroke."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from models.known_words import is_known
from models.line_letters import is_prose
from models.reading import Piece, Row

_ALONE = re.compile(r"(?P<before>[“‘\"'(]*)l(?P<after>(?:['’](?:m|ve|ll|d))?[,;:]?)")
_MARKS = "“‘\"'([.,;:!?)]”’"


def with_pronouns(row: Row) -> Row:
    """``row`` with *I* for each *l* that stands by itself in a line of prose.

    Not where it was broken off a word (*fil l*), nor behind a number (*5 l of milk*).
    """
    pieces = tuple(_with_pronouns(row.pieces))
    return Row(pieces) if pieces != row.pieces and is_prose(row.text) else row


def _with_pronouns(pieces: Iterable[Piece]) -> Iterator[Piece]:
    before = ""
    for piece in pieces:
        found = _ALONE.fullmatch(piece.text)
        if found and not (before[-1:].isdigit() or _is_broken_off(before)):
            yield replace(piece, text=f"{found['before']}I{found['after']}")
        else:
            yield piece
        before = piece.text


def _is_broken_off(before: str) -> bool:
    """Whether an *l* behind ``before`` makes a word of it that it is not yet."""
    word = before.lstrip(_MARKS)
    if len(word) < 2 or not word.isalpha():  # the letter of an exercise, or the end of a clause
        return False
    return not is_known(word) and is_known(f"{word}l")
