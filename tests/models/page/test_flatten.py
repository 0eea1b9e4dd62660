"""Sheets that were bent in known ways come out straight; what needs nothing is left alone."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from models.page import Options, Page, PageLine, flatten
from models.photo import Photo
from tests.models.page.sheets import (
    BENDS,
    Bent,
    Floats,
    Grey,
    bent,
    few_and_steep,
    photo_of,
    sheet,
    turned,
)

NOTHING = Options(
    light=False,
    grain=False,
    turn=False,
    strips=False,
    curl=False,
    lean=False,
    scale=False,
    crop=False,
)


def on_photo(page: Page, line: PageLine) -> tuple[Floats, Floats]:
    """Places along the baseline of ``line``."""
    x = np.linspace(line.box.left, line.box.left + line.box.width, 40)
    y = np.full_like(x, float(line.baseline))
    return (x, y) if page.warp is None else page.warp.photo_points(x, y)


def unevenness(page: Page, photo: Bent) -> float:
    """By how many x-heights of the photo baselines rise and fall on the sheet, the median line."""
    zoom = 1.0 if page.warp is None else 1 / page.warp.photo_pixels
    return float(
        np.median(
            [
                np.ptp(photo.sheet_row(*on_photo(page, line))) / (line.x_height / zoom)
                for line in page.lines
            ]
        )
    )


@pytest.mark.parametrize("name", BENDS)
def test_bent_lines_become_straight(name: str) -> None:
    photo = bent(sheet(), BENDS[name])
    page = flatten(photo.photo)
    assert len(page.lines) >= 22
    assert page.touched
    assert unevenness(page, photo) < 0.15
    left_bent = flatten(photo.photo, options=Options(curl=False, turn=False))
    assert unevenness(left_bent, photo) > 0.5


def test_the_page_shows_what_the_photo_has_there() -> None:
    photo = bent(sheet(), BENDS["book"])
    page = flatten(photo.photo, options=Options(light=False, grain=False))
    assert page.warp is not None
    drawn = np.asarray(page.image, dtype=np.float64)
    y, x = np.mgrid[200:1400:7, 200:1000:7].astype(np.float64)
    photo_x, photo_y = page.warp.photo_points(x, y)
    seen = photo.grey[np.rint(photo_y).astype(int), np.rint(photo_x).astype(int)]
    there = drawn[y.astype(int), x.astype(int)]
    assert np.corrcoef(there.ravel(), seen.ravel())[0, 1] > 0.95


def test_a_flat_page_is_left_alone() -> None:
    photo = photo_of(sheet())
    page = flatten(photo)
    assert page.image is photo.image
    assert not page.touched
    assert len(page.lines) == 24
    box = page.lines[3].box
    assert page.to_photo(box) == box
    assert np.asarray(page.cut(page.lines[3])).min() < 100


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_quarter_turns(quarters: int) -> None:
    flat = sheet()
    page = flatten(photo_of(np.ascontiguousarray(np.rot90(flat, -quarters))))
    assert len(page.lines) == 24
    first = min(page.lines, key=lambda line: line.baseline)
    (left, top), (right, bottom) = page.corners(first.box)[:2]
    assert np.hypot(right - left, bottom - top) > 700
    angle = np.rad2deg(np.arctan2(bottom - top, right - left))
    assert angle % 360 == pytest.approx(90 * quarters, abs=1)
    upright = min(flatten(photo_of(flat)).lines, key=lambda line: line.baseline)
    height, width = flat.shape
    x, y = upright.box.left, upright.box.top + upright.box.height / 2
    expected = {1: (height - y, x), 2: (width - x, height - y), 3: (y, width - x)}[quarters]
    start = page.corners(first.box)
    middle = np.mean([start[0], start[3]], axis=0)
    assert np.hypot(*(middle - expected)) < 20


@pytest.mark.parametrize("degrees", [-33.0, -8.0, 4.0, 17.0, 100.0])
def test_tilts(degrees: float) -> None:
    page = flatten(photo_of(turned(sheet(), degrees)))
    assert len(page.lines) >= 22
    for line in page.lines:
        (left, top), (right, bottom) = page.corners(line.box)[:2]
        assert np.rad2deg(np.arctan2(bottom - top, right - left)) == pytest.approx(degrees, abs=0.7)


@pytest.mark.parametrize("lines", [1, 2, 3, 5])
def test_few_lines_move_nothing_far_away(lines: int) -> None:
    flat = np.full((1600, 1200), 245, dtype=np.uint8)
    flat[500:1100] = sheet(lines=lines, size=(1200, 600))
    photo = bent(flat, few_and_steep)
    page = flatten(photo.photo, options=Options(crop=False))
    assert page.warp is not None
    y, x = np.mgrid[-60:1660:20, 0:1200:20].astype(np.float64)
    down = page.warp.curl.down(x, y)
    assert np.abs(down).max() < 2 * 30 + 30
    assert unevenness(page, photo) < 0.3


def test_shadow_is_evened_out() -> None:
    shaded = sheet().astype(np.float64)
    shaded[:, 600:] *= 0.5
    page = flatten(photo_of(shaded.astype(np.uint8)), options=Options(crop=False))
    drawn = np.asarray(page.image)
    light, dark = np.median(drawn[:, 150:500]), np.median(drawn[:, 700:1050])
    assert abs(float(light) - float(dark)) < 8


def test_small_letters_become_larger() -> None:
    page = flatten(photo_of(sheet(letters=14, size=(500, 700), margin=40)))
    assert 18 < np.median([line.x_height for line in page.lines]) < 30
    box = max(page.lines, key=lambda line: line.box.width).box
    assert page.to_photo(box).width < 480


def test_a_strip_of_the_next_page_is_left_out() -> None:
    both = np.full((1600, 1500), 245, dtype=np.uint8)
    both[:, :1200] = sheet()
    both[:, 1200:] = sheet(margin=20)[:, :300]
    page = flatten(photo_of(both))
    assert len(page.lines) == 24
    assert max(line.box.left + line.box.width for line in page.lines) < 1200
    kept = flatten(photo_of(both), options=Options(strips=False))
    assert len(kept.lines) > 30


def test_light_on_dark_has_lines_too() -> None:
    page = flatten(photo_of(255 - sheet()))
    assert len(page.lines) == 24
    assert not page.touched


def test_grain_is_smoothed() -> None:
    grain = np.random.default_rng(3).normal(0, 40, (1600, 1200))
    photo = photo_of(np.clip(sheet() + grain, 0, 255).astype(np.uint8))
    page = flatten(photo, options=Options(crop=False))
    assert np.asarray(page.image)[20:90, 100:1100].std() < 20
    assert np.asarray(photo.image.convert("L"))[20:90, 100:1100].std() > 20


def test_without_any_step_nothing_is_done() -> None:
    photo = bent(sheet(), BENDS["book"]).photo
    assert flatten(photo, options=NOTHING).image is photo.image


def test_steps_and_their_pictures() -> None:
    photo = bent(sheet(), BENDS["book"]).photo
    page = flatten(photo, pictures=True)
    assert [step.name for step in page.steps] == ["light", "lines", "page"]
    assert all(step.picture is not None and step.seconds > 0 for step in page.steps)
    assert all(step.picture is None for step in flatten(photo).steps)


def _noise() -> Grey:
    return np.random.default_rng(1).integers(0, 256, (700, 900), dtype=np.uint8)


def _scenery() -> Grey:
    y, x = np.mgrid[0:700, 0:900]
    hills = 110 + 60 * np.sin(x / 90) + 40 * np.cos(y / 45) + _noise() / 16
    return np.asarray(hills.clip(0, 255), dtype=np.uint8)


@pytest.mark.parametrize(
    "grey",
    [
        np.full((700, 900), 250, dtype=np.uint8),
        np.zeros((700, 900), dtype=np.uint8),
        np.full((12, 12), 200, dtype=np.uint8),
        np.full((12, 3000), 200, dtype=np.uint8),
        _noise(),
        _scenery(),
        np.kron(np.indices((70, 90)).sum(0) % 2, np.ones((10, 10))).astype(np.uint8) * 255,
    ],
    ids=["white", "black", "tiny", "strip", "noise", "scenery", "chequers"],
)
def test_photos_without_text_never_fail(grey: Grey) -> None:
    photo = photo_of(grey)
    page = flatten(photo, pictures=True)
    assert page.image.width > 0
    assert flatten(photo, options=NOTHING).image is photo.image


def test_a_colour_photo_keeps_its_colours_when_it_is_flat() -> None:
    photo = Photo.of(Image.fromarray(sheet()).convert("RGB"), source="test")
    assert flatten(photo).image.mode == "RGB"
