"""Photos of pages: what is said to be on them is where it is said to be."""

from __future__ import annotations

import io
from random import Random

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from training.pages.binding import bound
from training.pages.camera import TakenPhoto
from training.pages.design import design_page
from training.pages.printed import HEIGHT, WIDTH, PrintedPage, Task
from training.pages.shooting import shoot
from training.pages.typefaces import typeface

TASK = Task("Lucy goed to Portugal by train two years ago.", ("We like it.", "They know him."))


def page(lot: str) -> PrintedPage:
    return design_page(TASK, typeface("lora"), Random(lot), scale=2.0)


def opened(photo: TakenPhoto) -> Image.Image:
    image = Image.open(io.BytesIO(photo.jpeg))
    assert image.format == "JPEG"
    assert image.size == photo.size
    return image


def straightened(photo: TakenPhoto, quad: int) -> NDArray[np.uint8]:
    """What is inside a quad, as a grey strip of 60 pixels height."""
    corners = np.array(photo.quads[quad], np.float32)
    across, down = corners[1] - corners[0], corners[3] - corners[0]
    width = int(60 * np.linalg.norm(across) / np.linalg.norm(down))
    flat = np.array([(0, 0), (width, 0), (width, 60), (0, 60)], np.float32)
    matrix = cv2.getPerspectiveTransform(corners, flat)
    grey = np.asarray(opened(photo).convert("L"))
    strip: NDArray[np.uint8] = cv2.warpPerspective(grey, matrix, (width, 60)).astype(np.uint8)
    return strip


def likeness(one: NDArray[np.uint8], other: NDArray[np.uint8]) -> float:
    """The correlation of two pictures, softened because the paper bends inside a line."""
    left, right = (cv2.GaussianBlur(side.astype(float), (0, 0), 3).ravel() for side in (one, other))
    left, right = left - left.mean(), right - right.mean()
    return float(left @ right / np.sqrt((left @ left) * (right @ right)))


@pytest.mark.parametrize("lot", ["a", "b", "c"])
def test_the_sentence_is_in_its_box(lot: str) -> None:
    printed = page(lot)
    photo = shoot(printed, lot)
    left, top, right, bottom = (round(edge * printed.scale) for edge in printed.lines[0])
    flat = np.asarray(printed.image.convert("L"))[top:bottom, left:right]
    strip = straightened(photo, 1)
    wanted = cv2.resize(flat, (strip.shape[1], 60)).astype(np.uint8)
    # On other lines it is below 0.2.
    assert likeness(wanted, strip) > 0.45


def test_the_box_is_inside_the_photo() -> None:
    for lot in "defgh":
        photo = shoot(page(lot), lot)
        for quad in photo.quads:
            assert all(0 <= x <= photo.size[0] and 0 <= y <= photo.size[1] for x, y in quad)


def test_a_lot_gives_the_same_bytes_again_and_another_lot_others() -> None:
    printed = page("a")
    assert shoot(printed, "a").jpeg == shoot(printed, "a").jpeg
    assert shoot(printed, "a").jpeg != shoot(printed, "b").jpeg


def test_a_page_in_a_book_has_a_neighbour_on_its_spine() -> None:
    for lot in map(str, range(9)):
        printed = page(lot)
        if printed.layout == "textbook":
            paper = bound(printed, Random(1))
            assert paper.spine == (0.0 if printed.number % 2 else WIDTH)
            assert paper.image.width > printed.image.width + 150
            left = round(-paper.left * paper.scale)
            same = paper.image.crop((left, 0, left + printed.image.width, printed.image.height))
            assert same.tobytes() == printed.image.tobytes()
            assert paper.image.height == round(HEIGHT * 2.0)
