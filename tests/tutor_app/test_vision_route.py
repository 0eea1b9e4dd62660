"""The vision-language route from the terminal: scripted eyes, the real choice, the real lesson."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageDraw, ImageFont

from models import vision_in_use
from models.backends import Looked, Ticket
from models.errors import BackendFailed, BadAnswer, BadWeights, OutOfMemory, TutorError
from models.grammar.types import Span
from models.llava_loading import Wish
from models.machine import Machine
from models.photo import Photo
from models.prompts import PROMPT_VERSION
from models.transcript import Box, Difference, Reading, Transcript
from models.tuned import POCKET
from models.vision_models import VisionModel
from tests.fakes import ScriptedCorrector, ScriptedReader
from tests.tutor_app.conftest import App
from tests.tutor_app.lessons import AGREEMENT, lesson_on
from tutor_app.asking import ask
from tutor_app.settings import Settings

FIRST, SECOND = "Yesterday I go home.", "He have a dog."
GB = 1_000_000_000
NO_CARD = Machine(16 * GB, free=8 * GB)
CARD = Machine(16 * GB, "Test GPU", 12 * GB, 10 * GB, 8 * GB)
TROUBLE = (
    OutOfMemory("The graphics card has not enough free memory."),
    BackendFailed("It stopped working."),
    BadAnswer("It gave no answer."),
)


@dataclass
class ScriptedEyes:
    """Looks as the script says; ``done`` names what was asked of it."""

    wish: Wish | None = None
    name: str = "llava"
    title: str = "The eyes"
    device: str = "GPU"
    read_error: TutorError | None = None
    look_error: TutorError | None = None
    unanswered: tuple[Span, ...] = ()
    problem: str | None = None
    done: list[str] = field(default_factory=list)

    def missing(self) -> str | None:
        return self.problem

    def load(self, ticket: Ticket) -> None:
        self.done.append("load")

    def unload(self) -> None:
        self.done.append("unload")

    def read(self, photo: Photo, ticket: Ticket) -> Transcript:
        self.done.append("read")
        if self.read_error is not None:
            raise self.read_error
        readings = (Reading("ocr", "go", 0.9), Reading(self.name, "went", 0.8))
        told = (Difference(Span(12, 14), Box(1, 2, 3, 4), readings),)
        text = f"{FIRST} {SECOND}"
        return Transcript(text, self.name, 0.9, differences=told, notes=("It was mended.",))

    def look(self, text: str, photo: Photo, ticket: Ticket) -> Looked:
        self.done.append("look")
        if self.look_error is not None:
            raise self.look_error
        answered = ScriptedCorrector({"go": "went"}, name=self.name).correct(text, ticket)
        return Looked(answered, self.unanswered, 7.25)


@dataclass
class Route:
    """The app with eyes, a text corrector and an OCR reader that all follow a script."""

    app: App
    photo: Path
    eyes: ScriptedEyes
    corrector: ScriptedCorrector
    reader: ScriptedReader

    def check(self, *options: str) -> Any:
        return self.app.run("check", "--json", *options, str(self.photo)).json


@pytest.fixture
def route(app: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Route:
    photo = tmp_path / "page.png"
    page = Image.new("RGB", (900, 300), (250, 250, 250))
    font = ImageFont.load_default(36)
    for number, line in enumerate((FIRST, SECOND, "We see them there now.")):
        ImageDraw.Draw(page).text((40, 40 + 70 * number), line, (20, 20, 20), font)
    page.save(photo)
    folder = tmp_path / "llava"
    folder.mkdir()
    (folder / "config.json").write_text('{"vision_config": {"image_size": 336, "patch_size": 14}}')
    model = VisionModel("llava", "The eyes", folder, None, 14 * GB, 6 * GB)
    eyes = ScriptedEyes()
    monkeypatch.setattr("models.vision_choice.vision_models", lambda: (model,))
    monkeypatch.setattr("models.machine.this_machine", lambda: CARD)

    def take(wish: Wish) -> ScriptedEyes:
        eyes.wish = wish
        return eyes

    monkeypatch.setattr("models.vision_in_use.take", take)
    corrector = ScriptedCorrector({"have": "has", "go": "goes"})
    reader = ScriptedReader(f"{FIRST} {SECOND}")
    app.use(corrector, reader)
    return Route(app, photo, eyes, corrector, reader)


def test_who_looks_reads_and_corrects(route: Route) -> None:
    lesson = route.check("--route", "vlm")
    assert route.eyes.done == ["load", "read", "look"]
    assert route.reader.seen == []
    assert lesson["corrected"] == f"Yesterday I went home. {SECOND}"
    assert lesson["route"]["name"] == "vlm"
    assert lesson["route"]["why"].startswith("You chose this route. The eyes has room on Test GPU")
    assert lesson["corrector"] == "The eyes"
    assert (lesson["device"], lesson["tokens_per_second"]) == ("GPU", 7.25)
    assert lesson["notes"] == ["It was mended."]
    (difference,) = lesson["transcript"]["differences"]
    assert [reading["text"] for reading in difference["readings"]] == ["go", "went"]


@pytest.mark.parametrize("error", TROUBLE, ids=lambda error: type(error).__name__)
@pytest.mark.parametrize("wish", ["vlm", "auto"])
def test_where_reading_fails_ocr_reads_and_the_photo_is_kept(
    route: Route, error: TutorError, wish: str
) -> None:
    route.eyes.read_error = route.eyes.look_error = error
    lesson = route.check("--route", wish)
    assert [photo.digest for photo in route.reader.seen] == [lesson["photo"]]
    assert lesson["transcript"]["reader"] == "scripted"
    assert lesson["corrected"] == "Yesterday I goes home. He has a dog."
    assert lesson["route"]["name"] == "ocr"
    assert "unload" in route.eyes.done
    first, second = lesson["notes"]
    assert first.startswith(f"The eyes could not read the photo. {error.message}")
    assert second.startswith(f"The eyes stopped. {error.message}")


def test_where_correcting_fails_the_text_models_correct_what_was_read(route: Route) -> None:
    route.eyes.look_error = TROUBLE[0]
    lesson = route.check("--route", "vlm")
    assert lesson["transcript"]["reader"] == "llava"
    assert lesson["corrected"] == "Yesterday I goes home. He has a dog."
    assert lesson["route"]["name"] == "ocr"
    assert lesson["route"]["why"].endswith("The script corrected the text instead.")


def test_sentences_without_an_answer_are_left_to_the_text_models(route: Route) -> None:
    place = Span(len(FIRST) + 1, len(FIRST) + 1 + len(SECOND))
    route.eyes.unanswered = (place,)
    lesson = route.check("--route", "vlm")
    assert lesson["corrected"] == "Yesterday I went home. He has a dog."
    assert route.corrector.asked == [SECOND]
    assert [edit["by"] for edit in lesson["edits"]] == [["llava"], ["scripted"]]
    assert lesson["notes"][-1] == (
        "The eyes gave no usable answer on some sentences (1); The script corrected these."
    )


def test_by_itself_it_is_taken_where_it_has_room_on_the_card(route: Route) -> None:
    lesson = route.check("--route", "auto")
    assert lesson["route"]["name"] == "vlm"
    assert "has room on Test GPU (nf4)" in lesson["route"]["why"]
    assert "when folded" in lesson["route"]["why"]
    assert route.eyes.wish is not None
    assert (route.eyes.wish.device, route.eyes.wish.precision) == ("gpu", "nf4")


@pytest.mark.parametrize(
    ("machine", "why"),
    [
        (NO_CARD, "There is no graphics card"),
        (replace(CARD, gpu_free=3 * GB), "Test GPU has 3.0 GB of free memory"),
    ],
)
def test_by_itself_ocr_is_taken_where_it_has_none(
    route: Route, machine: Machine, why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("models.machine.this_machine", lambda: machine)
    lesson = route.check()
    assert route.eyes.done == []
    assert lesson["route"]["name"] == "ocr"
    assert lesson["route"]["why"].startswith(why)


def test_by_itself_ocr_is_taken_where_nothing_is_legible(route: Route) -> None:
    Image.new("RGB", (300, 300), (250, 250, 250)).save(route.photo)
    lesson = route.check()
    assert lesson["route"]["name"] == "ocr"
    assert lesson["route"]["why"] == "No lines of text were found on the photo."


def test_damaged_weights_are_told_to_who_chose_them_and_else_a_reason_for_ocr(
    route: Route,
) -> None:
    route.eyes.read_error = route.eyes.look_error = BadWeights("The files are damaged.", "Mend.")
    ended = route.app.run("check", "--route", "vlm", str(route.photo))
    assert ended.status == 2
    assert ended.err.splitlines() == ["The files are damaged.", "Mend."]
    assert route.check("--route", "auto")["route"]["name"] == "ocr"


def test_what_it_lacks_is_told_to_who_chose_it_and_else_a_reason_for_ocr(route: Route) -> None:
    route.eyes.problem = "It needs torch."
    ended = route.app.run("check", "--route", "vlm", str(route.photo))
    assert (ended.status, ended.err.splitlines()[-1]) == (2, "It needs torch.")
    assert route.check()["route"]["why"] == "The eyes cannot be used: It needs torch."


def test_without_a_vision_model_the_way_to_one_is_told(
    route: Route, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("models.vision_choice.vision_models", lambda: ())
    ended = route.app.run("check", "--route", "vlm", str(route.photo))
    assert ended.status == 2
    assert ended.err.startswith("No vision model is installed.\nFetch one: tenselens models down")
    assert route.check()["route"]["why"] == "No vision model for the graphics card is installed."


def test_a_model_that_is_named_is_the_one_that_looks(route: Route) -> None:
    ended = route.app.run("check", "--model", "llava-1.5-7b", str(route.photo))
    assert ended.status == 2
    assert "models download llava-1.5-7b" in ended.err
    ended = route.app.run("check", "--model", "eagle-eyes", str(route.photo))
    assert ended.err.startswith("There is no vision model “eagle-eyes”.")


def test_the_route_and_its_facts_are_explained(route: Route) -> None:
    ended = route.app.run("check", "--explain-route", str(route.photo))
    assert ended.status == 1
    told = ended.err.splitlines()
    assert told[0] == "Graphics card: Test GPU, 10.0 GB of 12.0 GB free"
    assert "llava: needs 6.0 GB on a graphics card (nf4)" in ended.err
    assert any(line.startswith("Text: Small letters are ") for line in told)
    assert any(line.startswith("Route: vlm. The eyes has room") for line in told)
    facts = route.check()["route"]["facts"]
    assert facts == told[: len(facts)]


def test_the_pocket_model_runs_on_any_machine(
    app: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All of it real but for its training: what it babbles is refused, and the others correct."""
    torch: Any = import_module("torch")
    pocket: Any = import_module("training.pocket.llava")
    config: Any = import_module("training.pocket.config")
    torch.set_num_threads(1)
    torch.manual_seed(5)
    folder = tmp_path / "weights" / POCKET
    shape = config.ShapeConfig(tower_width=32, tower_layers=1, language_width=32, language_layers=1)
    pocket.build(shape).to(torch.float16).save_pretrained(folder)
    pocket.processor().save_pretrained(folder)
    (folder / "training.json").write_text(json.dumps({"prompt_version": PROMPT_VERSION}))
    for module in ("models.vision_models", "models.tuned"):
        monkeypatch.setattr(f"{module}.WEIGHTS", tmp_path / "weights")
    try:
        app.use(ScriptedCorrector({"gone": "went"}), reader="ocr", device="cpu")
        page = Image.new("RGB", (500, 120), (250, 250, 250))
        font = ImageFont.load_default(40)
        ImageDraw.Draw(page).text((30, 30), "He gone home.", (20, 20, 20), font)
        photo = tmp_path / "photo.png"
        page.save(photo)
        lesson = app.run("check", "--json", "--route", "vlm", str(photo)).json
    finally:
        vision_in_use.forget()
    assert lesson["route"]["name"] == "vlm"
    assert "Pocket LLaVA has room in memory (float32)." in lesson["route"]["why"]
    assert lesson["transcript"]["reader"] == POCKET
    assert lesson["tokens_per_second"] > 0
    assert any("gave no usable" in note for note in lesson["notes"])
    assert lesson["corrected"] == "He went home."


def test_who_looked_answers_the_questions(monkeypatch: pytest.MonkeyPatch) -> None:
    about: list[str] = []

    class Eyes:
        title = "The eyes"
        caution = ""

        def missing(self) -> str | None:
            return None

        def answer(self, messages: Sequence[Any], ticket: Ticket) -> Iterator[str]:
            yield from ("She is ", "one person.")

    def chat_about(sentence: str) -> Eyes:
        about.append(sentence)
        return Eyes()

    monkeypatch.setattr("models.vision_in_use.chat_about", chat_about)
    monkeypatch.setattr("tutor_app.asking.chat_for", lambda _: pytest.fail("it was there"))
    lesson = lesson_on(f"We met. {AGREEMENT}")
    lesson = replace(lesson, route=replace(lesson.route, name="vlm"))
    heard: list[str] = []
    told = ask(lesson, [], "Why 'has'?", Settings(), Ticket(hear=heard.append))
    assert (told.text, told.by) == (heard[-1], "The eyes") == ("She is one person.", "The eyes")
    assert about == [AGREEMENT]


def test_without_the_eyes_the_text_model_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    class Gone(Exception):
        pass

    def chat_for(_: Settings) -> None:
        raise Gone

    monkeypatch.setattr("tutor_app.asking.chat_for", chat_for)
    lesson = lesson_on(AGREEMENT)
    for one in (lesson, replace(lesson, route=replace(lesson.route, name="vlm"))):
        with pytest.raises(Gone):  # no vision model is loaded here
            ask(one, [], "Why 'has'?", Settings(), Ticket())
