"""`tenselens read PHOTO...`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

from models.errors import NoText
from models.two_readers import TwoReaders
from tests.fakes import ScriptedReader
from tests.tutor_app.conftest import App

installed = pytest.mark.skipif(TwoReaders().weaker() is not None, reason="needs both readers")


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    image = Image.new("RGB", (700, 260), "white")
    pen, font = ImageDraw.Draw(image), ImageFont.load_default(36)
    for row, line in enumerate(("She goed home.", "He have a dog.")):
        pen.text((40, 40 + 100 * row), line, "black", font)
    image.save(tmp_path / "page.png")
    return tmp_path / "page.png"


@installed
def test_the_text_is_printed(app: App, photo: Path) -> None:
    ended = app.run("read", str(photo))
    assert ended.status == 0
    assert ended.out.split() == "She goed home. He have a dog.".split()


@installed
def test_json_tells_words_boxes_and_the_page(app: App, photo: Path) -> None:
    answer = app.run("read", "--json", str(photo)).json
    assert answer["photo"]["size"] == [700, 260]
    assert answer["reader"] == "ocr"
    words = {word["text"]: word for word in answer["words"]}
    left, top, *_ = words["goed"]["box"]
    assert 80 < left < 180
    assert 30 < top < 70
    assert answer["text"][words["goed"]["start"] : words["goed"]["end"]] == "goed"
    assert all(0 < word["confidence"] <= 1 for word in answer["words"])
    assert answer["legibility"]["verdict"] == "good"
    assert answer["legibility"]["measures"]["lines"] == 2
    assert len(answer["page"]["lines"]) == 2
    assert answer["page"]["steps"]
    assert {part["kind"] for part in answer["parts"]} == {"body"}
    assert isinstance(answer["differences"], list)


@installed
def test_a_region_is_read_alone(app: App, photo: Path) -> None:
    answer = app.run("read", "--json", "--region", "0,120,700,140", str(photo)).json
    assert answer["text"] == "He have a dog."
    assert answer["words"][0]["box"][1] > 130  # on the whole photo
    ended = app.run("read", "--region", "900,0,50,50", str(photo))
    assert ended.status == 2
    assert "700 x 260 pixels" in ended.err
    ended = app.run("read", "--region", "1,2,3", str(photo))
    assert ended.status == 2
    assert "“1,2,3” is no region: give four numbers" in ended.err


@installed
def test_a_page_of_a_document_is_read(app: App, photo: Path, tmp_path: Path) -> None:
    document = tmp_path / "two.pdf"
    with Image.open(photo) as first:
        blank = Image.new("RGB", first.size, "white")
        blank.save(document, save_all=True, append_images=[first.convert("RGB")], resolution=100)
    ended = app.run("read", "--page", "2", str(document))
    assert "He have a dog." in ended.out
    assert "This is page 2 of 2." in ended.err
    ended = app.run("read", "--page", "3", str(document))
    assert ended.status == 2
    assert "has no page 3" in ended.err


@installed
def test_each_step_is_saved_as_a_picture(app: App, photo: Path, tmp_path: Path) -> None:
    folder = tmp_path / "steps" / "here"
    assert app.run("read", "--debug", str(folder), str(photo)).status == 0
    saved = sorted(path.name for path in folder.iterdir())
    assert len(saved) >= 2
    assert saved[-1].endswith("-words.png")
    with Image.open(folder / saved[-1]) as words:
        assert words.size == (700, 260)
        assert words.convert("RGB").getcolors(1 << 20) != [(700 * 260, (255, 255, 255))]


def test_a_batch_writes_one_line_for_each_photo(app: App, photo: Path, tmp_path: Path) -> None:
    app.use(ScriptedReader("He go."))
    out = tmp_path / "out.jsonl"
    missing = tmp_path / "none.jpg"
    ended = app.run("read", "--batch", str(photo), str(missing), "--out", str(out))
    assert ended.status == 2
    lines = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert lines[0] == {"id": "page.png", "output": "He go."}
    assert (lines[1]["id"], lines[1]["output"]) == ("none.jpg", "")
    assert "none.jpg" in lines[1]["error"]
    assert "none.jpg" in ended.err
    assert app.run("read", "--batch", str(photo)).json == lines[0]


def test_several_photos_are_told_apart(app: App, photo: Path) -> None:
    app.use(ScriptedReader("He go."))
    ended = app.run("read", str(photo), str(photo))
    assert ended.out == 2 * f"--- {photo}\nHe go.\n\n"
    assert [each["text"] for each in app.run("read", "--json", str(photo), str(photo)).json] == [
        "He go.",
        "He go.",
    ]


def test_what_cannot_be_read_is_told(app: App, photo: Path) -> None:
    app.use(ScriptedReader("", error=NoText("Nothing here.", "Move closer.")))
    ended = app.run("read", str(photo))
    assert (ended.status, ended.out, ended.err) == (2, "", "Nothing here.\nMove closer.\n")
    ended = app.run("read", "--json", str(photo))
    assert ended.json["error"]["kind"] == "NoText"
    ended = app.run("read", "--json", str(photo), str(photo))
    assert (ended.status, ended.json) == (2, [])


def test_a_missing_reader_and_one_without_steps_are_told(
    app: App, photo: Path, tmp_path: Path
) -> None:
    app.use(ScriptedReader("", problem="Install it with: apt-get install eyes"))
    assert "apt-get install eyes" in app.run("read", str(photo)).err
    app.use(ScriptedReader("He go."))
    ended = app.run("read", "--debug", str(tmp_path), str(photo))
    assert ended.status == 2
    assert "keeps no steps to look at" in ended.err
    assert app.run("read", "--out", "x.jsonl", str(photo)).status == 2
    assert app.run("read", "--batch", "--json", str(photo)).status == 2
