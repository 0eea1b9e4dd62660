"""The real SmolLM2-135M-Instruct that the set-up brings: never trained for this, it chooses."""

from __future__ import annotations

import pytest

from models.backends import Cancelled, Ticket
from models.chat_local import LocalChat
from models.errors import MissingDependency
from models.grammar.edits import apply
from models.text_choice import TextWish
from models.text_llm import TextLLM
from models.text_model import TextModel
from models.tutor_prompts import Point, Taught, conversation
from models.weigher_setup import find_base
from tests.models.injections import INJECTIONS

WRONG = (
    ("Yesterday I go to school.", "Yesterday I went to school."),
    ("She go to work by bus every day.", "She goes to work by bus every day."),
    ("They was very tired after the match.", "They were very tired after the match."),
    ("He don't like vegetables.", "He doesn't like vegetables."),
    ("She can sings very well.", "She can sing very well."),
    ("We didn't went to the party.", "We didn't go to the party."),
    ("He teached me how to swim.", "He taught me how to swim."),
    ("I want go home now.", "I want to go home now."),
)
RIGHT = (
    "I have lived in this town since 2010.",
    "She let him go home early.",
    "If I were you, I would wait.",
    "We saw her leave the house.",
    "He suggested that she take the train.",
    "Neither of them was ready.",
)


@pytest.fixture(scope="module")
def model() -> TextModel:
    try:
        find_base()
    except MissingDependency as missing:
        pytest.skip(str(missing))
    return TextModel(TextWish(device="cpu", model="smollm2-135m"))


@pytest.fixture(scope="module")
def corrector(model: TextModel) -> TextLLM:
    found = TextLLM(model)
    found.load(Ticket())
    return found


def test_it_finds_nearly_all_plain_mistakes(corrector: TextLLM) -> None:
    found = [*corrector.correct_many((wrong for wrong, _ in WRONG), Ticket())]
    made = [each.corrected == right for each, (_, right) in zip(found, WRONG, strict=True)]
    assert sum(made) >= len(WRONG) - 1, [each.corrected for each in found]
    for each in found:
        assert apply(each.original, each.edits) == each.corrected
        assert all(edit.by == ("text-llm",) for edit in each.edits)


def test_it_leaves_right_sentences_alone(corrector: TextLLM) -> None:
    found = corrector.correct_many(RIGHT, Ticket())
    assert sum(bool(each.edits) for each in found) <= 1


@pytest.mark.parametrize("text", INJECTIONS[3:6])
def test_orders_in_a_text_do_not_reach_it(corrector: TextLLM, text: str) -> None:
    found = corrector.correct(text, Ticket())
    assert found.corrected == text.replace("she go", "she goes")


def test_a_learner_can_stop_it(corrector: TextLLM) -> None:
    ticket = Ticket()
    ticket.cancel()
    with pytest.raises(Cancelled):
        corrector.correct("She go home.", ticket)


def test_it_answers_about_a_lesson(model: TextModel) -> None:
    taught = Taught(
        "Yesterday I go to school.",
        "Yesterday I went to school.",
        (Point("go", "went", "Past simple", "“Yesterday” is over."),),
    )
    messages = conversation(taught, (), "Why not “go”?")
    chat = LocalChat(model, most_tokens=12)
    answer = "".join(chat.answer(messages, Ticket()))
    assert "trust the lesson" in chat.caution
    assert len(answer.split()) >= 5
    assert "<|im_" not in answer
