"""The lines of a program among those of a page: by their signs, or by letters of one width."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median, pstdev

from models import line_letters
from models.reading_blocks import Layout, Line

CODE_SHARE = 0.45  # of the lines of a listing look like code at least
TYPED_WORDS = 6
TYPED, TYPED_SPREAD = 0.035, 0.06  # of a letter's width: how words of typewriter letters differ


def is_typed(layout: Layout, block: Sequence[int]) -> bool:
    """Whether all letters of ``block`` are equally wide, as a typewriter's are."""
    advances = [each for place in block for each in layout.lines[place].advances]
    if len(advances) < TYPED_WORDS:
        return False
    usual = median(advances)
    off = median(abs(each - usual) for each in advances)
    return off < TYPED * usual and pstdev(advances) < TYPED_SPREAD * usual


def listing(layout: Layout, block: Sequence[int], *, typed: bool) -> list[int]:
    """Places of the lines of a program in ``block``; none where it holds none.

    ``typed``: letters of one width mean something on this page.
    """
    lines = [layout.lines[place] for place in block]
    if typed and len(lines) > 1 and is_typed(layout, block) and not any(map(_is_sentence, lines)):
        return list(block)
    like = [number for number, line in enumerate(lines) if line_letters.is_code(line.text)]
    stated = any(line_letters.is_statement(lines[number].text) for number in like)
    if not stated or (len(lines) == 1 and not line_letters.is_call(lines[0].text)):
        return []
    start, end = like[0], like[-1] + 1
    while start and _may_be_code(lines[start - 1]):
        start -= 1
    while end < len(lines) and _may_be_code(lines[end]):
        end += 1
    within = lines[start:end]
    if len(like) < CODE_SHARE * len(within) or any(_is_sentence(line) for line in within):
        return [block[number] for number in like]
    return list(block[start:end])


def _may_be_code(line: Line) -> bool:
    """*return total*, *// the mouse is pressed now*, the number of an empty line"""
    short = line.is_short and not line_letters.has_ended(line.text)
    return short or line_letters.is_comment(line.text)


def _is_sentence(line: Line) -> bool:
    ended = line_letters.has_ended(line.text) or not line.is_short
    return line.is_prose and ended and not line_letters.is_comment(line.text)
