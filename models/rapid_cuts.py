"""Four-cornered places of lines on a page: how they lie, and the lines cut out of it."""

from __future__ import annotations

from dataclasses import dataclass
from math import atan2, ceil, cos, floor, hypot, radians, sin, tau
from statistics import median
from typing import TYPE_CHECKING

from models.transcript import Box

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np

UPRIGHT = 1.5  # what is so many times higher than wide is a line that runs down the page
LEVEL = radians(0.5)

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Place:
    """Corners of a line on the photo: top left, top right, bottom right, bottom left."""

    corners: tuple[Point, Point, Point, Point]

    @property
    def width(self) -> float:
        return max(self._side(0, 1), self._side(3, 2))

    @property
    def height(self) -> float:
        return max(self._side(0, 3), self._side(1, 2))

    @property
    def angle(self) -> float:
        """How far the line falls to the right, in radians."""
        (left, top), (right, bottom) = self.corners[:2]
        return atan2(bottom - top, right - left)

    @property
    def box(self) -> Box:
        return box_around(self.corners)

    def part(self, start: float, end: float) -> Place:
        """What lies between two shares of its width."""
        top_left, top_right, bottom_right, bottom_left = self.corners
        return Place(
            (
                _between(top_left, top_right, start),
                _between(top_left, top_right, end),
                _between(bottom_left, bottom_right, end),
                _between(bottom_left, bottom_right, start),
            )
        )

    def _side(self, one: int, other: int) -> float:
        (left, top), (right, bottom) = self.corners[one], self.corners[other]
        return hypot(right - left, bottom - top)


def box_around(points: Sequence[Point]) -> Box:
    left, top = (floor(min(point[axis] for point in points)) for axis in (0, 1))
    right, bottom = (ceil(max(point[axis] for point in points)) for axis in (0, 1))
    return Box(left, top, max(1, right - left), max(1, bottom - top))


def levelled(places: Sequence[Place]) -> list[Box]:
    """Boxes as they would lie if the page were turned until its lines are level."""
    angle = median(place.angle for place in places) if places else 0.0
    if abs(angle) < LEVEL or abs(angle) > tau / 8:
        angle = 0.0
    return [box_around([_turned(point, -angle) for point in place.corners]) for place in places]


def cut_out(image: np.ndarray, place: Place) -> np.ndarray:
    """The line at ``place``, level, as large as it is on ``image``."""
    import cv2
    import numpy as np

    width, height = max(1, round(place.width)), max(1, round(place.height))
    corners = np.array(place.corners, np.float32)
    target = np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float32)
    matrix = cv2.getPerspectiveTransform(corners, target)
    line = cv2.warpPerspective(
        image, matrix, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
    )
    return np.rot90(line) if height > UPRIGHT * width else line


def _between(one: Point, other: Point, share: float) -> Point:
    return one[0] + (other[0] - one[0]) * share, one[1] + (other[1] - one[1]) * share


def _turned(point: Point, angle: float) -> Point:
    x, y = point
    return x * cos(angle) - y * sin(angle), x * sin(angle) + y * cos(angle)
