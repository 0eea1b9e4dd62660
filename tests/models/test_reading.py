from __future__ import annotations

import pytest

from models.reading import Piece, transcript_of
from models.transcript import Box


def page(*rows: str, pitch: int = 50, paragraphs: tuple[int, ...] = ()) -> list[Piece]:
    """Lines of 30 pixels; each row in ``paragraphs`` begins another one for the reader."""
    pieces, paragraph = [], 1
    for number, row in enumerate(rows):
        paragraph += number in paragraphs
        for place, word in enumerate(row.split()):
            box = Box(20 + 100 * place, 20 + pitch * number, 90, 30)
            pieces.append(Piece(word, (1, paragraph, number), box, 0.9))
    return pieces


@pytest.mark.parametrize(
    ("rows", "paragraphs", "text"),
    [
        (("I have a", "red pen."), (), "I have a red pen."),
        (("I study gram-", "mar now."), (), "I study grammar now."),
        (("It is an Anglo-", "Saxon word."), (), "It is an Anglo- Saxon word."),
        (("He left -", "and came back."), (), "He left - and came back."),
        (("He has", "gone."), (1,), "He has gone."),  # the reader saw two paragraphs
        (("He has gone.", "She stays."), (1,), "He has gone.\n\nShe stays."),
        (("He has gone.", "She stays."), (), "He has gone. She stays."),
        ((), (), ""),
    ],
)
def test_lines_become_sentences(
    rows: tuple[str, ...], paragraphs: tuple[int, ...], text: str
) -> None:
    assert transcript_of(page(*rows, paragraphs=paragraphs), "test").text == text


def test_a_wide_gap_divides_paragraphs() -> None:
    assert (
        transcript_of(page("My day", "I got up.", pitch=100), "test").text == "My day\n\nI got up."
    )


def test_spans_are_those_of_the_words() -> None:
    transcript = transcript_of(page("I study gram-", "mar now.", "Good!", pitch=50), "test")
    assert [word.span.of(transcript.text) for word in transcript.words] == [
        word.text for word in transcript.words
    ]
    assert [word.text for word in transcript.words] == [
        "I",
        "study",
        "gram",
        "mar",
        "now.",
        "Good!",
    ]
    assert [span.of(transcript.text) for span in transcript.sentences] == [
        "I study grammar now.",
        "Good!",
    ]
    assert transcript.confidence == pytest.approx(0.9)
