"""What became of a printed sentence in a reader's text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from models.reading_chunks import SAME
from training.verbatim.sentences import WrongSentence

_EDGES = re.compile(r"^\W+|\W+$")


@dataclass(frozen=True, slots=True)
class Fate:
    """``preserved``: the wrong words were read exactly. ``repaired``: the right ones instead.

    ``exact``: the whole sentence, marks and all. ``read`` is what stands for the sentence.
    """

    preserved: bool
    repaired: bool
    exact: bool
    read: str


def fates(printed: Sequence[WrongSentence], text: str) -> tuple[Fate, ...]:
    """The fate of each sentence of a page, in order, in the ``text`` that was read of it."""
    flat = " ".join(text.translate(SAME).split())
    read = flat.split()
    wanted = [word for sentence in printed for word in sentence.wrong.split()]
    places = _places([_bare(word) for word in wanted], [_bare(word) for word in read])
    found: list[Fate] = []
    start = 0
    for sentence in printed:
        end = start + len(sentence.wrong.split())
        found.append(_fate(sentence, flat, read, places[start:end]))
        start = end
    return tuple(found)


def _fate(
    sentence: WrongSentence, flat: str, read: Sequence[str], places: Sequence[int | None]
) -> Fate:
    """``places``: where each word of the sentence was read, None where it was not."""
    if sentence.wrong.translate(SAME) in flat:
        return Fate(True, False, True, sentence.wrong)
    known = [place for place in places if place is not None]
    seen = " ".join(read[known[0] : known[-1] + 1]) if known else ""
    around = places[max(0, sentence.start - 1) : sentence.end + 1]
    preserved = (
        _in_a_row(around)
        if sentence.start == sentence.end
        else (_in_a_row(places[sentence.start : sentence.end]))
    )
    return Fate(preserved, not preserved and _repaired(sentence, read, places), False, seen)


def _in_a_row(places: Sequence[int | None]) -> bool:
    """Whether all words were read, one right behind the other."""
    first = places[0]
    return first is not None and list(places) == list(range(first, first + len(places)))


def _repaired(sentence: WrongSentence, read: Sequence[str], places: Sequence[int | None]) -> bool:
    """Whether the right words stand between the words around the wrong ones."""
    before = places[sentence.start - 1] if sentence.start else None
    after = places[sentence.end] if sentence.end < len(places) else None
    if before is None and after is None:
        return False
    size = len(sentence.instead)
    at = before + 1 if before is not None else (after or 0) - size
    between = [_bare(word) for word in read[max(0, at) : at + size]]
    return between == [_bare(word) for word in sentence.instead] and (size > 0 or after == at)


def _places(wanted: Sequence[str], read: Sequence[str]) -> list[int | None]:
    """For each wanted word the place where it was read."""
    found: list[int | None] = [None] * len(wanted)
    matcher = SequenceMatcher(None, wanted, read, autojunk=False)
    for block in matcher.get_matching_blocks():
        for offset in range(block.size):
            found[block.a + offset] = block.b + offset
    return found


def _bare(word: str) -> str:
    """Without the marks around it; capitals count."""
    return _EDGES.sub("", word.translate(SAME)) or word
