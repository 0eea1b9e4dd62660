from __future__ import annotations

from collections.abc import Sequence

import pytest
from PIL import Image

from models.page import Page, PageLine
from models.reading import Piece, Row
from models.second_looks import looks, unread
from models.transcript import Box

X_HEIGHT = 20


def row(text: str, *, top: int = 100, left: int = 50, number: int = 0) -> Row:
    """Words of 80 x 30 pixels with 20 between them; a word in capitals is one to doubt."""
    pieces = []
    for place, word in enumerate(text.split(" ")):
        if not word:
            continue
        box = Box(left + 100 * place, top, 80, 30)
        pieces.append(Piece(word.lower(), (0, 0, number), box, 0.4 if word.isupper() else 0.96))
    return Row(tuple(pieces))


def page(lines: Sequence[PageLine] = (), size: tuple[int, int] = (1200, 800)) -> Page:
    return Page(Image.new("L", size), tuple(lines), ())


def line(left: int, width: int, *, top: int = 100) -> PageLine:
    return PageLine(Box(left, top - 20, width, 60), top + 25, X_HEIGHT)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("this is all very fine.", []),
        ("this is ALL very fine and more.", [(1, 4)]),
        ("THIS is all very fine.", [(0, 2)]),
        ("this is all very FINE.", [(3, 5)]),
        ("THIS is all very fine and MORE.", [(0, 2), (5, 7)]),
        ("this IS all VERY fine and more words than these.", [(0, 5)]),
        ("this IS ALL fine.", [(0, 4)]),
        ("WORD.", [(0, 1)]),
        ("this is  very fine and more words.", [(0, 4)]),  # room for a word that was lost
    ],
)
def test_doubtful_words_are_looked_at_with_their_neighbours(
    text: str, words: list[tuple[int, int]]
) -> None:
    found = sorted((look.start, look.end) for look in looks([row(text)], page()))
    assert found == words


def test_a_look_is_cut_between_words_and_close_to_the_letters() -> None:
    (look,) = looks([row("this is ALL very fine and more.")], page([line(50, 680)]))
    assert look.box == Box(140, 89, 300, 46)  # from 1.8 x-heights above the baseline to 0.5 below


def test_the_most_doubtful_come_first() -> None:
    rows = [row("one or two UNSURE", number=0), row("ona", top=200, number=1)]
    assert [look.row for look in looks(rows, page())] == [0, 1]
    assert [look.row for look in looks(rows[::-1], page())] == [1, 0]


def test_ink_beyond_the_words_is_looked_at() -> None:
    """A word at the edge of the page was lost: the line goes on where its words end."""
    sure = row("this is all very fine.")
    (look,) = looks([sure], page([line(50, 700)]))
    assert (look.start, look.end) == (3, 5)
    assert look.box.right == 760
    (look,) = looks([row("is all very fine.", left=150)], page([line(50, 480)]))
    assert (look.start, look.box.left) == (0, 40)
    assert looks([sure], page([line(50, 490)])) == []


def test_another_columns_words_are_not_cut_out_too() -> None:
    left, right = row("in this column", number=0), row("in that column", left=500, number=1)
    wide = page([line(50, 740)])
    (look,) = (look for look in looks([left, right], wide) if look.row == 0)
    assert 330 < look.box.right < 500


def test_boxes_stay_on_the_page() -> None:
    (look,) = looks([row("WORD.", left=2, top=0)], page(size=(60, 25)))
    box = look.box
    assert (box.left, box.top) == (0, 0)
    assert (box.right, box.bottom) == (60, 25)


def test_lines_that_nobody_read_are_found() -> None:
    lines = [line(50, 500, top=100), line(50, 400, top=200), line(600, 90, top=200)]
    boxes = unread([row("this is all very fine.")], page(lines))
    assert boxes == [Box(40, 189, 420, 46)]
    assert unread([row("this is all very fine.")], page(lines[:1])) == []
    assert unread([], page()) == []
