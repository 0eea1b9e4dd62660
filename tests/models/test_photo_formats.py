"""Every format that a phone, a scanner or a program saves, made here by Pillow and read back."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageCms

from models.errors import BadPhoto
from models.photo import Photo
from models.photo_formats import TEXT, Other, format_of
from models.photo_pixels import WORKING_PIXELS
from tests.models.photo_files import FORMATS, saved

ORIENTATION = 0x0112
RED, WHITE = (200, 0, 0), (255, 255, 255)


def marked(size: tuple[int, int] = (600, 400)) -> Image.Image:
    """White with a red top left quarter."""
    image = Image.new("RGB", size, WHITE)
    image.paste(RED, (0, 0, size[0] // 2, size[1] // 2))
    return image


def near(image: Image.Image, at: tuple[float, float], colour: tuple[int, int, int]) -> bool:
    """Whether that colour stands ``at`` a place given in shares of width and height."""
    place = int(at[0] * image.width), int(at[1] * image.height)
    found = image.getpixel(place)
    assert isinstance(found, tuple)
    return max(abs(one - other) for one, other in zip(found, colour, strict=True)) <= 20


def is_marked(image: Image.Image) -> bool:
    return (
        near(image, (0.2, 0.2), RED)
        and near(image, (0.8, 0.2), WHITE)
        and near(image, (0.2, 0.8), WHITE)
        and near(image, (0.8, 0.8), WHITE)
    )


@pytest.mark.parametrize("kind", FORMATS)
def test_a_format_is_told_by_its_content(tmp_path: Path, kind: str) -> None:
    content = saved(marked(), kind)
    path = tmp_path / "notes.docx"
    path.write_bytes(content)
    assert is_marked(Photo.open(path).image)
    assert Photo.open(str(path)).source == "notes.docx"
    from_memory = Photo.open(content, name="clipboard")
    assert from_memory == Photo.open(path)
    assert from_memory.source == "clipboard"


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
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF", "HEIF", "AVIF"])
def test_the_camera_noted_which_side_is_up(kind: str, orientation: int) -> None:
    how = STORED[orientation]
    stored = marked() if how is None else marked().transpose(how)
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    image = Photo.open(saved(stored, kind, exif=exif)).image
    assert image.size == (600, 400)
    assert is_marked(image)


def test_a_phone_that_notes_it_twice_is_turned_once() -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    stored = marked().transpose(Image.Transpose.ROTATE_90)
    stored.info["exif"] = exif.tobytes()  # from here it is written outside EXIF as well
    content = saved(stored, "HEIF")
    assert b"irot" in content
    assert is_marked(Photo.open(content).image)


def test_an_image_in_memory_is_turned_too() -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    content = saved(marked().transpose(Image.Transpose.ROTATE_90), "JPEG", exif=exif)
    with Image.open(io.BytesIO(content)) as image:
        assert is_marked(Photo.open(image, name="camera").image)


def test_a_damaged_note_of_the_camera_spoils_no_photo() -> None:
    exif = b"Exif\0\0II*\0\x08\0\0\0\x05\0\x12\x01\x03\0\xff\xff\xff\xffbroken"
    assert is_marked(Photo.open(saved(marked(), "JPEG", exif=exif)).image)


def ramp(dtype: type[np.generic], low: float, high: float) -> np.ndarray:
    """Dark on the left, light on the right."""
    values = np.full((400, 600), low, dtype)
    values[:, 300:] = high
    return values


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        (ramp(np.uint16, 2_000, 64_000), "PNG"),
        (ramp(np.uint16, 2_000, 64_000), "TIFF"),
        (ramp(np.uint16, 2_000, 64_000).astype(">u2"), "TIFF"),
        (ramp(np.int32, 1_000, 65_000), "TIFF"),
        (ramp(np.int32, -9_000, 8_000_000), "TIFF"),
        (ramp(np.float32, 0.02, 0.98), "TIFF"),
        (ramp(np.float32, 4.0, 250.0), "TIFF"),
        (ramp(np.float32, -3e6, 3e6), "TIFF"),
    ],
)
def test_deep_grey_keeps_its_tones(values: np.ndarray, kind: str) -> None:
    image = Photo.open(saved(Image.fromarray(values), kind)).image
    assert near(image, (0.2, 0.5), (5, 5, 5))
    assert near(image, (0.8, 0.5), (250, 250, 250))


def test_deep_grey_with_holes_in_it() -> None:
    values = ramp(np.float32, 0.0, 1.0)
    values[:20, :20] = np.nan
    image = Photo.open(saved(Image.fromarray(values), "TIFF")).image
    assert near(image, (0.8, 0.5), WHITE)
    assert near(image, (0.2, 0.5), (0, 0, 0))


def deep_colour_tiff(values: np.ndarray) -> bytes:
    """A TIFF file with 16 bits for each of red, green and blue, which Pillow reads, not writes."""
    height, width, _ = values.shape
    pixels = values.astype("<u2").tobytes()
    tags = [  # tag, type (3: 16 bits, 4: 32 bits), count, value; TIFF 6.0
        (256, 4, 1, width),
        (257, 4, 1, height),
        (258, 3, 3, 8),  # three numbers, kept behind the header
        (259, 3, 1, 1),
        (262, 3, 1, 2),
        (273, 4, 1, 14),
        (277, 3, 1, 3),
        (278, 4, 1, height),
        (279, 4, 1, len(pixels)),
    ]
    fields = b"".join(
        tag.to_bytes(2, "little")
        + kind.to_bytes(2, "little")
        + count.to_bytes(4, "little")
        + value.to_bytes(4, "little")
        for tag, kind, count, value in tags
    )
    directory = len(tags).to_bytes(2, "little") + fields + bytes(4)
    start = (14 + len(pixels)).to_bytes(4, "little")
    return b"II*\0" + start + b"\x10\0\x10\0\x10\0" + pixels + directory


def test_deep_colour_keeps_its_tones() -> None:
    values = np.full((400, 600, 3), 65_535, np.uint16)
    values[:200, :300] = np.array(RED) * 257
    assert is_marked(Photo.open(deep_colour_tiff(values)).image)


def test_colours_for_print_become_those_of_a_screen() -> None:
    for kind in ("JPEG", "TIFF"):
        image = Photo.open(saved(marked().convert("CMYK"), kind)).image
        assert is_marked(image)


def test_a_profile_that_does_not_fit_is_passed_over() -> None:
    screen = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for profile in (screen, b"no profile"):
        content = saved(marked().convert("CMYK"), "TIFF", icc_profile=profile)
        assert is_marked(Photo.open(content).image)


def test_colours_by_lightness() -> None:
    to_lab = ImageCms.buildTransform(
        ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB"), "RGB", "LAB"
    )
    lab = ImageCms.applyTransform(marked(), to_lab)
    assert lab is not None
    assert is_marked(Photo.open(saved(lab, "TIFF")).image)


def clear_where_white(mode: str) -> Image.Image:
    image = Image.new("RGBA", (600, 400), (0, 0, 0, 0))
    image.paste((*RED, 255), (0, 0, 300, 200))
    return image.convert(mode)


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "TIFF", "HEIF", "AVIF"])
def test_what_is_clear_is_white_paper(kind: str) -> None:
    assert is_marked(Photo.open(saved(clear_where_white("RGBA"), kind)).image)


def test_clear_grey_and_clear_palettes_are_white_paper() -> None:
    grey = Photo.open(saved(clear_where_white("LA"), "PNG")).image
    assert near(grey, (0.8, 0.8), WHITE)
    assert not near(grey, (0.2, 0.2), WHITE)
    palette = Image.new("P", (600, 400), 1)
    palette.putpalette([*RED, 0, 0, 0])
    palette.paste(0, (0, 0, 300, 200))
    for kind in ("PNG", "GIF"):
        assert is_marked(Photo.open(saved(palette, kind, transparency=1)).image)
    assert is_marked(Photo.open(saved(palette, "PNG", transparency=b"\xff\x00")).image)
    assert is_marked(Photo.open(clear_where_white("PA")).image)


def test_one_bit_scans_and_faxes() -> None:
    page = Image.new("1", (600, 400), 1)
    page.paste(0, (0, 0, 300, 200))
    for compression in ("group3", "group4", "packbits"):
        image = Photo.open(saved(page, "TIFF", compression=compression)).image
        assert near(image, (0.2, 0.2), (0, 0, 0))
        assert near(image, (0.8, 0.8), WHITE)


def test_the_flat_dots_of_a_fax_are_made_square() -> None:
    page = Image.new("1", (1728, 1100), 1)
    flat = Photo.open(saved(page, "TIFF", compression="group4", dpi=(204, 98))).image
    assert flat.size == (1728, 2290)
    assert Photo.open(saved(page, "TIFF", dpi=(200, 200))).image.size == (1728, 1100)
    assert Photo.open(saved(page, "TIFF", dpi=(0, 98))).image.size == (1728, 1100)


def test_the_first_page_or_the_one_that_is_named() -> None:
    pages = marked(), Image.new("RGB", (600, 400), "blue")
    gif = saved(pages[0], "GIF", save_all=True, append_images=pages[1:])
    assert is_marked(Photo.open(gif).image)
    tiff = saved(pages[0], "TIFF", save_all=True, append_images=pages[1:])
    assert is_marked(Photo.open(tiff).image)
    assert near(Photo.open(tiff, page=2).image, (0.5, 0.5), (0, 0, 255))
    for page in (0, 3):
        with pytest.raises(BadPhoto, match=f"has no page {page}"):
            Photo.open(tiff, page=page)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF"])
def test_more_pixels_than_reading_needs_are_not_kept(kind: str) -> None:
    image = Photo.open(saved(marked((6_000, 4_000)), kind)).image
    assert 0.98 * WORKING_PIXELS < image.width * image.height <= WORKING_PIXELS
    assert image.width / image.height == pytest.approx(1.5, abs=0.001)
    assert is_marked(image)
    assert Photo.open(saved(marked((4_800, 3_200)), kind)).image.size == (4_800, 3_200)


OTHERS = {
    b"<?xml version='1.0'?>\n<!-- a drawing -->\n<svg width='5'/>": "a drawing (SVG)",
    b"\xef\xbb\xbf<svg xmlns=''>": "a drawing (SVG)",
    b"%!PS-Adobe-3.0 EPSF-3.0": "a PostScript drawing",
    b"8BPS\0\x01": "a picture with layers",
    b"\0\0\0\x0cJXL \r\n\x87\n": "a picture in the format JPEG XL",
    b"\0\0\x01\0\x02\0\x10\x10": "an icon",
    b"AT&TFORM\0\0\x01\0DJVM": "a DjVu document",
    b"II*\0\x10\0\0\0CR\x02\0": "a camera's raw file",
    b"\0\0\0\x18ftypcrx \0\0\0\x01": "a camera's raw file",
    b"\0\0\0\x18ftypmp42\0\0\0\0": "a video",
    b"\0\0\0\x14ftypqt  \0\0\0\0": "a video",
    b"\x1a\x45\xdf\xa3\x01\0\0\0": "a video",
    b"RIFF\0\0\0\0AVI LIST": "a video",
    b"ID3\x04\0": "a sound",
    b"\0\0\0\x18ftypM4A \0\0\0\0": "a sound",
    b"PK\x03\x04\x14\0\0\0[Content_Types].xml word/document.xml": "an office document",
    b"PK\x03\x04\x14\0\0\0mimetypeapplication/vnd.oasis": "an office document",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0": "an office document",
    b"{\\rtf1\\ansi": "an office document",
    b"PK\x03\x04\x14\0\0\0photo.jpg": "an archive",
    b"\x7fELF\x02\x01": "a program",
    b"\n<!DOCTYPE html><html>": "a web page",
    b"BMW builds cars, and he drived one.": "text",
    "P5 is what the café is called".encode(): "text",
    b"\x93\x01\xfe\x02 what nobody knows": "",
}


@pytest.mark.parametrize("content", OTHERS, ids=OTHERS.values())
def test_what_it_is_instead_is_told(content: bytes) -> None:
    kind = format_of(content)
    assert isinstance(kind, Other)
    assert kind.what == OTHERS[content]
    with pytest.raises(BadPhoto) as caught:
        Photo.open(content, name="page")
    assert f"“page” is not a photo {'but ' + kind.what if kind.what else 'that'}" in str(
        caught.value
    )
    assert caught.value.hint == kind.hint != ""


def test_a_text_may_be_cut_inside_a_letter() -> None:
    for end in range(1, 7):
        assert format_of(b"caf" + "é🙂".encode()[:end]) == TEXT


def test_a_raw_photo_that_looks_like_a_tiff_file_is_told() -> None:
    preview = saved(marked((160, 120)), "TIFF", tiffinfo={254: 1, 330: 8})
    with pytest.raises(BadPhoto, match="is not a photo but a camera's raw file"):
        Photo.open(preview)
