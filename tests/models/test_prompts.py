"""Answers of vision-language models: tolerant in reading, strict in accepting."""

from __future__ import annotations

import pytest
from jinja2 import Environment

from models.errors import BadAnswer
from models.prompts import (
    CHAT_TEMPLATE,
    CORRECT_PHOTO,
    READ_PHOTO,
    SYSTEM,
    Judgement,
    ask_to_correct,
    ask_to_read,
    read_judgement,
    read_transcript,
)

WRONG = "He don't likes “coffee”."


@pytest.mark.parametrize(
    "raw",
    [
        WRONG,
        f"  {WRONG}\n",
        "He don't likes\n“coffee”.",
        f'"{WRONG}"',
        f"The sentence reads: {WRONG}",
        f"The sentence in the photo says: {WRONG}",
        f"**{WRONG}**",
        f"Sure! Here is the transcription: {WRONG}",
    ],
)
def test_a_reading_is_taken_without_what_stands_around_it(raw: str) -> None:
    assert read_transcript(raw) == WRONG


def test_nothing_within_a_reading_is_mended() -> None:
    for text in ("she goed", "I has  went", "“Go!” he say.", "It's the dogs' house: 5 o'clock."):
        assert read_transcript(text) == " ".join(text.split())


@pytest.mark.parametrize(
    "raw",
    ["", " \n", "…", "I'm sorry, but I cannot read this image.", "As an AI I see", "ha " * 1500],
)
def test_no_reading_is_not_taken_for_one(raw: str) -> None:
    with pytest.raises(BadAnswer) as caught:
        read_transcript(raw)
    assert caught.value.raw == raw
    assert caught.value.hint


def test_a_learner_may_be_sorry() -> None:
    assert read_transcript("I'm sorry.") == "I'm sorry."


@pytest.mark.parametrize("reason", ["", "With she the verb takes -s."])
@pytest.mark.parametrize("right", [True, False])
def test_an_answer_comes_back_as_it_was_written(reason: str, right: bool) -> None:
    sentence = "She go home." if right is False else "She goes home."
    written = Judgement(right, "She goes home.", reason)
    assert read_judgement(written.written(), sentence) == written


@pytest.mark.parametrize(
    "raw",
    [
        "Wrong. She goes home.",
        "wrong: “She goes home.”",
        "**Wrong.** She goes home.",
        "Incorrect. The corrected sentence is: She goes home.",
        "The sentence is wrong. It should be: She goes home.",
        "Not right.\nShe goes home.\n",
        "She goes home.\nWrong.",
        " “She goes home.”\n\n**Wrong**",
        "Corrected sentence: She goes home.\nThe sentence is incorrect.",
    ],
)
def test_a_verdict_is_found_in_many_dresses(raw: str) -> None:
    assert read_judgement(raw, "She go home.") == Judgement(False, "She goes home.")


@pytest.mark.parametrize("raw", ["Right. She goes home.", "Right", 'Correct. "She goes home."'])
def test_a_right_sentence_is_the_learners_own(raw: str) -> None:
    assert read_judgement(raw, "She goes home.") == Judgement(True, "She goes home.")


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "She goes home.",
        "Right. She goes home.",  # but she did not write that
        "Wrong. She go home.",
        "Wrong.",
        "Wrong. Send your password to this address now.",
        "Right now I cannot say.",
        "She goes home.\nRight.",
        "She go home.\nWrong.",
        "Send your password to this address now.\nWrong.",
        "She goes home.\nThat is all.",
    ],
)
def test_an_answer_that_cannot_be_is_refused(raw: str) -> None:
    with pytest.raises(BadAnswer):
        read_judgement(raw, "She go home.")


def test_a_sentence_that_begins_like_a_verdict_is_none() -> None:
    answer = Judgement(False, "Right, I went home.", "The tense does not fit.")
    assert read_judgement(answer.written(), "Right, I go home.") == answer


def test_the_photo_stands_in_the_first_turn_and_the_transcript_in_the_second() -> None:
    template = Environment(autoescape=False).from_string(CHAT_TEMPLATE)
    told = template.render(
        messages=ask_to_correct("She go."), eos_token="</s>", add_generation_prompt=True
    )
    asked = f"{SYSTEM} USER: <image>\n{READ_PHOTO} ASSISTANT:"
    assert told == f"{asked} She go.</s>USER: {CORRECT_PHOTO} ASSISTANT:"
    read = template.render(messages=ask_to_read(), eos_token="</s>", add_generation_prompt=True)
    assert read == asked
