"""Where the words of a text stand on the photo."""

from __future__ import annotations

import re

import pytest

from models.grammar.types import Span
from models.transcript import Box, Transcript, Word
from tutor_app.places import Places

READ = "Last night we was at home."


def transcript(text: str = READ, *, second_line: str = "") -> Transcript:
    """Letters are 10 pixels wide; words from ``second_line`` on stand on the next line."""
    words, top, left = [], 0, 0
    for found in re.finditer(r"\S+", text):
        if found[0] == second_line:
            top, left = 50, found.start() * 10
        box = Box(found.start() * 10 - left, top, len(found[0]) * 10, 20)
        words.append(Word(found[0], Span(*found.span()), box, 0.9))
    return Transcript(text, "eyes", 0.9, tuple(words))


def span(words: str, text: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def test_the_words_that_a_span_touches() -> None:
    places = Places(READ, transcript())
    assert places.boxes(span("was", READ)) == (Box(140, 0, 30, 20),)
    assert [box.left for box in places.boxes(span("we was", READ))] == [110, 140]


@pytest.mark.parametrize(
    ("text", "words", "lefts"),
    [
        ("Last night we was at home.", "was", [140]),
        ("Last evening we was at home.", "was", [140]),  # one word for another
        ("Last night, long ago, we was at home.", "was", [140]),  # words put in
        ("night we was at home.", "was", [140]),  # a word taken out
        ("Lastnight we was at home.", "Lastnight", [0, 50]),  # two read words are one
        ("Last night we was at school.", "school.", [210]),
        ("Last night we was at home. It rained.", "rained.", []),  # never on the photo
    ],
)
def test_a_mended_text_keeps_its_places(text: str, words: str, lefts: list[int]) -> None:
    boxes = Places(text, transcript()).boxes(span(words, text))
    assert [box.left for box in boxes] == lefts


def test_a_missing_word_has_its_place_in_the_gap() -> None:
    places = Places(READ, transcript())
    gap = READ.index("was")
    assert places.boxes(Span(gap, gap)) == (Box(130, 0, 10, 20),)
    assert places.boxes(Span(len(READ), len(READ))) == (Box(260, 0, 7, 20),)
    [first] = places.boxes(Span(0, 0))
    assert first.left == 0


def test_a_gap_at_the_end_of_a_line_stays_there() -> None:
    places = Places(READ, transcript(second_line="was"))
    gap = READ.index("was")
    [box] = places.boxes(Span(gap, gap))
    assert (box.left, box.top) == (130, 0)


def test_the_word_under_the_cursor_and_back() -> None:
    read = transcript()
    places = Places("Yes! Last night we was at home.", read)
    word = places.word_at(places.text.index("was") + 1)
    assert word is not None
    assert word.text == "was"
    assert places.span_of(word) == span("was", places.text)
    assert places.word_at(1) is None
