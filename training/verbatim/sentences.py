"""The wrong sentences that are printed: those of the grid, and others with over-regular forms."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from training.grid import grid, marked

GRID, OVER_REGULAR = "grid", "over-regular"


@dataclass(frozen=True, slots=True)
class WrongSentence:
    """``wrong`` has words ``start`` to ``end`` (counted between blanks) that are not in English.

    ``instead`` are the right words. Where a word is missing, ``start`` is ``end``.
    """

    source: str
    wrong: str
    right: str
    start: int
    end: int
    instead: tuple[str, ...]


@cache
def wrong_sentences() -> tuple[WrongSentence, ...]:
    """All 500: 300 of the grid, 200 of `wrong_forms.tsv`."""
    text = Path(__file__).with_name("wrong_forms.tsv").read_text("utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")][1:]
    pairs = [(GRID, pair.right, pair.wrong) for pair in grid()]
    pairs += [(OVER_REGULAR, *marked(line)) for line in lines]
    return tuple(wrong_sentence(source, wrong=wrong, right=right) for source, right, wrong in pairs)


def wrong_sentence(source: str, *, wrong: str, right: str) -> WrongSentence:
    """Where two sentences differ, in whole words. IndexError if they do not."""
    old, new = wrong.split(), right.split()
    start = 0
    while old[start] == new[start]:
        start += 1
    behind = 0
    while old[-1 - behind] == new[-1 - behind] and min(len(old), len(new)) - behind > start:
        behind += 1
    end = len(old) - behind
    return WrongSentence(source, wrong, right, start, end, tuple(new[start : len(new) - behind]))
