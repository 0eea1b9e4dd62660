"""The two real readers on pages drawn here."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageFilter

from models.backends import Cancelled, PageReader, Ticket
from models.errors import MissingDependency, NoText
from models.page import flatten
from models.photo import Photo
from models.rapid import Rapid
from models.second_looks import Look
from models.tesseract import Tesseract
from models.transcript import Box, Transcript
from models.two_readers import TwoReaders, _affordable
from tests.models.conftest import Draw
from tests.models.test_tesseract import SAMPLES


@pytest.fixture(scope="module")
def both() -> TwoReaders:
    reader = TwoReaders()
    if reader.weaker() is not None:
        pytest.skip(f"{reader.weaker()}")
    return reader


def read(reader: TwoReaders, image: Image.Image) -> Transcript:
    return reader.read(Photo.of(image, source="page.png"), Ticket())


@pytest.mark.parametrize("name", SAMPLES)
def test_the_samples_are_read_letter_by_letter(both: TwoReaders, samples: Path, name: str) -> None:
    transcript = both.read(Photo.open(samples / name), Ticket())
    assert transcript.text.split() == SAMPLES[name].split()
    assert transcript.reader == "ocr"
    assert transcript.confidence > 0.9


def test_wrong_verbs_are_looked_at_twice_and_stay(both: TwoReaders, drawn: Draw) -> None:
    page = drawn("I goed home. She have writed a letter.", "They comed late and eated alone.")
    transcript = read(both, page)
    assert transcript.text == (
        "I goed home. She have writed a letter. They comed late and eated alone."
    )
    doubted = [word for word in transcript.words if word.text in ("comed", "writed", "eated")]
    assert len(doubted) == 3
    assert all(word.confidence > 0.97 for word in doubted)  # more than Tesseract alone ever says


def test_one_small_sentence_is_a_page(both: TwoReaders, drawn: Draw) -> None:
    page = drawn("Did he went home early?", size=(420, 60), letters=18)
    assert read(both, page.crop((0, 20, 420, 60))).text == "Did he went home early?"


def test_words_and_differences_lie_on_the_photo(both: TwoReaders, drawn: Draw) -> None:
    image = drawn("The old house stands on a hill.", "Nobody liveed there.", letters=28)
    turned = image.rotate(3, Image.Resampling.BICUBIC, fillcolor=(250, 248, 240))
    photo = Photo.of(turned.filter(ImageFilter.GaussianBlur(1.2)), source="page.png")
    transcript = both.read(photo, Ticket())
    assert transcript.text.split()[-3:] == ["Nobody", "liveed", "there."]
    for word in transcript.words:
        assert 0 <= word.box.left < word.box.right <= photo.image.width
        assert 0 <= word.box.top < word.box.bottom <= photo.image.height
    for difference in transcript.differences:
        assert difference.span.of(transcript.text) == difference.readings[0].text


def test_an_empty_page_has_no_text(both: TwoReaders) -> None:
    with pytest.raises(NoText, match=r"No text could be read on “page.png”"):
        read(both, Image.new("RGB", (600, 400), "white"))


def test_a_stopped_ticket_stops_it(both: TwoReaders, drawn: Draw) -> None:
    ticket = Ticket()
    ticket.cancel()
    with pytest.raises(Cancelled):
        both.read(Photo.of(drawn("Hello"), source="page.png"), ticket)


def test_it_reads_a_page_that_was_flattened_before(both: TwoReaders, drawn: Draw) -> None:
    photo = Photo.of(drawn("Where is my hat?"), source="page.png")
    assert isinstance(both, PageReader)
    assert both.transcribe(flatten(photo), photo, Ticket()).text == "Where is my hat?"


@pytest.mark.parametrize("absent", [Tesseract, Rapid])
def test_either_reads_alone(
    both: TwoReaders, drawn: Draw, monkeypatch: pytest.MonkeyPatch, absent: type
) -> None:
    monkeypatch.setattr(absent, "missing", lambda self: "Install it first.")
    assert both.missing() is None
    assert both.weaker() == "Install it first."
    assert read(both, drawn("She sell fruit.")).text == "She sell fruit."


def test_without_both_it_says_what_to_install(drawn: Draw, monkeypatch: pytest.MonkeyPatch) -> None:
    for reader in (Tesseract, Rapid):
        monkeypatch.setattr(reader, "missing", lambda self: "Install it first.")
    with pytest.raises(MissingDependency) as caught:
        read(TwoReaders(), drawn("Hello"))
    assert caught.value.hint == "Install it first."


def test_time_for_second_looks_is_limited() -> None:
    wanted = [Look(row, 0, 9, Box(0, 0, 2000, 48), 0.5) for row in range(40)]
    taken = list(_affordable(wanted, words=100))
    assert taken == wanted[: len(taken)]
    assert 1 < len(taken) < 20
    assert len(list(_affordable(wanted, words=3000))) > len(taken)


def test_a_line_that_tesseract_leaves_out_is_read(
    both: TwoReaders, drawn: Draw, monkeypatch: pytest.MonkeyPatch
) -> None:
    image = drawn("The first line is here.", "The second line goed lost.", "The third one came.")
    photo = Photo.of(image, source="page.png")
    page, pieces = Tesseract().read_page(flatten(photo), photo, Ticket())
    kept = [piece for piece in pieces if not 95 < piece.box.top < 150]
    assert "second" not in [piece.text for piece in kept]
    monkeypatch.setattr(Tesseract, "read_page", lambda self, *_: (page, kept))
    text = both.transcribe(page, photo, Ticket()).text
    assert " ".join(text.split()) == (
        "The first line is here. The second line goed lost. The third one came."
    )
