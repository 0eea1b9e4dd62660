"""Two readings of one sentence, of which one may have been mended while it was read."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.grammar.types import Span
from models.transcript import Box, Difference, Reading, Transcript, Word
from models.vision_vote import Dispute, Seen, disputes, is_of, voted


def read_as(text: str, **sure: float) -> Transcript:
    """What OCR read, with full confidence but for the words that are named."""
    words, at = [], 0
    for word in text.split(" "):
        span = Span(at, at + len(word))
        words.append(Word(word, span, Box(10 * at, 5, 10 * len(word), 20), sure.get(word, 0.95)))
        at = span.end + 1
    return Transcript(text, "ocr", 0.9, tuple(words), (Span(0, len(text)),))


def vote(read: Transcript, seen: str, sure: float = 0.9) -> tuple[Transcript, list[Dispute]]:
    found = list(disputes(read, Seen(read.sentences[0], seen, (sure,) * len(seen)), "eyes"))
    return voted(read, found, "eyes"), found


@pytest.mark.parametrize(
    ("printed", "seen"),
    [
        ("She go home every day.", "She goes home every day."),
        ("Yesterday he goed home.", "Yesterday he went home."),
        ("They was late.", "They were late."),
        ("He have been written it.", "He has been writing it."),
    ],
)
@pytest.mark.parametrize("confidence", [0.95, 0.3])
def test_a_mended_verb_is_noticed_and_the_printed_one_stays(
    printed: str, seen: str, confidence: float
) -> None:
    wrong = next(word for word in printed.split() if word not in seen.split())
    read, found = vote(read_as(printed, **{wrong: confidence}), seen)
    assert read.text == printed
    assert any(one.repair for one in found)
    assert read.reader == "eyes"
    assert read.differences
    for difference in read.differences:
        assert [reading.reader for reading in difference.readings] == ["ocr", "eyes"]
        assert difference.readings[0].text == difference.span.of(printed)


def test_where_ocr_was_unsure_the_vision_model_is_believed() -> None:
    read, (found,) = vote(read_as("The bl4ck cat sat here.", bl4ck=0.4), "The black cat sat here.")
    assert read.text == "The black cat sat here."
    assert not found.repair
    (difference,) = read.differences
    assert [reading.text for reading in difference.readings] == ["black", "bl4ck"]
    assert difference.span.of(read.text) == "black"
    assert difference.box == Box(40, 5, 50, 20)


def test_a_vision_model_that_is_unsure_itself_is_not_believed() -> None:
    read, _ = vote(read_as("The bl4ck cat.", bl4ck=0.4), "The block cat.", sure=0.3)
    assert read.text == "The bl4ck cat."


def test_sure_words_stay_and_both_readings_are_told() -> None:
    read, (found,) = vote(read_as("I saw Ann and Tom."), "I saw Anna and Tom.")
    assert read.text == "I saw Ann and Tom."
    assert [reading.text for reading in found.readings] == ["Ann", "Anna"]


@pytest.mark.parametrize(
    ("printed", "seen"),
    [
        ("It’s “here”.", 'It\'s "here".'),
        ("a gram- mar book", "a grammar book"),
        ("a gram- mar book", "a gram-mar book"),
        ("We met.", "We met."),
    ],
)
def test_what_means_the_same_is_no_difference(printed: str, seen: str) -> None:
    read, found = vote(read_as(printed), seen)
    assert (read.text, read.differences, found) == (printed, (), [])


def test_more_words_than_before_have_room_in_the_same_boxes() -> None:
    before = read_as("He went ona trip today.", ona=0.2)
    read, _ = vote(before, "He went on a trip today.")
    assert read.text == "He went on a trip today."
    assert [word.text for word in read.words] == read.text.split()
    assert all(word.span.of(read.text) == word.text for word in read.words)
    assert read.sentences == (Span(0, len(read.text)),)
    first, second = read.words[2].box, read.words[3].box
    assert first.left < second.left < before.words[2].box.right


def test_differences_of_the_ocr_readers_stay_where_they_are() -> None:
    before = read_as("ona day in Mav he came", ona=0.2, Mav=0.3)
    place = before.text.index("came")
    readings = (Reading("tesseract", "came", 0.9), Reading("rapid", "carne", 0.8))
    known = Difference(Span(place, place + 4), Box(0, 0, 1, 1), readings)
    before = replace(before, differences=(known,))
    read, _ = vote(before, "on a day in May he came")
    assert read.text == "on a day in May he came"
    assert [each.span.of(read.text) for each in read.differences] == ["on a", "May", "came"]


def test_another_sentence_is_no_reading_of_this_one() -> None:
    assert is_of("She goes home.", "She go home.")
    assert not is_of("A cat is sitting on a table.", "She go home every day.")
    assert not is_of("", "She go home.")


WORDS = st.lists(st.sampled_from("she goes go home a an at on 1t b1g big".split()), min_size=1)


@given(WORDS, WORDS, st.floats(0, 1), st.floats(0, 1))
def test_places_are_right_whatever_is_believed(
    printed: list[str], seen: list[str], first: float, second: float
) -> None:
    text = " ".join(printed)
    read, _ = vote(read_as(text, **dict.fromkeys(printed, first)), " ".join(seen), second)
    assert all(word.span.of(read.text) == word.text for word in read.words)
    for difference in read.differences:
        assert difference.span.of(read.text) == difference.readings[0].text
    assert [span.of(read.text) for span in read.sentences] == [read.text]
