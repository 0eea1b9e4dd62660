"""What no photo can be made of is told in plain words, before it costs time or memory."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from models.errors import BadPhoto
from models.photo import MAX_PIXELS, Photo
from tests.models.photo_files import FORMATS, huge, photo_file, saved, tiff

NOBODY = 65534
MOST_MEMORY = 100  # MB


def refused(source: Path | bytes, words: str) -> None:
    with pytest.raises(BadPhoto) as caught:
        Photo.open(source)
    assert words in caught.value.message
    assert caught.value.hint.endswith(".")


@contextmanager
def as_nobody() -> Iterator[None]:
    """Without the rights of root, who may read everything."""
    before = os.geteuid()
    if before == 0:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(before)


def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    hidden = tmp_path / "hidden"
    hidden.mkdir()
    for path in (tmp_path / "photo.png", hidden / "photo.png"):
        path.write_bytes(photo_file("PNG"))
    (tmp_path / "photo.png").chmod(0)
    hidden.chmod(0)
    with as_nobody():
        refused(tmp_path / "photo.png", "may not be read")
        refused(hidden / "photo.png", "may not be read")
    hidden.chmod(0o700)


def test_what_is_no_ordinary_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.jpg")
    (tmp_path / "one.jpg").symlink_to("two.jpg")
    (tmp_path / "two.jpg").symlink_to("one.jpg")
    (tmp_path / "gone.jpg").symlink_to("nowhere.jpg")
    (tmp_path / "folder.jpg").mkdir()
    (tmp_path / "whole.png").write_bytes(photo_file("PNG"))
    (tmp_path / "link.png").symlink_to("whole.png")
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(tmp_path / "socket"))
    refused(tmp_path / "pipe.jpg", "is a pipe or a device")
    refused(tmp_path / "socket", "is a pipe or a device")
    refused(Path("/dev/zero"), "is a pipe or a device")
    refused(tmp_path / "one.jpg", "is a link that leads back to itself")
    refused(tmp_path / "gone.jpg", "is a link to a file that is not there")
    refused(tmp_path / "folder.jpg", "is a folder")
    refused(tmp_path / "none.jpg", "There is no file")
    refused(tmp_path / "whole.png" / "inside.jpg", "There is no file")
    refused(tmp_path / ("long" * 100), "There is no file")
    refused(Path("zero\0byte.png"), "There is no file")
    assert Photo.open(tmp_path / "link.png").source == "link.png"


def test_an_empty_file_and_one_that_is_too_long(tmp_path: Path) -> None:
    refused(b"", "is an empty file (0 bytes)")
    with (tmp_path / "long.jpg").open("wb") as file:
        file.write(photo_file("JPEG"))
        file.truncate(100_000_001)  # a hole, which takes no room on the disk
    refused(tmp_path / "long.jpg", "is too large: 100 MB")


@pytest.mark.parametrize("kind", FORMATS)
def test_a_photo_that_says_it_is_huge(kind: str) -> None:
    refused(huge(kind, 12_000), "too large: 12000 x 12000 pixels")


def test_the_limit_is_exact() -> None:
    assert MAX_PIXELS == 100_000_000
    refused(saved(Image.new("1", (10_001, 10_000)), "PNG"), "too large: 10001 x 10000 pixels")
    photo = Photo.open(saved(Image.new("1", (10_000, 10_000), 1), "PNG"))
    assert photo.image.size == (4_000, 4_000)
    refused(saved(Image.new("L", (300, 11)), "PNG"), "too small to hold text: 300 x 11 pixels")
    with pytest.raises(BadPhoto, match="too large: 20000 x 20000"):
        Photo.of(Image.new("1", (20_000, 20_000)), source="clipboard")


def test_tiles_that_are_larger_than_the_picture() -> None:
    refused(tiff(200, 200, tile=60_000), "is damaged or incomplete")


MEASURED = """
import resource, sys
from pathlib import Path
from models.errors import BadPhoto
from models.photo import Photo
from PIL import Image
import pillow_heif, pypdfium2
def most():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
for path in Path(sys.argv[1]).iterdir():
    content = path.read_bytes()
    before = most()
    try:
        Photo.open(content)
        print(path.name, "was opened")
    except BadPhoto:
        print(path.name, round(most() - before))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="memory is counted in other units there")
def test_a_bomb_costs_no_memory(tmp_path: Path) -> None:
    for kind in FORMATS:
        (tmp_path / kind).write_bytes(huge(kind, 16_000))
    (tmp_path / "TILES").write_bytes(tiff(200, 200, tile=60_000))
    (tmp_path / "WHITE").write_bytes(saved(Image.new("1", (30_000, 30_000), 1), "PNG"))
    ended = subprocess.run(
        [sys.executable, "-c", MEASURED, str(tmp_path)],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    costs = dict(line.rsplit(maxsplit=1) for line in ended.stdout.splitlines())
    assert len(costs) == len(FORMATS) + 2
    assert all(int(cost) < MOST_MEMORY for cost in costs.values()), costs


def photo_or_reason(content: bytes) -> None:
    """Either a photo or a `BadPhoto` with advice comes of it: all else fails the test."""
    reason = None
    try:
        assert Photo.open(content).image.mode == "RGB"
    except BadPhoto as bad:
        reason = bad
    assert reason is None or (reason.message.endswith(".") and reason.hint.endswith("."))


# Decoding is dear: fewer examples than usual for each format.
few = settings(max_examples=20)
WHOLE = {kind: photo_file(kind) for kind in FORMATS}


@pytest.mark.parametrize("kind", FORMATS)
@few
@given(data=st.data())
def test_a_photo_that_was_cut_off(kind: str, data: st.DataObject) -> None:
    content = WHOLE[kind]
    photo_or_reason(content[: data.draw(st.integers(1, len(content) - 1))])


@pytest.mark.parametrize("kind", FORMATS)
@few
@given(data=st.data())
def test_a_photo_with_wrong_bytes_in_it(kind: str, data: st.DataObject) -> None:
    content = bytearray(WHOLE[kind])
    places = st.integers(0, len(content) - 1) | st.integers(0, 200)
    for place, value in data.draw(
        st.dictionaries(places, st.integers(0, 255), max_size=12)
    ).items():
        content[min(place, len(content) - 1)] = value
    photo_or_reason(bytes(content))


@pytest.mark.parametrize("kind", FORMATS)
@few
@given(noise=st.binary(max_size=400))
def test_a_head_with_noise_behind_it(kind: str, noise: bytes) -> None:
    photo_or_reason(WHOLE[kind][:24] + noise)


@given(content=st.binary(max_size=600))
def test_noise(content: bytes) -> None:
    photo_or_reason(content)
