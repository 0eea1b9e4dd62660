"""What stands in a text is data: it changes no more than the numbers by which verbs are chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from models.backends import Ticket
from models.chat_tokens import encode_chat
from models.choosing import Chooser
from models.decision import Decision, read_decision
from models.grammar.edits import compare
from models.grammar.tokens import tokenize
from models.grammar.verbs import analyse
from models.text_llm import ANY, margins_of
from models.tutor_prompts import Point, Taught, Turn, conversation
from models.weigher_runs import Question
from tests.models.injections import INJECTIONS
from tests.models.tiny_text import FAMILIES, tiny_tokenizer

AUXILIARIES = frozenset(
    "am is are was were be been being have has had do does did will would can could shall should "
    "may might must to not n't".split()
)


class Obedient(Chooser):
    """A model that wants every change that it is shown as much as can be."""

    name = "obedient"
    shown: list[tuple[str, str]]

    def __init__(self) -> None:
        super().__init__()
        self.shown = []

    @property
    def decision(self) -> Decision:
        return read_decision(margins_of(ANY))

    def load(self, ticket: Ticket) -> None:
        self._tagger.load()

    def has_model(self) -> bool:
        return True

    def gains(self, questions: Sequence[Question], ticket: Ticket) -> list[list[float]]:
        self.shown += [(each.current, new) for each in questions for new in each.variants]
        return [[1000.0] * len(question.variants) for question in questions]


def test_there_are_enough_of_them() -> None:
    assert len(set(INJECTIONS)) >= 20


@pytest.mark.parametrize("text", INJECTIONS)
def test_even_a_model_that_obeys_changes_verbs_only(text: str) -> None:
    model = Obedient()
    found = model.correct(text, Ticket())
    assert model.shown  # it was asked, and wanted all of it
    assert found.edits
    assert not found.refused
    for edit in found.edits:
        for token in (*tokenize(edit.before), *tokenize(edit.after)):
            word = token.text.lower()
            assert word in AUXILIARIES or word[:1] == "'" or analyse(word), edit
    of_text = [(current, variant) for current, variant in model.shown if current in text]
    for current, variant in of_text:  # all that it could have chosen at first
        assert not compare(current, variant).refused, variant


@pytest.mark.parametrize("name", sorted(FAMILIES))
@pytest.mark.parametrize("text", INJECTIONS)
def test_only_the_template_has_control_tokens(name: str, text: str) -> None:
    tokenizer = tiny_tokenizer(name)
    special = set(tokenizer.all_special_ids)

    def controls(messages: Sequence[dict[str, str]]) -> list[int]:
        return [token for token in encode_chat(tokenizer, messages) if token in special]

    raw = [{"role": "system", "content": "Teach."}, {"role": "user", "content": text}]
    harmless = [raw[0], {"role": "user", "content": "Every day she go home."}]
    assert controls(raw) == controls(harmless)
    assert controls(harmless)


@pytest.mark.parametrize("text", INJECTIONS)
def test_the_lesson_is_fenced_as_data(text: str) -> None:
    point = Point(text, text, text, text)
    taught = Taught(text, text, (point,), ((text, text),))
    system, *turns = conversation(taught, (Turn(text, text),), text)
    assert text not in system["content"]
    assert [turn["role"] for turn in turns] == ["user", "assistant", "user"]
    first = turns[0]["content"]
    assert first.startswith("<lesson>\n")
    assert (first.count("<lesson>"), first.count("</lesson>")) == (1, 1)
    inside = first.partition("</lesson>")[0].removeprefix("<lesson>")
    for told in (inside, first.partition("</lesson>")[2], *(t["content"] for t in turns[1:])):
        assert "<" not in told
        assert "[INST]" not in told
        assert "[/INST]" not in told
    assert all("\n" not in turn["content"] for turn in turns[1:])
    assert all(
        line.startswith(("The learner wrote: ", "Corrected: ", "- “"))
        for line in inside.strip().splitlines()
    )


def test_a_template_without_a_systems_turn_gets_the_rules_in_the_first() -> None:
    tokenizer = tiny_tokenizer("qwen2.5-0.5b")
    tokenizer.chat_template = (
        "{% if messages[0]['role'] == 'system' %}{{ raise_exception('no system') }}{% endif %}"
        + tokenizer.chat_template
    )
    told = _decoded(tokenizer, "Rules.", "Why?")
    assert "system" not in told
    assert "Rules.\n\nWhy?" in told


def test_a_model_without_a_template_gets_a_plain_one() -> None:
    tokenizer = tiny_tokenizer("llama-3.2-1b")
    tokenizer.chat_template = None
    assert _decoded(tokenizer, "Rules.", "Why?") == "Rules.\n\nLearner: Why?\n\nTutor:"


def _decoded(tokenizer: Any, system: str, question: str) -> str:
    messages = [{"role": "system", "content": system}, {"role": "user", "content": question}]
    found: str = tokenizer.decode(encode_chat(tokenizer, messages))
    return found
