"""Where the two readers differ on photos of printed pages, and which of them is right there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from random import Random

from models.backends import Ticket
from models.page import flatten
from models.photo import Photo
from models.rapid import Rapid
from models.reading import Row, rows_of
from models.reading_chunks import SAME, Kind
from models.reading_vote import Point, parted, points
from models.second_looks import looks
from models.tesseract import Tesseract
from training.distance import nearest
from training.pages.design import list_page, text_page
from training.pages.shooting import shoot
from training.pages.typefaces import PRINTED, typefaces

IN_A_LIST, IN_A_TEXT = (2, 9), (8, 20)  # sentences on a page
LONG_SIDES = (1280, 1600, 2048, 2560)  # pixels of a photo
SCALE = 4.0  # pixels of the flat page to the point
MOST_OFF = 0.3  # of the letters of a row; with more wrong it is a heading or a neighbour's row
_LABEL = re.compile(r"\W?[a-z0-9]\W*(?: |$)")  # a, b), 3.


@dataclass(frozen=True, slots=True)
class Disputed:
    """One place that was read in two ways; ``second_right`` says whether the second way is nearer.

    ``first_sure`` and ``second_sure`` are the readers' confidences in 0..1, ``page`` is the page's
    number. ``changes`` lead from the first reading to the second: *rn/m*.
    """

    page: int
    kind: Kind
    first_sure: float
    second_sure: float
    second_right: bool
    changes: tuple[str, ...]

    @property
    def mistake(self) -> tuple[int, Kind, tuple[str, ...]]:
        """What makes two mistakes one: a typeface whose h looks like a b is misread all over."""
        return self.page, self.kind, self.changes


def changes(first: str, second: str) -> tuple[str, ...]:
    """What is to be put for what, wherever the two differ."""
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    return tuple(
        f"{first[a:b]}/{second[c:d]}"
        for what, a, b, c, d in matcher.get_opcodes()
        if what != "equal"
    )


@dataclass(frozen=True, slots=True)
class Shown:
    """A photo of a page, and all that is printed there that the vote is judged by."""

    number: int
    photo: Photo
    truth: str


def shots(sentences: Sequence[str], *, numbers: Iterable[int], seed: int) -> Iterator[Shown]:
    """Photos of pages of some of ``sentences``, in every printed typeface in turn.

    Every other page is a text with long lines, the others are lists of an exercise. The same
    number and ``seed`` give the same photo.
    """
    faces = [face for face in typefaces() if face.style in PRINTED]
    for number in numbers:
        lot = f"disputes {seed} {number}"
        chance = Random(lot)
        # Two pages in turn have the same typeface: a list and a text.
        face = faces[number // 2 % len(faces)]
        drawn, most = (text_page, IN_A_TEXT) if number % 2 else (list_page, IN_A_LIST)
        chosen = [chance.choice(sentences) for _ in range(chance.randint(*most))]
        page = drawn(chosen, face, chance, scale=SCALE)
        taken = shoot(page, lot, long_side=chance.choice(LONG_SIDES))
        truth = " ".join(chosen).translate(SAME)
        yield Shown(number, Photo.open(taken.jpeg, name=lot), truth)


class Readers:
    """Both readers, as `two_readers.TwoReaders` uses them, without the vote."""

    def __init__(self) -> None:
        self._first, self._second, self._ticket = Tesseract(), Rapid(), Ticket()

    def disputes(self, shown: Shown) -> Iterator[Disputed]:
        """What they differ in, as far as it is in the sentences: not in headings and numbers."""
        page = flatten(shown.photo)
        page, pieces = self._first.read_page(page, shown.photo, self._ticket)
        rows = rows_of(pieces)
        for look in looks(rows, page):
            row, box = rows[look.row], look.box
            cut = page.image.crop((box.left, box.top, box.right, box.bottom))
            (line,) = self._second.read_lines([cut], self._ticket)
            words = row.pieces[look.start : look.end]
            line = parted(words, line, box)
            for point in points(words, line):
                second = point.chunk.second.of(line.text).strip()
                gain = _gain(row, point, second, shown.truth)
                if gain:
                    first = " ".join(word.text for word in point.words)
                    yield Disputed(
                        page=shown.number,
                        kind=point.chunk.kind,
                        first_sure=point.first,
                        second_sure=point.second,
                        second_right=gain > 0,
                        changes=changes(first, second),
                    )


def _gain(row: Row, point: Point, second: str, truth: str) -> int:
    """By how many letters ``row`` comes nearer to the truth with the second reading.

    0 where the row is no part of the sentences, or where only the letter or number before an
    exercise's sentence is in question.
    """
    held = [any(word is each for each in point.words) for word in row.pieces]
    if point.chunk.kind is Kind.NOTHING or not any(held):
        return 0
    start, end = held.index(True), len(held) - held[::-1].index(True)
    words = [word.text.translate(SAME) for word in row.pieces]
    if start == 0 and (_LABEL.match(words[0]) or _LABEL.match(second)):
        return 0
    mine = " ".join(words)
    its = " ".join([*words[:start], *filter(None, [second.translate(SAME)]), *words[end:]])
    first_off, second_off = nearest(mine, truth).off, nearest(its, truth).off
    if min(first_off, second_off) > MOST_OFF * len(mine):
        return 0
    return first_off - second_off
