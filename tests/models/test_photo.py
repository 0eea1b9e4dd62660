from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from models.errors import BadPhoto
from models.photo import Photo


def marked() -> Image.Image:
    """White with a red top left quarter."""
    image = Image.new("RGB", (60, 40), "white")
    image.paste((200, 0, 0), (0, 0, 30, 20))
    return image


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "CMYK", "I;16"])
def test_every_kind_of_pixel_becomes_rgb(tmp_path: Path, mode: str) -> None:
    image = Image.new("L", (40, 30), 255)
    image.paste(0, (0, 0, 20, 30))
    if mode == "I;16":
        image = image.convert("I").point(lambda value: value * 257).convert("I;16")
    path = tmp_path / ("photo.tif" if mode in ("CMYK", "I;16") else "photo.png")
    image.convert(mode).save(path)
    opened = Photo.open(path).image
    assert opened.mode == "RGB"
    assert max(opened.getpixel((5, 5))) < 60  # type: ignore[arg-type]
    assert min(opened.getpixel((35, 5))) > 200  # type: ignore[arg-type]


def test_the_digest_is_that_of_the_upright_pixels(tmp_path: Path) -> None:
    marked().save(tmp_path / "one.png")
    marked().save(tmp_path / "two.bmp")
    other = marked()
    other.putpixel((59, 39), (0, 0, 0))
    first = Photo.open(tmp_path / "one.png")
    assert first.digest == Photo.open(tmp_path / "two.bmp").digest
    assert first.digest == Photo.of(marked(), source="clipboard").digest
    assert first.digest != Photo.of(other, source="clipboard").digest
    assert first.source == "one.png"


def written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def test_what_is_no_photo_gets_a_clear_sentence(tmp_path: Path) -> None:
    marked().resize((600, 400)).save(tmp_path / "whole.jpg")
    marked().resize((600, 400)).save(tmp_path / "whole.png")
    half_jpg, half_png = (
        (tmp_path / f"whole.{suffix}").read_bytes()[:-200] for suffix in ("jpg", "png")
    )
    Image.new("L", (200, 5)).save(tmp_path / "thin.png")
    cases = {
        tmp_path / "none.jpg": "There is no file",
        tmp_path: "is a folder",
        written(tmp_path / "empty.jpg", b""): "is an empty file (0 bytes)",
        written(tmp_path / "half.jpg", half_jpg): "is damaged or incomplete",
        written(tmp_path / "half.png", half_png): "is damaged or incomplete",
        written(tmp_path / "text.jpg", b"She go to school."): "is not a photo",
        written(tmp_path / "noise.heic", bytes(range(256)) * 8): "photo",
        tmp_path / "thin.png": "too small",
    }
    for path, sentence in cases.items():
        with pytest.raises(BadPhoto) as caught:
            Photo.open(path)
        assert sentence in caught.value.message, path
        assert caught.value.hint, path
