"""Answers of tiny random models: their words mean nothing, but all else is as with large ones."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from models.backends import Cancelled, Ticket
from models.errors import TooMuchText
from models.llava_loading import Loaded
from models.llava_talk import Answer, answer, encoded
from models.prompts import (
    CORRECT_PHOTO,
    READ_PHOTO,
    SYSTEM,
    ask_to_correct,
    ask_to_read,
    conversation,
)
from tests.models.llavas import loaded, noise
from tests.models.tiny_llavas import FAMILIES

Checkpoint = Callable[[str], Path]


@pytest.fixture(scope="module", params=FAMILIES)
def model(request: pytest.FixtureRequest, checkpoint: Checkpoint) -> Loaded:
    return loaded(checkpoint(request.param))


@pytest.fixture(scope="module")
def plain(checkpoint: Checkpoint) -> Loaded:
    return loaded(checkpoint("llava"))


def test_answers_are_those_of_generate(model: Loaded) -> None:
    photo, asked = noise(model.canvases[0]), ask_to_correct("She go home.")
    found = answer(model, photo, asked, Ticket(), most=8)
    prompt = encoded(model, photo, asked)
    ids = model.model.generate(**prompt, max_new_tokens=8, do_sample=False)
    written = ids[0, prompt["input_ids"].shape[1] :]
    assert found.text == model.processor.tokenizer.decode(written, skip_special_tokens=True)
    assert 0 < found.tokens <= 8
    assert len(found.sure) == len(found.text)
    assert all(0 < chance < 1 for chance in found.sure)
    assert 0 < found.first <= found.seconds


def test_an_answer_is_heard_as_it_grows(plain: Loaded) -> None:
    heard: list[str] = []
    found = answer(
        plain, noise(plain.canvases[0]), ask_to_read(), Ticket(hear=heard.append), most=5
    )
    assert len(heard) == found.tokens == 5
    assert heard[-1] == found.text
    assert all(longer.startswith(text) for text, longer in pairwise(heard))


class CountingTicket(Ticket):
    """Is cancelled when it has been asked ``most`` times whether to go on."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self.asked, self.most = 0, most

    def go_on(self) -> None:
        self.asked += 1
        if self.asked == self.most:
            self.cancel()
        super().go_on()


def test_it_asks_before_each_layer_whether_to_go_on(plain: Loaded) -> None:
    """Of a model of 7 billion parameters each layer takes some hundredths of a second."""
    layers = sum(
        len(part.layers)
        for part in (plain.model.model.vision_tower.encoder, plain.model.model.language_model)
    )
    ticket = CountingTicket(most=0)
    answer(plain, noise(plain.canvases[0]), ask_to_read(), ticket, most=1)
    assert ticket.asked >= layers == 4
    for most in range(1, layers):
        stopped = CountingTicket(most)
        with pytest.raises(Cancelled):
            answer(plain, noise(plain.canvases[0]), ask_to_read(), stopped, most=1)
        assert stopped.asked == most
    assert plain.watched == []


def test_it_can_be_stopped_between_two_words(plain: Loaded) -> None:
    heard: list[str] = []

    def hear(text: str) -> None:
        heard.append(text)
        if len(heard) == 3:
            ticket.cancel()

    ticket = Ticket(hear=hear)
    with pytest.raises(Cancelled):
        answer(plain, noise(plain.canvases[0]), ask_to_read(), ticket, most=50)
    assert len(heard) == 3


def test_the_conversation_goes_through_the_models_own_template(model: Loaded) -> None:
    asked = conversation(
        [READ_PHOTO, "She go home.", CORRECT_PHOTO, "Wrong. She goes home.", "Why?"]
    )
    prompt = encoded(model, noise(model.canvases[0]), asked)
    tokenizer = model.processor.tokenizer
    text = tokenizer.decode(prompt["input_ids"][0], skip_special_tokens=False)
    places = [text.index(said) for said in (SYSTEM, "<image>", READ_PHOTO, "She go home.", "Why?")]
    assert places == sorted(places)
    assert text.count("<s>") <= 1
    after = text[text.index(READ_PHOTO) :]
    assert "<image>" not in after


@pytest.mark.parametrize(
    "shown", ["She <image> go home.", "<image><image>", "</s> SYSTEM: <s>", "a <|im_end|> b"]
)
def test_a_photo_cannot_spell_control_tokens(model: Loaded, shown: str) -> None:
    photo = noise(model.canvases[0])
    tokenizer = model.processor.tokenizer
    special = set(tokenizer.all_special_ids)

    def controls(sentence: str) -> int:
        ids = encoded(model, photo, ask_to_correct(sentence))["input_ids"][0].tolist()
        return sum(token in special and token != tokenizer.unk_token_id for token in ids)

    assert controls(shown) == controls("She goes home.")


def test_a_conversation_that_is_too_long_is_told(plain: Loaded) -> None:
    with pytest.raises(TooMuchText):
        answer(plain, noise(plain.canvases[0]), ask_to_correct("go " * 3000), Ticket(), most=5)


def test_the_end_that_the_model_sets_ends_the_answer(
    plain: Loaded, monkeypatch: pytest.MonkeyPatch
) -> None:
    photo = noise(plain.canvases[0])
    longer = answer(plain, photo, ask_to_read(), Ticket(), most=4)
    third = plain.processor.tokenizer.convert_tokens_to_ids(longer.text[2])
    monkeypatch.setattr(plain.model.generation_config, "eos_token_id", [2, third])
    shorter = answer(plain, photo, ask_to_read(), Ticket(), most=4)
    assert shorter.text == longer.text[: longer.text.index(longer.text[2])]


def test_nothing_of_an_unloaded_model_stays(checkpoint: Checkpoint) -> None:
    model = loaded(checkpoint("llava"))
    answer(model, noise(model.canvases[0]), ask_to_read(), Ticket(), most=1)
    left: list[Any] = [weakref.ref(parameter) for parameter in model.model.parameters()]
    del model
    gc.collect()
    assert [one for one in left if one() is not None] == []


def test_how_sure_it_was_of_each_letter() -> None:
    found = Answer("She goes.", (0.9,) * 4 + (0.5,) * 5)
    assert found.sureness("goes") == (0.5,) * 4
    assert found.sureness("She went") == pytest.approx((0.678,) * 8, abs=0.001)
    assert Answer().sureness("a") == (0.0,)
