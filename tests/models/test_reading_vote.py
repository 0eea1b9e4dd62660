from __future__ import annotations

import pytest

from models.rapid_lines import ReadLine
from models.reading import Piece
from models.reading_chunks import Kind
from models.reading_vote import odds, vote
from models.transcript import Box

BOX = Box(100, 50, 400, 40)


def words(text: str, confidence: float = 0.95) -> list[Piece]:
    return [
        Piece(word, (1, 2, 3), Box(100 + 60 * place, 52, 50, 36), confidence)
        for place, word in enumerate(text.split())
    ]


def line(text: str, confidence: float = 0.999) -> ReadLine:
    places = tuple((place + 0.5) / max(1, len(text)) for place in range(len(text)))
    return ReadLine(text, (confidence,) * len(text), places)


def voted(pieces: list[Piece], second: ReadLine) -> str:
    return " ".join(piece.text for piece in vote(pieces, "a", second, "b", BOX))


def test_there_are_odds_for_every_kind_and_confidence_counts() -> None:
    assert set(odds()) == set(Kind) - {Kind.NOTHING}
    for kind, each in odds().items():
        sure, unsure = each.of_second(0.3, 0.999), each.of_second(0.95, 0.5)
        # Of a blank that the second lost it is as sure as of any.
        assert sure > unsure or (kind is Kind.JOINED and sure == unsure < 0.5)


@pytest.mark.parametrize(
    ("first", "second", "taken"),
    [
        ("the comer of", "the corner of", "the corner of"),
        ("lis here", "I is here", "I is here"),
        ("He have goed", "He have goed", "He have goed"),
    ],
)
def test_an_unsure_reader_is_outvoted_by_a_sure_one(first: str, second: str, taken: str) -> None:
    assert voted(words(first, 0.4), line(second)) == taken


@pytest.mark.parametrize(
    ("first", "second"),
    [("the corner of", "the comer of"), ("home. Tom", "home.Tom"), ("she goed", "she good")],
)
def test_a_sure_reader_stays_against_an_unsure_one(first: str, second: str) -> None:
    assert voted(words(first, 0.97), line(second, 0.55)) == first


def test_words_in_a_gap_are_put_in_where_the_second_reader_lost_the_blank_before_them() -> None:
    first = [
        Piece("a", (1, 2, 3), Box(100, 52, 20, 36), 0.96),
        Piece("from", (1, 2, 3), Box(380, 52, 100, 36), 0.97),
    ]
    places = (0.02, 0.14, 0.2, 0.26, 0.32, 0.38, 0.44, 0.5, 0.6, 0.73, 0.79, 0.85, 0.91)
    second = ReadLine("aWe come from", (0.99,) * 13, places)
    assert voted(first, second) == "a We come from"


def test_a_word_is_not_parted_where_the_first_reader_cut_it_short() -> None:
    first = [Piece("wor", (1, 2, 3), Box(100, 52, 60, 36), 0.4)]
    places = (0.02, 0.08, 0.14, 0.2)
    assert voted(first, ReadLine("work", (0.99,) * 4, places)) == "work"


def test_the_reading_that_was_not_taken_is_kept() -> None:
    pieces = vote(words("at the comer now", 0.4), "a", line("at the corner now"), "b", BOX)
    dispute = pieces[2].dispute
    assert dispute is not None
    assert [(each.reader, each.text) for each in dispute.readings] == [
        ("b", "corner"),
        ("a", "comer"),
    ]
    assert [piece.dispute for piece in pieces if piece.text != "corner"] == [None] * 3
    box = pieces[2].box
    assert (box.top, box.height) == (50, 40)
    assert box.left == pytest.approx(100 + 400 * 7 / 17, abs=15)
    assert pieces[2].line == (1, 2, 3)


def test_what_both_saw_is_surer() -> None:
    (piece,) = vote(words("home", 0.8), "a", line("home", 0.9), "b", BOX)
    assert piece.confidence == pytest.approx(0.98)


@pytest.mark.parametrize("second", [line(""), line("xi~", 0.3)])
def test_a_second_reader_that_saw_nothing_has_no_say(second: ReadLine) -> None:
    first = words("nothing changes", 0.2)
    assert vote(first, "a", second, "b", BOX) == first
