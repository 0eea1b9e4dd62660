from __future__ import annotations

from math import cos, radians, sin

import numpy as np
import pytest

from models.rapid_cuts import Place, Point, box_around, cut_out, levelled
from models.transcript import Box


def place(left: float, top: float, width: float, height: float, degrees: float = 0.0) -> Place:
    """A rectangle that is turned around the page's corner."""
    c, s = cos(radians(degrees)), sin(radians(degrees))

    def turned(x: float, y: float) -> Point:
        return x * c - y * s, x * s + y * c

    right, bottom = left + width, top + height
    return Place(
        (turned(left, top), turned(right, top), turned(right, bottom), turned(left, bottom))
    )


def test_size_and_angle_do_not_depend_on_each_other() -> None:
    turned = place(100, 50, 300, 40, degrees=5)
    assert (turned.width, turned.height) == pytest.approx((300, 40))
    assert turned.angle == pytest.approx(radians(5))


def test_a_part_is_cut_across_the_line() -> None:
    part = place(100, 50, 300, 40).part(0.5, 1.0)
    assert part.box == Box(250, 50, 150, 40)


def test_a_box_encloses_its_points() -> None:
    assert box_around([(1.2, 3.9), (4.1, 3.2)]) == Box(1, 3, 4, 1)
    assert box_around([(2.0, 2.0)]) == Box(2, 2, 1, 1)


def test_a_tilted_page_is_levelled() -> None:
    rows = [place(100, 50 + 60 * row, 900, 40, degrees=4) for row in range(3)]
    boxes = levelled(rows)
    assert all(box.height <= 42 for box in boxes)
    assert rows[0].box.height > 90
    level = [place(100, 50, 900, 40)]
    assert levelled(level) == [Box(100, 50, 900, 40)]
    assert levelled([]) == []


@pytest.mark.parametrize("degrees", [0, 7])
def test_a_line_is_cut_out_level(degrees: float) -> None:
    image = np.full((500, 700, 3), 255, np.uint8)
    line = place(120, 60, 400, 50, degrees)
    rows, columns = np.mgrid[0:500, 0:700]
    c, s = cos(radians(degrees)), sin(radians(degrees))
    x, y = columns * c + rows * s, rows * c - columns * s
    image[(x >= 120) & (x < 320) & (y >= 60) & (y < 110)] = (200, 0, 0)
    cut = cut_out(image, line)
    assert cut.shape == (50, 400, 3)
    assert cut[5:45, 5:195].mean(axis=(0, 1)) == pytest.approx((200, 0, 0), abs=2)
    assert cut[5:45, 205:395].mean() > 253


def test_a_line_that_runs_down_the_page_begins_at_the_left() -> None:
    image = np.full((500, 300, 3), 255, np.uint8)
    image[50:100, 40:80] = 0
    cut = cut_out(image, place(40, 50, 40, 400))
    assert cut.shape == (40, 400, 3)
    assert cut[:, :45].mean() < 5
    assert cut[:, 55:].mean() > 250
