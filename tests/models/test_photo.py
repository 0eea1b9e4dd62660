from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from models import photo as photo_module
from models.errors import BadPhoto
from models.photo import Photo

ORIENTATION = 0x0112


def marked() -> Image.Image:
    """White with a red top left quarter."""
    image = Image.new("RGB", (60, 40), "white")
    image.paste((200, 0, 0), (0, 0, 30, 20))
    return image


STORED = {  # EXIF orientation: how a camera that was held so stores the upright photo
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


@pytest.mark.parametrize("orientation", STORED)
def test_a_photo_is_turned_upright(tmp_path: Path, orientation: int) -> None:
    how = STORED[orientation]
    stored = marked() if how is None else marked().transpose(how)
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    stored.save(tmp_path / "photo.png", exif=exif)
    image = Photo.open(tmp_path / "photo.png").image
    assert image.size == (60, 40)
    assert image.getpixel((5, 5)) == (200, 0, 0)
    assert image.getpixel((50, 30)) == (255, 255, 255)


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


def test_clear_paper_is_white(tmp_path: Path) -> None:
    Image.new("RGBA", (30, 30), (0, 0, 0, 0)).save(tmp_path / "clear.png")
    assert Photo.open(tmp_path / "clear.png").image.getpixel((3, 3)) == (255, 255, 255)


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


def test_an_apple_photo_opens(tmp_path: Path) -> None:
    heif = pytest.importorskip("pillow_heif", reason="pillow-heif is not installed")
    heif.from_pillow(marked().resize((600, 400))).save(tmp_path / "photo.HEIC")
    assert Photo.open(tmp_path / "photo.HEIC").image.size == (600, 400)


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


def test_a_huge_photo_is_refused_before_it_is_decoded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Image.new("1", (14_000, 10_000)).save(tmp_path / "huge.png")  # 18 kB on disk
    with pytest.raises(BadPhoto, match="too large: 14000 x 10000 pixels"):
        Photo.open(tmp_path / "huge.png")
    Image.new("1", (30_000, 30_000)).save(tmp_path / "bomb.png")  # Pillow refuses this one
    with pytest.raises(BadPhoto, match="too many pixels"):
        Photo.open(tmp_path / "bomb.png")
    monkeypatch.setattr(photo_module, "MAX_FILE_BYTES", 100)
    with pytest.raises(BadPhoto, match="is too large: 0 MB"):
        Photo.open(tmp_path / "huge.png")
