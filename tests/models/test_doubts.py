from __future__ import annotations

import pytest

from models.doubts import doubts_of
from models.reading import Piece, Row
from models.second_looks import DOUBTFUL
from models.transcript import Box


def row(text: str, confidence: float = 0.96) -> Row:
    box = Box(0, 0, 50, 20)
    return Row(tuple(Piece(word, (0, 0, 0), box, confidence) for word in text.split()))


@pytest.mark.parametrize(
    ("text", "doubtful"),
    [
        ("My sister has lived here since 2009.", []),
        ("She said, “I don’t know.”", []),
        ("On the 21st we met Mr. Brown.", []),
        ("The well-known singer came.", []),
        ("Yesterday 1 was ill and ! slept.", ["1", "!"]),
        ("\\’m happy", ["\\’m"]),
        ("He sat ona chair.", ["ona"]),
        ("Nobody buyed anything.", ["buyed"]),
        ("Her father is a clerk We are rich.", ["clerk", "We"]),
        ("Tell me ifI can.", ["ifI"]),
        ("The d0g barks.", ["d0g"]),
        ("one — two", ["—"]),
    ],
)
def test_words_that_look_misread_are_doubtful(text: str, doubtful: list[str]) -> None:
    found = zip(text.split(), doubts_of(row(text)), strict=True)
    assert [word for word, doubt in found if doubt >= DOUBTFUL] == doubtful


def test_a_reader_that_is_unsure_is_doubted() -> None:
    assert doubts_of(row("fine words", confidence=0.3)) == pytest.approx([0.7, 0.7])
    assert doubts_of(row("ona", confidence=0.1)) == [1.0]


@pytest.mark.parametrize(
    ("text", "following", "doubted"),
    [
        ("The band plays on Fridays", "She is here.", True),
        ("The band plays on Fridays", "3) She is here.", True),
        ("The band plays on Fridays", None, True),
        ("The band plays on Fridays", "and Mondays.", False),
        ("The band plays on Fridays.", "She is here.", False),
        ("White mode", "She is here.", False),
    ],
)
def test_a_sentence_that_breaks_off_may_have_lost_its_full_stop(
    text: str, following: str | None, doubted: bool
) -> None:
    *others, last = doubts_of(row(text), None if following is None else row(following))
    assert (last >= DOUBTFUL) is doubted
    assert max(others) < DOUBTFUL
