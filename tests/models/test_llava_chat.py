"""Questions about a sentence, to a model that sees it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageDraw, ImageFont

from models.backends import Cancelled, Ticket
from models.errors import MissingDependency
from models.llava import Llava
from models.llava_chat import PhotoChat
from models.llava_loading import Wish
from models.llava_talk import Answer
from models.photo import Photo
from models.tutor import Chat
from models.two_readers import TwoReaders
from tests.models.llavas import model_in

SENTENCE = "She go home every day."
TALK = [
    {"role": "system", "content": "Be kind."},
    {"role": "user", "content": "Why goes?"},
    {"role": "assistant", "content": "She is one person."},
    {"role": "user", "content": "And with they?"},
]


@pytest.fixture(scope="module")
def ocr() -> TwoReaders:
    reader = TwoReaders()
    if reader.weaker() is not None:
        pytest.skip(f"{reader.weaker()}")
    return reader


@pytest.fixture(scope="module")
def llava(checkpoint: Callable[[str], Path], ocr: TwoReaders) -> Iterator[Llava]:
    """It has read a photo, and said nothing of it."""
    made = Llava(Wish(model_in(checkpoint("llava")), "cpu", "float32"), ocr)
    page = Image.new("RGB", (900, 120), (250, 250, 250))
    font = ImageFont.load_default(40)
    ImageDraw.Draw(page).text((40, 30), SENTENCE, (30, 30, 30), font)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("models.llava_talk.answer", lambda *_, **__: Answer())
        made.read(Photo.of(page, source="page"), Ticket())
    yield made
    made.unload()


def test_the_photo_stands_in_the_first_turn_of_the_talk(
    llava: Llava, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("models.llava_chat.MOST_TOKENS", 5)
    chat = PhotoChat(llava, SENTENCE)
    assert isinstance(chat.title, str)
    assert chat.missing() is None
    seen: list[Any] = []
    model = llava.ready(Ticket()).model
    model.register_forward_pre_hook(
        lambda _, __, given: seen.append(given["input_ids"]), with_kwargs=True
    )
    pieces = list(_typed(chat).answer(TALK, Ticket()))
    assert len(pieces) == 5
    prompt = llava.ready(Ticket()).processor.tokenizer.decode(seen[0][0])
    assert prompt.count("<image>") == 576
    places = [prompt.index(said) for said in ("Be kind.", "<image>", "Why goes?", "And with")]
    assert places == sorted(places)


def _typed(chat: PhotoChat) -> Chat:
    """mypy sees here that it is one."""
    return chat


def test_an_answer_can_be_stopped(llava: Llava) -> None:
    ticket = Ticket()
    answer = PhotoChat(llava, SENTENCE).answer(TALK, ticket)
    next(answer)
    ticket.cancel()
    with pytest.raises(Cancelled):
        next(answer)


def test_what_it_has_not_seen_it_does_not_talk_about(llava: Llava) -> None:
    chat = PhotoChat(llava, "Another sentence on no photo at all.")
    assert chat.missing() == "Tiny llava has not seen this sentence."
    with pytest.raises(MissingDependency):
        next(chat.answer(TALK, Ticket()))


def test_the_pocket_model_answers_no_questions(
    checkpoint: Callable[[str], Path], ocr: TwoReaders
) -> None:
    pocket = Llava(Wish(model_in(checkpoint("llava"), pocket=True), "cpu", "float32"), ocr)
    assert PhotoChat(pocket, SENTENCE).missing() == "Tiny llava answers no questions."
