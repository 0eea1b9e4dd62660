"""Two readings of the same words: place by place the one that is more likely right is taken.

How likely that is comes from what the two differ in and from how sure each is, by odds that were
fitted on drawn pages, where it is known what stands there (`python -m training.readers fit`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from math import exp, log
from typing import TYPE_CHECKING

from models.grammar.types import Span
from models.reading import Dispute, Piece
from models.reading_chunks import Chunk, Kind, chunks
from models.transcript import Box, Reading

if TYPE_CHECKING:
    from models.rapid_lines import ReadLine

ODDS = "reading_odds.tsv"
SUREST = 0.999  # a reader that says 1 is not always right
GAP = 1.6  # mean widths of a letter between the middles of two letters; less is within a word
LEAST_SECOND = 0.5  # a second reading less sure than that is of no print at all


@dataclass(frozen=True, slots=True)
class Odds:
    """Log odds for the second reading: ``start`` and weights of both readers' log odds."""

    start: float
    first: float
    second: float

    def of_second(self, first: float, second: float) -> float:
        """The probability that the second reading is right, from two confidences in 0..1."""
        return 1 / (
            1 + exp(-(self.start + self.first * logit(first) + self.second * logit(second)))
        )


@dataclass(frozen=True, slots=True)
class Point:
    """A place in two readings of some words; ``words`` are those of the first reading there.

    ``first`` and ``second`` are how sure each reader is of it.
    """

    chunk: Chunk
    words: tuple[Piece, ...]
    first: float
    second: float


def points(words: Sequence[Piece], line: ReadLine) -> Iterator[Point]:
    """Compare ``words`` of one line with what the second reader saw there; none where nothing."""
    if line.confidence < LEAST_SECOND or not line.text.strip():
        return
    text = " ".join(word.text for word in words)
    for chunk in chunks(text, line.text):
        held = tuple(_within(words, chunk))
        first = min(word.confidence for word in held or words)
        letters = slice(chunk.second.start, chunk.second.end)
        second = min(line.confidences[letters], default=line.confidence)
        yield Point(chunk, held, first, second)


def parted(words: Sequence[Piece], line: ReadLine, box: Box) -> ReadLine:
    """``line``, cut out at ``box``, with a blank where it runs on over a gap behind a word.

    The second reader loses the wide blank behind the letter of an exercise: *aWe come*.
    """
    ends = [word.box.right - box.left for word in words]
    at = [place * box.width for place in line.places]
    for place in range(len(at) - 1, 0, -1):
        wide = at[place] - at[place - 1] > GAP * line.letter * box.width
        ended = any(at[place - 1] < end < at[place] for end in ends)
        if wide and ended and " " not in line.text[place - 1 : place + 1]:
            line = line.with_blank(place)
    return line


def vote(words: Sequence[Piece], first: str, line: ReadLine, second: str, box: Box) -> list[Piece]:
    """``words`` of one line as reader ``first`` read them, or as ``second`` did: place by place.

    ``box`` is where on the page ``line`` was cut out. Where they differ, the pieces that are
    taken tell of the reading that was not.
    """
    line = parted(words, line, box)
    compared = list(points(words, line))
    if not compared:
        return list(words)
    voted: list[Piece] = []
    for point in compared:
        if point.chunk.kind is Kind.NOTHING:
            voted += [_confirmed(word, point.second) for word in point.words]
            continue
        mine = Reading(first, " ".join(word.text for word in point.words), point.first)
        its = Reading(second, point.chunk.second.of(line.text).strip(), point.second)
        chance = odds()[point.chunk.kind].of_second(point.first, point.second)
        if chance > 0.5:
            won = Piece("", words[0].line, box, chance, Dispute((its, mine)))
            placed = _placed(line, point.chunk.second, box)
            voted += [replace(won, text=text, box=place) for text, place in placed]
        else:
            dispute = Dispute((mine, its))
            voted += [replace(word, dispute=dispute) for word in point.words]
    return voted


def pieces_of(line: ReadLine, box: Box, number: tuple[int, int, int]) -> Iterator[Piece]:
    """The words of a line that only one reader saw, cut out at ``box``."""
    start = 0
    for text in line.text.split(" "):
        span = Span(start, start + len(text))
        start = span.end + 1
        for word, place in _placed(line, span, box):
            sure = sum(line.confidences[span.start : span.end]) / len(word)
            yield Piece(word, number, place, sure)


def logit(confidence: float) -> float:
    held = min(SUREST, max(1 - SUREST, confidence))
    return log(held / (1 - held))


@cache
def odds() -> dict[Kind, Odds]:
    table = (files("models") / ODDS).read_text(encoding="utf-8")
    rows = [line.split("\t") for line in table.splitlines() if not line.startswith("#")]
    return {Kind(row[0]): Odds(*map(float, row[1:4])) for row in rows}


def _within(words: Sequence[Piece], chunk: Chunk) -> Iterator[Piece]:
    start = 0
    for word in words:
        if chunk.first.start <= start < chunk.first.end:
            yield word
        start += len(word.text) + 1


def _confirmed(word: Piece, sure: float) -> Piece:
    """Both readers saw it: it is wrong only where both are."""
    return replace(word, confidence=1 - (1 - word.confidence) * (1 - min(SUREST, sure)))


def _placed(line: ReadLine, span: Span, box: Box) -> Iterator[tuple[str, Box]]:
    """The words of ``line`` in ``span``, and where they stand on the page."""
    start = span.start
    for text in span.of(line.text).split(" "):
        end = start + len(text)
        if text:
            left, right = line.extent(start, end)
            left, right = round(left * box.width), round(right * box.width)
            yield text, Box(box.left + left, box.top, max(1, right - left), box.height)
        start = end + 1
