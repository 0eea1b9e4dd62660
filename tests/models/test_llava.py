"""The vision-language route on pages drawn here: real OCR, real folding, scripted answers.

A tiny random model stands for the one that would say such words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from models import at_rest, vision_in_use
from models.backends import Cancelled, PhotoCorrector, Ticket
from models.canvas import Canvas
from models.errors import BackendFailed, MissingDependency, OutOfMemory
from models.grammar.types import Certainty
from models.llava import Llava
from models.llava_loading import Wish
from models.llava_talk import Answer
from models.photo import Photo
from models.prompts import CORRECT_PHOTO, Message
from models.two_readers import TwoReaders
from models.vision_models import VisionModel
from tests.models.conftest import Draw
from tests.models.llavas import model_in

Checkpoint = Callable[[str], Path]
FIRST, SECOND = "She go home every day.", "They was late again."


@dataclass
class Script:
    """What the model says: a reading for each photo in turn, and an answer for each sentence.

    ``asked`` holds the conversations, ``squares`` what it was shown.
    """

    reads: Sequence[str] = ()
    judges: Mapping[str, str] = field(default_factory=dict)
    sure: float = 0.9
    error: Exception | None = None
    asked: list[list[str]] = field(default_factory=list)
    squares: list[Image.Image] = field(default_factory=list)

    def answer(
        self,
        _: Any,
        photo: Image.Image,
        messages: Sequence[Message],
        ticket: Ticket,
        *,
        most: int,
    ) -> Answer:
        ticket.go_on()
        if self.error is not None:
            raise self.error
        turns = [message["content"][-1]["text"] for message in messages]
        self.asked.append(turns)
        self.squares.append(photo)
        if turns[-1] == CORRECT_PHOTO:
            text = self.judges.get(turns[-2], "Who knows?")
        else:
            read = sum(len(turns) == 2 for turns in self.asked)
            text = self.reads[read - 1]
        assert len(text) <= most
        return Answer(text, (self.sure,) * len(text), len(text), 0.1, 1.0)


@pytest.fixture(scope="module")
def ocr() -> TwoReaders:
    reader = TwoReaders()
    if reader.weaker() is not None:
        pytest.skip(f"{reader.weaker()}")
    return reader


@pytest.fixture(scope="module")
def llava(checkpoint: Checkpoint, ocr: TwoReaders) -> Iterator[Llava]:
    """One for all: loading it and the real OCR are what takes the time of these tests."""
    made = Llava(Wish(model_in(checkpoint("llava")), "cpu", "float32"), ocr)
    yield made
    made.unload()


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch) -> Script:
    made = Script()
    monkeypatch.setattr("models.llava_talk.answer", made.answer)
    return made


@pytest.fixture
def photo(drawn: Draw) -> Photo:
    return Photo.of(drawn(FIRST, SECOND), source="page.png")


def test_each_sentence_is_read_on_a_square_of_its_own(
    llava: Llava, script: Script, photo: Photo
) -> None:
    script.reads = [FIRST, f"“{SECOND}”"]
    read = llava.read(photo, Ticket())
    assert read.text == f"{FIRST} {SECOND}"
    assert read.reader == llava.name == "llava"
    assert [word.text for word in read.words] == read.text.split()
    assert (read.differences, read.notes) == ((), ())
    assert len(script.asked) == 2
    assert [square.size for square in script.squares] == [(336, 336)] * 2
    assert script.squares[0] != script.squares[1]


def test_a_reading_that_was_mended_is_noticed_counted_and_not_believed(
    llava: Llava, script: Script, photo: Photo
) -> None:
    script.reads = ["She goes home every day.", "They were late again."]
    read = llava.read(photo, Ticket())
    assert read.text == f"{FIRST} {SECOND}"
    assert [each.readings[1].text for each in read.differences] == ["goes", "were"]
    assert [note.startswith("Tiny llava read “goes” where “go”") for note in read.notes] == [
        True,
        False,
    ]
    for difference in read.differences:
        assert 0 <= difference.box.left < photo.image.width
        assert difference.box.width > 10


def test_what_is_no_reading_is_told_and_ocr_stands(
    llava: Llava, script: Script, photo: Photo
) -> None:
    script.reads = ["I am sorry, I cannot read this.", "A photo of a cat on a table."]
    read = llava.read(photo, Ticket())
    assert read.text == f"{FIRST} {SECOND}"
    assert read.notes == ("Tiny llava gave no usable reading of 2 of 2 sentences.",)


def test_sentences_are_corrected_where_they_stand(
    llava: Llava, script: Script, photo: Photo
) -> None:
    script.reads = [FIRST, SECOND]
    script.judges = {
        FIRST: "Wrong. She goes home every day.\nThe subject needs -s.",
        SECOND: "Wrong. They were late again.",
    }
    text = llava.read(photo, Ticket()).text
    looked = llava.look(text, photo, Ticket())
    assert looked.correction.corrected == "She goes home every day. They were late again."
    assert [(edit.before, edit.after) for edit in looked.correction.edits] == [
        ("go", "goes"),
        ("was", "were"),
    ]
    for edit in looked.correction.edits:
        assert edit.span.of(text) == edit.before
        assert edit.by == ("llava",)
        assert edit.confidence == pytest.approx(0.9)
        assert edit.certainty is Certainty.SURE
    assert looked.unanswered == ()
    assert looked.pace > 1
    first, second = script.squares[-2:]
    assert (first, second) == tuple(script.squares[:2])  # the same squares as for reading


def test_a_reading_that_the_learner_mended_is_what_gets_corrected(
    llava: Llava, script: Script, photo: Photo
) -> None:
    script.reads = [FIRST, SECOND]
    mended = "They was late again today."
    script.judges = {mended: "Wrong. They were late again today."}
    llava.read(photo, Ticket())
    looked = llava.look(mended, photo, Ticket())
    assert looked.correction.corrected == "They were late again today."
    assert script.asked[-1][-2] == mended
    assert script.squares[-1] == script.squares[1]


def test_a_photo_from_before_is_looked_at_again(
    llava: Llava, ocr: TwoReaders, script: Script, photo: Photo
) -> None:
    script.judges = {FIRST: "Wrong. She goes home every day."}
    looked = Llava(llava.wish, ocr).look(FIRST, photo, Ticket())
    assert looked.correction.corrected == "She goes home every day."
    assert looked.unanswered == ()


def test_sentences_without_a_usable_answer_are_named(
    llava: Llava, script: Script, photo: Photo
) -> None:
    script.judges = {FIRST: "Right. She goes home every day."}  # contradicts itself
    text = f"{FIRST} {SECOND} A sentence from elsewhere is not on it."
    looked = llava.look(text, photo, Ticket())
    assert len(looked.unanswered) == 3
    assert looked.correction.corrected == text


@pytest.mark.parametrize(
    "answer",
    [
        f"{FIRST}\nRight.",  # left
        "She going home every day.\nWrong. It happens now.",  # mended by another mistake
        "She have go home every day.\nWrong. A perfect is needed.",
        "She goes goes home every day.\nWrong. The subject needs -s.",  # said twice
    ],
)
def test_no_answer_leaves_or_makes_a_mistake_of_which_the_grammar_is_sure(
    llava: Llava, script: Script, photo: Photo, answer: str
) -> None:
    script.judges = {FIRST: answer, SECOND: "They were late again.\nWrong. “They” needs “were”."}
    text = f"{FIRST} {SECOND}"
    looked = llava.look(text, photo, Ticket())
    assert looked.correction.corrected == f"{FIRST} They were late again."
    assert [span.of(text) for span in looked.unanswered] == [FIRST]


def test_only_verbs_change_whatever_it_wants(llava: Llava, script: Script, photo: Photo) -> None:
    script.judges = {FIRST: "Wrong. She goes home every night."}
    looked = llava.look(FIRST, photo, Ticket())
    assert looked.correction.corrected == "She goes home every day."
    (refused,) = looked.correction.refused
    assert (refused.before, refused.after, refused.by) == ("day", "night", "llava")


def test_answers_it_was_unsure_of_are_questions(llava: Llava, script: Script, photo: Photo) -> None:
    script.sure = 0.4
    script.judges = {FIRST: "Wrong. She goes home every day."}
    (edit,) = llava.look(FIRST, photo, Ticket()).correction.edits
    assert edit.certainty is Certainty.MAYBE


@pytest.mark.parametrize(
    ("answer", "sure"),
    [
        ("She goes home every day.\nWrong. The subject needs -s.", 0.5),  # not sure of it
        ("She goes home every night.\nWrong. The subject needs -s.", 0.9),
        ("She goes every day.\nWrong. The subject needs -s.", 0.9),
    ],
)
def test_the_pocket_llava_is_not_believed_where_it_loses_its_place(
    llava: Llava, script: Script, photo: Photo, answer: str, sure: float
) -> None:
    llava.wish = replace(llava.wish, model=replace(llava.wish.model, pocket=True))
    script.judges, script.sure = {FIRST: answer}, sure
    looked = llava.look(FIRST, photo, Ticket())
    assert looked.correction.edits == ()
    assert [span.of(FIRST) for span in looked.unanswered] == [FIRST]


def test_marks_and_capitals_are_no_lost_place(llava: Llava, script: Script, photo: Photo) -> None:
    llava.wish = replace(llava.wish, model=replace(llava.wish.model, pocket=True))
    script.judges = {FIRST: "she goes home, every day.\nWrong. The subject needs -s."}
    looked = llava.look(FIRST, photo, Ticket())
    assert looked.correction.corrected == "She goes home every day."


def test_a_heading_does_not_become_a_sentence(llava: Llava, script: Script, drawn: Draw) -> None:
    heading = "The night train to the north"
    script.judges = {heading: "The night train is to the north\nWrong. A verb is missing."}
    looked = llava.look(heading, Photo.of(drawn(heading), source="page"), Ticket())
    assert looked.correction.corrected == heading
    assert len(looked.unanswered) == 1


def test_a_sentence_that_is_too_long_is_left_to_ocr(
    llava: Llava, script: Script, drawn: Draw, monkeypatch: pytest.MonkeyPatch
) -> None:
    little = (Canvas(336, 60, least=12),)  # as if the model saw less at once
    monkeypatch.setattr(llava.ready(Ticket()), "canvases", little)
    long = "The old men and the young women of the village were singing"
    photo = Photo.of(drawn(long, "by the river. It rains."), source="page")
    script.reads = ["It rains."]
    read = llava.read(photo, Ticket())
    assert read.text == f"{long} by the river. It rains."
    (note,) = read.notes
    assert note == (
        "Of 2 sentences 1 are too long for Tiny llava: only the OCR readers read these."
    )


@pytest.mark.parametrize("doing", ["read", "look"])
def test_trouble_while_it_works_is_told_in_words(
    llava: Llava, script: Script, photo: Photo, doing: str
) -> None:
    import torch

    def do() -> None:
        if doing == "read":
            llava.read(photo, Ticket())
        else:
            llava.look(FIRST, photo, Ticket())

    script.error = torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 20.00 MiB")
    with pytest.raises(OutOfMemory, match="graphics card has not enough free memory"):
        do()
    script.error = RuntimeError("CUDA error: unspecified launch failure\nCUDA kernel errors")
    with pytest.raises(BackendFailed, match=r"stopped working .*unspecified launch failure\)"):
        do()


def test_it_is_stopped_by_its_ticket(llava: Llava, photo: Photo) -> None:
    """The real model, in the midst of its first answer."""
    ticket = Ticket(hear=lambda _: ticket.cancel())
    with pytest.raises(Cancelled):
        llava.read(photo, ticket)


def test_a_model_that_babbles_changes_nothing(llava: Llava, photo: Photo) -> None:
    """The real, random model: all that it says is refused, and all that OCR read stands."""
    read = llava.read(photo, Ticket())
    assert read.text == f"{FIRST} {SECOND}"
    looked = llava.look(read.text, photo, Ticket())
    assert looked.correction.edits == ()
    assert len(looked.unanswered) == 2


def test_it_says_what_it_lacks(
    llava: Llava, ocr: TwoReaders, monkeypatch: pytest.MonkeyPatch, photo: Photo
) -> None:
    assert isinstance(llava, PhotoCorrector)
    assert llava.missing() is None
    monkeypatch.setattr("models.llava.NEEDED", ("torch", "no_such_package"))
    assert str(llava.missing()).startswith("It needs no_such_package.")
    with pytest.raises(MissingDependency):
        Llava(llava.wish, ocr).read(photo, Ticket())


def test_too_little_memory_is_told_before_anything_is_read(
    checkpoint: Checkpoint, ocr: TwoReaders
) -> None:
    folder = checkpoint("llava")
    huge = VisionModel("huge", "Huge", folder, None, 10, 10**15)
    with pytest.raises(OutOfMemory, match="Huge needs 1000 TB of memory"):
        Llava(Wish(huge, "cpu", "bf16"), ocr).load(Ticket())


def test_a_card_that_torch_does_not_find_is_told(checkpoint: Checkpoint, ocr: TwoReaders) -> None:
    import torch

    if torch.cuda.is_available():
        pytest.skip("there is one")
    with pytest.raises(BackendFailed, match="torch does not find it"):
        Llava(Wish(model_in(checkpoint("llava")), "gpu", "nf4"), ocr).load(Ticket())


def test_one_model_at_a_time_and_none_that_idles(checkpoint: Checkpoint) -> None:
    first = Wish(model_in(checkpoint("llava")), "cpu", "float32")
    try:
        model = vision_in_use.take(first)
        assert vision_in_use.resident() is None
        model.load(Ticket())
        assert vision_in_use.resident() == first
        assert vision_in_use.take(first) is model
        assert at_rest.idle(after=600) == []
        (unload,) = at_rest.idle(after=0)
        unload()
        assert not model.is_loaded
        assert at_rest.idle(after=0) == []
        model.load(Ticket())
        other = vision_in_use.take(Wish(first.model, "cpu", "bf16"))
        assert not model.is_loaded
        assert other is not model
    finally:
        vision_in_use.forget()
