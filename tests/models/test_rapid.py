"""The real RapidOCR on pages drawn here."""

from __future__ import annotations

from difflib import SequenceMatcher
from pathlib import Path

import pytest
from PIL import Image

from models import rapid as rapid_module
from models.backends import Cancelled, Ticket
from models.errors import BadWeights, MissingDependency, NoText
from models.photo import Photo
from models.rapid import Rapid
from tests.models.conftest import Draw
from tests.models.test_tesseract import SAMPLES


@pytest.fixture(scope="module")
def rapid() -> Rapid:
    reader = Rapid()
    if reader.missing() is not None:
        pytest.skip(f"{reader.missing()}")
    reader.load(Ticket())
    return reader


@pytest.mark.parametrize("name", SAMPLES)
def test_the_samples_are_read_as_they_stand(rapid: Rapid, samples: Path, name: str) -> None:
    transcript = rapid.read(Photo.open(samples / name), Ticket())
    words, expected = transcript.text.split(), SAMPLES[name].split()
    assert SequenceMatcher(None, words, expected).ratio() > 0.95
    assert transcript.confidence > 0.9
    assert transcript.reader == "rapid"


def test_wrong_verbs_are_not_repaired(rapid: Rapid, drawn: Draw) -> None:
    page = drawn("She goed to school and", "he have writed a letter.")
    transcript = rapid.read(Photo.of(page, source="test"), Ticket())
    assert transcript.text == "She goed to school and he have writed a letter."


def test_boxes_are_on_the_photo(rapid: Rapid, drawn: Draw) -> None:
    transcript = rapid.read(Photo.of(drawn("The word stands here."), source="test"), Ticket())
    assert [word.text for word in transcript.words] == ["The", "word", "stands", "here."]
    first, last = transcript.words[0].box, transcript.words[-1].box
    assert 25 <= first.left <= 50
    assert 30 <= first.top <= 60
    assert first.left + first.width <= last.left
    assert 20 <= first.height <= 80


def test_lines_that_are_cut_out_need_no_page(drawn: Draw) -> None:
    reader = Rapid()
    line = drawn("Yesterday he goed home,", size=(700, 130)).crop((30, 44, 560, 92))
    (read,) = reader.read_lines([line], Ticket())
    assert read.text == "Yesterday he goed home,"
    assert len(read.confidences) == len(read.places) == len(read.text)
    assert min(read.confidences) > 0.8
    assert list(read.places) == sorted(read.places)
    assert reader._finder is None  # it takes a second to load


def test_an_empty_page_has_no_text(rapid: Rapid) -> None:
    page = Photo.of(Image.new("RGB", (600, 400), "white"), source="blank.png")
    with pytest.raises(NoText, match=r"No text could be read on “blank.png”"):
        rapid.read(page, Ticket())


def test_a_stopped_ticket_stops_it(rapid: Rapid, drawn: Draw) -> None:
    ticket = Ticket()
    ticket.cancel()
    with pytest.raises(Cancelled):
        rapid.read(Photo.of(drawn("Hello"), source="test"), ticket)


def test_what_is_not_installed_says_how_to_get_it(
    drawn: Draw, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rapid_module, "find_spec", lambda name: None)
    reader = Rapid()
    assert "pip install rapidocr" in (reader.missing() or "")
    with pytest.raises(MissingDependency) as caught:
        reader.read(Photo.of(drawn("Hello"), source="test"), Ticket())
    assert "pip install rapidocr" in caught.value.hint


def test_damaged_models_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = tmp_path / "broken.onnx"
    broken.write_bytes(b"no model")
    monkeypatch.setattr(rapid_module, "_model", lambda pattern: broken)
    with pytest.raises(BadWeights) as caught:
        Rapid().load(Ticket())
    assert "pip install --force-reinstall rapidocr" in caught.value.hint
