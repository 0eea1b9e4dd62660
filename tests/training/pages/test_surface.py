"""The way from the page to the photo and back."""

from __future__ import annotations

import numpy as np
import pytest

from training.pages.surface import Bend, Pose, View

FLAT = Pose(pitch=0.0, yaw=0.0, roll=0.0, distance=2.0)
TILTED = Pose(pitch=0.25, yaw=-0.2, roll=0.05, distance=1.8)
BOOK = Bend(amount=0.5, reach=70.0, wave=0.06, length=700.0)


def view(bend: Bend, pose: Pose) -> View:
    return View(
        bend=bend,
        pose=pose,
        origin=(0.0, 320.0),
        page_height=640.0,
        region=(0.0, 0.0, 460.0, 640.0),
        size=(480, 640),
        margin=0.05,
    )


def test_a_flat_page_before_a_straight_camera_is_only_scaled() -> None:
    seen = view(Bend(), FLAT).photo(np.array([(0.0, 0.0), (460.0, 0.0), (230.0, 320.0)]))
    left, right, middle = seen
    assert left[1] == pytest.approx(right[1])
    assert middle == pytest.approx((240, 320), abs=1)
    assert (right[0] - left[0]) == pytest.approx(460 * 640 / 1.1 / 640, rel=0.01)


@pytest.mark.parametrize("bend", [Bend(), BOOK, Bend(turn=0.7, wave=0.2, length=600.0)])
def test_the_way_back_meets_the_way_there(bend: Bend) -> None:
    seen = view(bend, TILTED)
    x, y = seen.page()
    assert x.shape == y.shape == (640, 480)
    points = np.array([(60.0, 60.0), (230.0, 320.0), (400.0, 580.0), (120.0, 500.0)])
    for point, (column, row) in zip(points, seen.photo(points), strict=True):
        found = x[round(row), round(column)], y[round(row), round(column)]
        assert found == pytest.approx(tuple(point), abs=1.5)  # a pixel is about a point here


def test_the_photo_shows_the_whole_region() -> None:
    edge = np.array([(0.0, 0.0), (460.0, 0.0), (460.0, 640.0), (0.0, 640.0), (230.0, 0.0)])
    seen = view(BOOK, TILTED).photo(edge)
    assert (seen >= 0).all()
    assert (seen <= (480, 640)).all()


def test_a_page_rises_from_its_spine_to_both_sides() -> None:
    near, far = BOOK.slope(np.array([30.0, 400.0]))
    assert near > abs(far)
    assert BOOK.slope(np.array([-30.0]))[0] < 0
