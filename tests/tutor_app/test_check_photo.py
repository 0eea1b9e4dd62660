"""`tenselens check PHOTO`."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from models.legibility import Legibility, Measures, Verdict
from models.tesseract import Tesseract
from models.transcript import Transcript
from models.two_readers import TwoReaders
from tests.fakes import ScriptedBatchCorrector, ScriptedCorrector, ScriptedReader
from tests.tutor_app.conftest import App

SAMPLES = Path(__file__).parents[2] / "assets" / "samples"
installed = pytest.mark.skipif(Tesseract().missing() is not None, reason=f"{Tesseract().missing()}")


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    Image.new("RGB", (200, 100), "white").save(tmp_path / "page 1.JPG")
    return tmp_path / "page 1.JPG"


def test_what_is_read_is_corrected(app: App, photo: Path, scripted: ScriptedBatchCorrector) -> None:
    reader = ScriptedReader("Yesterday I go home.")
    app.use(scripted, reader, route="ocr")
    lesson = app.run("check", "--json", str(photo)).json
    assert lesson["transcript"]["text"] == "Yesterday I go home."
    assert lesson["corrected"] == "Yesterday I went home."
    assert lesson["photo"] == reader.seen[0].digest
    assert lesson["route"]["why"] == "You chose this route."
    page = app.run("check", str(photo)).out
    assert page.startswith("Read on the photo:\nYesterday I go home.")
    assert page.splitlines()[-1].startswith("Route: ocr. You chose this route. The script")


@pytest.mark.parametrize(
    ("verdict", "certainty", "told"),
    [
        (Verdict.UNREADABLE, "maybe", "This photo cannot be read with certainty"),
        (Verdict.POOR, "sure", "This photo is hard to read."),
    ],
)
def test_advice_is_a_note_and_nothing_is_sure_of_an_unreadable_photo(
    app: App, photo: Path, verdict: Verdict, certainty: str, told: str
) -> None:
    legibility = Legibility(verdict, ("Move closer.",), Measures(lines=2, x_height=4.0))
    app.use(
        ScriptedCorrector({"go": "went"}),
        ScriptedReader("Yesterday I go home.", legibility=legibility),
    )
    lesson = app.run("check", "--json", str(photo)).json
    assert [edit["certainty"] for edit in lesson["edits"]] == [certainty]
    (note,) = [each for each in lesson["notes"] if "photo" in each]
    assert note.startswith(told)
    assert note.endswith("Move closer.")
    judged = lesson["transcript"]["legibility"]
    assert (judged["verdict"], judged["measures"]["x_height"]) == (verdict, 4.0)
    sure = app.run("check", "--json", "--sure", str(photo)).json
    assert len(sure["edits"]) == (certainty == "sure")


@installed
def test_a_sample_goes_through_the_real_reader(app: App) -> None:
    app.use(ScriptedCorrector({"sell": "sells", "buyed": "bought", "went": "go"}))
    ended = app.run("check", str(SAMPLES / "market.jpg"))
    assert ended.status == 1
    assert "Every Friday my uncle sells fruit at the market." in ended.out
    assert "nobody bought anything. Did he go home early?" in ended.out


@installed
def test_an_empty_page_and_a_foreign_page_are_told(app: App, photo: Path) -> None:
    app.use(ScriptedCorrector({}))
    ended = app.run("check", str(photo))
    assert ended.status == 2
    assert ended.err.startswith("No text could be read on “page 1.JPG”.\nShow the text larger")
    app.use(ScriptedReader("Ayer fui a la casa de mi abuela y comimos todos."))
    ended = app.run("check", str(photo))
    assert ended.status == 2
    assert "No English text was found on “page 1.JPG”. This looks like Spanish." in ended.err


def test_a_missing_reader_says_how_to_get_it(
    app: App, photo: Path, scripted: ScriptedBatchCorrector
) -> None:
    app.use(scripted, ScriptedReader("", problem="Install it with: apt-get install eyes"))
    ended = app.run("check", str(photo))
    assert ended.status == 2
    assert ended.err == "The script cannot be used.\nInstall it with: apt-get install eyes\n"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("none.jpg", "There is no photo “none.jpg” here."),
        ("my page.png", "There is no photo “my page.png” here."),
        ("scans/page 3 of 7.jpeg", "There is no photo “scans/page 3 of 7.jpeg” here."),
        ("notes.txt", "“notes.txt” is a file, but not a photo."),
        ("empty.jpg", "“empty.jpg” is an empty file (0 bytes)."),
        ("folder", "“folder” is a folder, not a photo."),
        ("false.png", "“false.png” is not a photo but text."),
        ("dangling.png", "“dangling.png” is a link to a file that is not there."),
    ],
)
def test_a_name_that_is_no_photo_is_told(
    app: App,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    scripted: ScriptedBatchCorrector,
    name: str,
    message: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("notes.txt").write_text("She go.")
    Path("empty.jpg").touch()
    Path("folder").mkdir()
    Path("false.png").write_text("She go.")
    Path("dangling.png").symlink_to("nowhere")
    app.use(scripted)
    ended = app.run("check", name)
    assert (ended.status, ended.out) == (2, "")
    assert ended.err.splitlines()[0] == message
    assert len(ended.err.splitlines()) == 2


def test_a_sentence_about_a_photo_is_a_sentence(app: App, scripted: ScriptedBatchCorrector) -> None:
    app.use(scripted)
    app.run("check", "I go and look at photo.jpg")
    assert scripted.asked == ["I go and look at photo.jpg"]


def test_what_a_reader_lacks_is_told(
    app: App, photo: Path, scripted: ScriptedBatchCorrector, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Tesseract, "missing", lambda self: "Install Tesseract for better reading.")
    monkeypatch.setattr(TwoReaders, "load", lambda self, ticket: None)
    found = Transcript("Yesterday I go home.", "ocr", 0.9)
    monkeypatch.setattr(TwoReaders, "read", lambda self, photo, ticket: found)
    app.use(scripted)
    ended = app.run("check", str(photo))
    assert "Install Tesseract for better reading." in ended.out
    assert "Yesterday I went home." in ended.out
