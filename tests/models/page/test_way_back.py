"""A place on the page leads to the photo, and from there back to the same place."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from models.page import Options, Page, flatten
from models.page.way_back import on_page, page_points
from models.transcript import Box
from tests.models.page.sheets import BENDS, bent, photo_of, sheet, turned

PLACES = [(0.1, 0.1), (0.5, 0.05), (0.93, 0.5), (0.3, 0.7), (0.9, 0.95)]  # shares of the page


@cache
def page_of(name: str) -> Page:
    if name == "turned":
        return flatten(photo_of(turned(sheet(), 7.0)))
    if name == "on its side":
        return flatten(photo_of(turned(sheet(), 90.0)))
    return flatten(bent(sheet(), BENDS[name]).photo)


@pytest.mark.parametrize("name", [*BENDS, "turned", "on its side"])
def test_a_place_comes_back_to_where_it_was(name: str) -> None:
    page = page_of(name)
    assert page.warp is not None
    x = np.array([across * page.warp.width for across, _ in PLACES])
    y = np.array([down * page.warp.height for _, down in PLACES])
    back_x, back_y = page_points(page.warp, *page.warp.photo_points(x, y))
    assert np.abs(back_x - x).max() < 0.1
    assert np.abs(back_y - y).max() < 0.1


@pytest.mark.parametrize("name", [*BENDS, "turned", "on its side"])
def test_a_word_keeps_its_size(name: str) -> None:
    page = page_of(name)
    assert page.warp is not None
    words = [
        Box(round(across * page.warp.width), round(down * page.warp.height), 120, 30)
        for across, down in PLACES[:4]
    ]
    for word, found in zip(words, on_page(page, list(map(page.to_photo, words))), strict=True):
        assert abs(found.left - word.left) <= 4
        assert abs(found.top - word.top) <= 4
        assert abs(found.width - word.width) <= 8
        assert abs(found.height - word.height) <= 8


def test_a_page_that_was_left_alone_is_the_photo() -> None:
    page = flatten(photo_of(sheet()), options=Options(light=False))
    boxes = (Box(100, 100, 50, 20), Box(300, 200, 40, 20))
    assert page.warp is None
    assert on_page(page, boxes) == boxes
    assert on_page(page_of("book"), ()) == ()
