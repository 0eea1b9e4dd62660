"""Which words of a line the first reader may have misread, and how likely that is.

Nothing here says what should stand there: a doubtful word is only looked at again.
"""

from __future__ import annotations

import re
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from models.known_words import is_known, twins_of

if TYPE_CHECKING:
    from models.reading import Row


class Reason(StrEnum):
    STROKE = "stroke"  # a lone "1" or "!" is mostly an I
    CAPITAL = "capital"  # clerk We: a lost full stop, or a small letter read as a capital
    UNKNOWN = "unknown"  # ona, biackface; goed too, which is then read twice and stays
    MIXED = "mixed"  # ifI, b4ck, |ate
    TWIN = "twin"  # comer, which may be corner
    END = "end"  # the last word before a line that begins a sentence: a lost full stop
    MARK = "mark"  # nothing but marks: dirt, or a dash


# About the shares of such words that Tesseract got wrong on 140 drawn pages.
DOUBT = MappingProxyType(
    {
        Reason.STROKE: 0.3,
        Reason.CAPITAL: 0.6,
        Reason.UNKNOWN: 0.2,
        Reason.MIXED: 0.3,
        Reason.TWIN: 0.1,
        Reason.END: 0.1,
        Reason.MARK: 0.3,
    }
)
SENTENCE = 4  # words; what is shorter may be a heading
_STROKE = re.compile(r"[!1l\\/\[\]|i](?:['’](?:m|d|ve|ll))?")
_MIXED = re.compile(r"[a-z][A-Z]|[A-Za-z]\d|\d[A-Za-z]|[\\|{}<>~_]")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th|s|am|pm|km|cm|mm|kg|m|g)")
_EDGES = re.compile(r"^\W+|\W+$")
# Names and titles stand with a capital anywhere, these words at the start of a sentence only.
_STARTERS = frozenset(
    "He She It We You They The This That There These Those A An My His Her Its Our Their If When"
    " For In On At To Of And But Or Is Are Was Were Will Do Does Did Has Have Had Can What Where"
    " Who Why How So Then".split()
)


def doubts_of(row: Row, following: Row | None = None) -> list[float]:
    """How likely each word of ``row`` was misread, in 0..1; ``following`` is the next line."""
    texts = [piece.text for piece in row.pieces]
    before = ["", *texts[:-1]]
    after = [*texts[1:], ""]
    reasons = [_reason(*words) for words in zip(before, texts, after, strict=True)]
    if reasons[-1] is None and len(texts) >= SENTENCE and _breaks_off(texts[-1], following):
        reasons[-1] = Reason.END
    return [
        min(1.0, 1 - piece.confidence + (DOUBT[reason] if reason else 0.0))
        for piece, reason in zip(row.pieces, reasons, strict=True)
    ]


def _reason(before: str, text: str, after: str) -> Reason | None:
    word = _EDGES.sub("", text)
    if _STROKE.fullmatch(text):
        return Reason.STROKE
    if not word:
        return Reason.MARK
    if _lacks_stop(before, text) or _lacks_stop(text, after):
        return Reason.CAPITAL
    if _MIXED.search(text) and not _ORDINAL.fullmatch(word):
        return Reason.MIXED
    if not all(map(_is_known, re.split(r"[-–—/]", word))):
        return Reason.UNKNOWN
    return Reason.TWIN if twins_of(word) else None


def _lacks_stop(text: str, following: str) -> bool:
    """*clerk We*: a sentence begins where none has ended."""
    return text[-1:].islower() and _EDGES.sub("", following) in _STARTERS


def _breaks_off(text: str, following: Row | None) -> bool:
    return text[-1:].isalnum() and (following is None or not following.first[:1].islower())


def _is_known(part: str) -> bool:
    return not part or not part.isascii() or not part.isalpha() or is_known(part)
