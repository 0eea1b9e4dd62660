from __future__ import annotations

from dataclasses import replace

import pytest

from models.parts import PartKind
from models.reading import Dispute, Piece, Row, confidence, rows_of, worth
from models.reading_flow import flow
from models.reading_text import transcript_of
from models.transcript import Box, Reading, Transcript


def page(*rows: str, pitch: int = 50, paragraphs: tuple[int, ...] = ()) -> list[Piece]:
    """Lines of 30 pixels; each row in ``paragraphs`` begins another one for the reader."""
    pieces, paragraph = [], 1
    for number, row in enumerate(rows):
        paragraph += number in paragraphs
        for place, word in enumerate(row.split()):
            box = Box(20 + 100 * place, 20 + pitch * number, 90, 30)
            pieces.append(Piece(word, (1, paragraph, number), box, 0.9))
    return pieces


def read(pieces: list[Piece]) -> Transcript:
    rows = rows_of(pieces)
    return transcript_of(flow(rows, [PartKind.BODY] * len(rows)), "test")


@pytest.mark.parametrize(
    ("rows", "paragraphs", "text"),
    [
        (("I have a", "red pen."), (), "I have a red pen."),
        (("I study gram-", "mar now."), (), "I study grammar now."),
        (("It is an Anglo-", "Saxon word."), (), "It is an Anglo-Saxon word."),
        (("A well-", "known man."), (), "A well-known man."),
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
    assert read(page(*rows, paragraphs=paragraphs)).text == text


def test_a_wide_gap_divides_paragraphs() -> None:
    assert read(page("My day", "I got up.", pitch=100)).text == "My day\n\nI got up."


def test_spans_are_those_of_the_words() -> None:
    transcript = read(page("I study gram-", "mar now.", "Good!", pitch=50))
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


def test_what_was_disputed_is_found_in_the_text() -> None:
    dispute = Dispute((Reading("b", "on a", 0.9), Reading("a", "ona", 0.8)))
    pieces = [
        replace(piece, dispute=dispute if piece.text in ("on", "a") else None)
        for piece in page("He sat on a chair.", "She stood.")
    ]
    transcript = read(pieces)
    (difference,) = transcript.differences
    assert difference.span.of(transcript.text) == "on a"
    assert difference.readings == dispute.readings
    assert difference.box == Box(220, 20, 190, 30)


def test_two_disputes_side_by_side_are_two() -> None:
    pieces = page("He sat.")
    both = [replace(piece, dispute=Dispute((Reading("a", piece.text, 0.5),))) for piece in pieces]
    transcript = read(both)
    assert [each.span.of(transcript.text) for each in transcript.differences] == ["He", "sat."]


def test_confidence_and_worth_count_letters() -> None:
    pieces = [
        replace(piece, confidence=c) for piece, c in zip(page("I goed"), (0.9, 0.4), strict=True)
    ]
    assert confidence(pieces) == pytest.approx((0.9 + 4 * 0.4) / 5)
    assert worth(pieces) == pytest.approx(0.4 - 4 * 0.1)
    assert confidence([]) == worth([]) == 0.0


def test_a_drop_cap_does_not_make_the_line_tall() -> None:
    cap, *others = page("S he sighed.")
    tall = replace(cap, box=replace(cap.box, height=140))
    row = Row((tall, *others))
    assert row.box.height == 140
    assert (row.band.top, row.band.height) == (20, 30)


@pytest.mark.parametrize(("text", "says"), [("] .", False), ("— 7", True), ("a", True)])
def test_marks_alone_say_nothing(text: str, says: bool) -> None:
    assert Row(tuple(page(text))).says_something is says
