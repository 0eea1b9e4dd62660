"""Pages of PDF documents, the documents made here."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from models.errors import BadPhoto
from models.photo import Photo, page_count
from models.photo_pixels import WORKING_PIXELS
from tests.models.photo_files import locked_pdf, pdf, pdf_without_pages, saved, written_page


def ink(image: Image.Image) -> tuple[int, int, int, int]:
    """The box around all that is not white."""
    box = ImageChops.invert(image.convert("L")).point(lambda value: 255 * (value > 60)).getbbox()
    assert box is not None
    return box


def test_a_page_is_drawn_as_it_would_be_printed() -> None:
    image = Photo.open(written_page("She runned home.")).image
    assert image.size == (2480, 3509)  # A4 at 300 dots an inch
    left, top, _, bottom = ink(image)
    assert left == pytest.approx(72 * 300 / 72, abs=12)
    assert bottom == pytest.approx((842 - 700) * 300 / 72, abs=5)
    assert 60 < bottom - top < 90


def test_a_page_that_lies_on_its_side_is_turned() -> None:
    assert Photo.open(written_page("Turned", more="/Rotate 90")).image.size == (3509, 2480)


def test_a_poster_is_drawn_no_larger_than_needed() -> None:
    image = Photo.open(written_page("Large", box="0 0 14400 14400")).image
    assert image.width * image.height <= WORKING_PIXELS * 1.001
    assert image.width > 3_900


def test_the_page_that_was_asked_for() -> None:
    pages = [Image.new("RGB", (850, 1100), colour) for colour in ("red", "green", "blue")]
    content = saved(pages[0], "PDF", save_all=True, append_images=pages[1:], resolution=100)
    assert Photo.open(content).image.getpixel((900, 900)) == (254, 0, 0)
    assert Photo.open(content, page=3).image.getpixel((900, 900)) == (0, 0, 254)
    for page in (0, 4, -1):
        with pytest.raises(BadPhoto, match=f"has no page {page}") as caught:
            Photo.open(content, page=page)
        assert caught.value.hint == "Choose a page from 1 to 3."


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (pdf_without_pages(), "is a PDF without pages"),
        (locked_pdf(), "is locked with a password"),
        (b"%PDF-1.7\nShe goed home.", "is a damaged or incomplete PDF"),
        (written_page("Cut")[:300], "PDF"),
        (pdf(b"<</Type/Catalog>>"), "PDF"),
        (written_page("Thin", box="0 0 595 1"), "too small to hold text"),
    ],
)
def test_a_document_that_cannot_be_drawn(content: bytes, words: str) -> None:
    with pytest.raises(BadPhoto) as caught:
        Photo.open(content, name="homework.pdf")
    assert caught.value.message.startswith("“homework.pdf” ")
    assert words in caught.value.message
    assert caught.value.hint.endswith(".")


def test_a_document_without_pages_is_not_taken_for_the_locked_one_before() -> None:
    for content, words in ((locked_pdf(), "password"), (pdf_without_pages(), "without pages")):
        with pytest.raises(BadPhoto, match=words):
            Photo.open(content)


def test_many_threads_may_ask_at_once() -> None:
    contents = [written_page("She goed home. " * count) for count in (1, 2, 1, 2, 1, 2)]
    with ThreadPoolExecutor(3) as pool:
        digests = [photo.digest for photo in pool.map(Photo.open, contents)]
    assert len(set(digests)) == 2
    assert digests == digests[:2] * 3


@pytest.mark.parametrize("ending", ["pdf", "tiff"])
def test_pages_are_counted(tmp_path: Path, ending: str) -> None:
    pages = [Image.new("RGB", (300, 200), "white") for _ in range(3)]
    path = tmp_path / f"three.{ending}"
    pages[0].save(path, save_all=True, append_images=pages[1:])
    assert page_count(path) == 3


def test_other_files_have_one_page(tmp_path: Path) -> None:
    Image.new("RGB", (300, 200), "white").save(tmp_path / "one.jpg")
    assert page_count(tmp_path / "one.jpg") == 1
