"""The real Tesseract on pages drawn here; skipped where it is not installed."""

from __future__ import annotations

from difflib import SequenceMatcher
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from models import tesseract_program
from models.backends import Cancelled, Ticket
from models.errors import BackendFailed, MissingDependency, NoText
from models.photo import Photo
from models.tesseract import Tesseract
from tests.models.conftest import Draw
from tests.models.page.sheets import BENDS, Grey, bent, photo_of, sheet

installed = pytest.mark.skipif(Tesseract().missing() is not None, reason=f"{Tesseract().missing()}")
ORIENTATION = 0x0112

SAMPLES = {
    "weekend.png": (
        "Unit 4 A weekend at the lake\n\nLast Saturday I go to the lake with my sister. We rented a"
        " small boat, and she rowed it to the island.\n\nIn the evening my father have made a fire."
        " We were very hungry, so we eated everything."
    ),
    "market.jpg": (
        "Unit 7 At the market\n\nEvery Friday my uncle sell fruit at the market. He has worked"
        " there since 2009.\n\nYesterday it rained all day, and nobody buyed anything. Did he went"
        " home early?"
    ),
    "river.png": (
        "Unit 9 The old bridge\n\nMy grandfather was born near the river, and he has never left"
        " the village.\n\nWhen we arrived last night, two boats were waiting for us. He had built"
        " one of them himself."
    ),
}


@installed
@pytest.mark.parametrize("name", SAMPLES)
def test_the_samples_are_read_as_they_stand(samples: Path, name: str) -> None:
    transcript = Tesseract().read(Photo.open(samples / name), Ticket())
    assert SequenceMatcher(None, transcript.text, SAMPLES[name]).ratio() > 0.98
    assert transcript.confidence > 0.8


@installed
def test_wrong_verbs_are_not_repaired(drawn: Draw) -> None:
    page = drawn("She goed to school and", "he have writed a letter.")
    transcript = Tesseract().read(Photo.of(page, source="test"), Ticket())
    assert transcript.text == "She goed to school and he have writed a letter."


@installed
def test_boxes_are_on_the_upright_photo(drawn: Draw, tmp_path: Path) -> None:
    page = drawn("The word stands here.", size=(800, 200))
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    page.transpose(Image.Transpose.ROTATE_90).save(tmp_path / "turned.png", exif=exif)
    transcript = Tesseract().read(Photo.open(tmp_path / "turned.png"), Ticket())
    box = transcript.words[0].box
    assert transcript.text == "The word stands here."
    assert 30 <= box.left <= 50
    assert 40 <= box.top <= 70
    assert box.width > box.height


@installed
def test_a_bent_page_on_its_side_is_read_and_boxes_are_on_the_photo() -> None:
    on_its_side = np.ascontiguousarray(np.rot90(bent(sheet(lines=8), BENDS["book"]).grey))
    transcript = Tesseract().read(photo_of(on_its_side), Ticket())
    read = transcript.text.split()
    assert SequenceMatcher(None, read, _words_of(sheet(lines=8))).ratio() > 0.97
    for word in transcript.words:
        box = word.box
        there = on_its_side[box.top : box.top + box.height, box.left : box.left + box.width]
        assert there.min() < 100
    long = max(transcript.words, key=lambda word: len(word.text)).box
    assert long.height > 2 * long.width


def _words_of(flat: Grey) -> list[str]:
    return Tesseract().read(photo_of(flat), Ticket()).text.split()


@installed
def test_an_empty_page_has_no_text() -> None:
    with pytest.raises(NoText, match=r"No text could be read on “blank.png”"):
        Tesseract().read(
            Photo.of(Image.new("RGB", (600, 400), "white"), source="blank.png"), Ticket()
        )


@installed
def test_a_stopped_ticket_stops_it(drawn: Draw) -> None:
    ticket = Ticket()
    ticket.cancel()
    with pytest.raises(Cancelled):
        Tesseract().read(Photo.of(drawn("Hello"), source="test"), ticket)


@installed
def test_it_is_stopped_while_it_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tesseract_program, "ASK_AGAIN", 0.01)
    looks = iter(range(3))

    def stop_soon(step: str, fraction: float) -> None:
        if next(looks, None) is None:
            ticket.cancel()

    ticket = Ticket(stop_soon)
    with pytest.raises(Cancelled):
        Tesseract().read(photo_of(sheet()), ticket)


@installed
def test_too_long_a_time_is_told(drawn: Draw, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tesseract_program, "TIMEOUT", 0.001)
    with pytest.raises(BackendFailed, match="took more than"):
        Tesseract().read(Photo.of(drawn("Hello there"), source="test"), Ticket())


def test_without_the_program_it_says_how_to_get_it(
    drawn: Draw, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "apt-get install tesseract-ocr" in (Tesseract().missing() or "")
    with pytest.raises(MissingDependency) as caught:
        Tesseract().read(Photo.of(drawn("Hello"), source="test"), Ticket())
    assert "apt-get install tesseract-ocr" in caught.value.hint


def test_without_english_data_it_says_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "tesseract"
    program.write_text("#!/bin/sh\necho 'List of available languages (1):'\necho osd\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    tesseract_program.installed_languages.cache_clear()
    try:
        assert "no language data for English" in (Tesseract().missing() or "")
    finally:
        tesseract_program.installed_languages.cache_clear()
