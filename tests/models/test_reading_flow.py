from __future__ import annotations

import pytest

from models.parts import PartKind
from models.reading import Piece, Row
from models.reading_flow import flow
from models.reading_text import transcript_of
from models.transcript import Box

BODY, FIGURE, CODE = PartKind.BODY, PartKind.FIGURE, PartKind.CODE


def rows(*texts: str, left: int = 20, pitch: int = 50) -> list[Row]:
    """Lines 20 pixels for each letter; a line is as wide as its text."""
    found = []
    for number, text in enumerate(texts):
        x, pieces = left, []
        for word in text.split():
            pieces.append(
                Piece(word, (1, 1, number), Box(x, number * pitch, 20 * len(word), 30), 0.9)
            )
            x += 20 * (len(word) + 1)
        found.append(Row(tuple(pieces)))
    return found


def text_of(lines: list[Row], *kinds: PartKind) -> str:
    return transcript_of(flow(lines, kinds), "test").text


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (("We saw a", "clouds", "very old house."), "We saw a very old house.\n\nclouds"),
        (("We study gram-", "clouds", "mar now."), "We study grammar now.\n\nclouds"),
        (("We saw it.", "clouds", "Then we left."), "We saw it.\n\nclouds\n\nThen we left."),
        (("We saw it:", "clouds", "a house."), "We saw it:\n\nclouds\n\na house."),
        # the line is full, so the sentence goes on with a name
        (("Yesterday we saw", "clouds", "London and left."),
         "Yesterday we saw London and left.\n\nclouds"),
        # the line is not full: a heading or an answer without a full stop
        (("A house", "clouds", "Yesterday we saw it."),
         "A house\n\nclouds\n\nYesterday we saw it."),
    ],
)  # fmt: skip
def test_nothing_stands_within_a_sentence(lines: tuple[str, ...], text: str) -> None:
    assert text_of(rows(*lines), BODY, FIGURE, BODY) == text


def test_a_sentence_goes_on_in_the_next_column() -> None:
    first = rows("Every summer we go", "to the old town of", "by the sea with our")
    second = rows("Aunt Mary and a dog.", left=600)
    assert text_of([*first, *second], BODY, BODY, BODY, BODY) == (
        "Every summer we go to the old town of by the sea with our Aunt Mary and a dog."
    )


def test_lines_of_code_stay_lines_and_parts_are_told() -> None:
    lines = rows("It goes like this:", "int x = 3;", "x++;", "That was all.")
    transcript = transcript_of(flow(lines, [BODY, CODE, CODE, BODY]), "test")
    assert transcript.text == "It goes like this:\n\nint x = 3;\nx++;\n\nThat was all."
    assert [(part.kind, part.span.of(transcript.text)) for part in transcript.parts] == [
        (BODY, "It goes like this:"),
        (CODE, "int x = 3;\nx++;"),
        (BODY, "That was all."),
    ]
    sentences = [span.of(transcript.text) for span in transcript.sentences]
    assert sentences == ["It goes like this:", "That was all."]


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        # the next word had room beside the heading
        (("Study skills", "Learn a new verb every day."),
         "Study skills\n\nLearn a new verb every day."),
        # it had none beside a full line
        (("Every summer we visit our", "Aunt Mary in the country."),
         "Every summer we visit our Aunt Mary in the country."),
        # two items of an exercise
        (("a She go home.", "b They is late."), "a She go home.\n\nb They is late."),
        (("She has a cat. He has", "a Dalmatian dog."), "She has a cat. He has a Dalmatian dog."),
    ],
)  # fmt: skip
def test_headings_and_items_are_paragraphs(lines: tuple[str, ...], text: str) -> None:
    assert text_of(rows(*lines), BODY, BODY) == text
