"""How a page lies before the camera: curved, tilted, seen in perspective.

A page is a sheet of paper that bends about straight lines (a general cylinder), as a book's page
does about its spine. Points on it are in points of the page; the camera is a pinhole.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]  # n x 2
_STEP = 16  # pixels between the places where the way back is worked out; between them it is smooth
_ROUNDS = 6
_CREASE = 9.0  # points within which the paper turns over at the spine
_NUDGE = 0.05  # points, to measure slopes


@dataclass(frozen=True, slots=True)
class Bend:
    """The slope of the paper along a direction.

    ``turn`` is the angle of that direction to the page's x axis in radians. The slope at a
    distance s from the origin along it is ``amount`` * exp(-s / ``reach``) from the spine on, and
    a wave of ``wave`` radians with ``length`` points from crest to crest.
    """

    turn: float = 0.0
    amount: float = 0.0
    reach: float = 60.0
    wave: float = 0.0
    length: float = 500.0
    phase: float = 0.0

    def slope(self, along: NDArray[np.float64]) -> NDArray[np.float64]:
        """The angle of the paper to the table, in radians."""
        spine = self.amount * np.exp(-np.abs(along) / self.reach) * np.tanh(along / _CREASE)
        return spine + self.wave * np.sin(2 * np.pi * along / self.length + self.phase)


@dataclass(frozen=True, slots=True)
class Pose:
    """Pitch, yaw, roll in radians; ``distance`` of the camera in heights of the page."""

    pitch: float
    yaw: float
    roll: float
    distance: float


class View:
    """The mapping from the page to the photo and back.

    ``origin`` is the point of the page that lies at the spine (its x counts); ``region`` (left,
    top, right, bottom in points) is what the photo shows, with ``margin`` times its size around.
    """

    def __init__(
        self,
        *,
        bend: Bend,
        pose: Pose,
        origin: tuple[float, float],
        page_height: float,
        region: tuple[float, float, float, float],
        size: tuple[int, int],
        margin: float,
    ) -> None:
        self._bend, self._origin, self._height = bend, np.array(origin), page_height
        self._table = _unrolled(bend, 3 * page_height)
        self._turned = _rotation(pose)
        self._distance = pose.distance * page_height
        self._centre = np.array([(region[0] + region[2]) / 2, (region[1] + region[3]) / 2])
        self._scale, self._offset = 1.0, np.zeros(2)
        self._fit(region, size, margin)
        self.size = size

    def photo(self, points: Points) -> Points:
        """Where points of the page are on the photo, in pixels."""
        space = self._raised(points) - np.append(self._raised(self._centre[None])[0, :2], 0.0)
        seen = space @ self._turned.T
        flat: Points = seen[:, :2] * (self._distance / (self._distance + seen[:, 2]))[:, None]
        return flat * self._scale + self._offset

    def page(self) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """For each pixel of the photo, the x and y of the page in points: two height x width."""
        import cv2

        width, height = self.size
        across, down = width // _STEP + 3, height // _STEP + 3
        # Node i is the middle of the i-th square of pixels, one square outside on each side.
        xs = (np.arange(across) - 0.5) * _STEP - 0.5
        ys = (np.arange(down) - 0.5) * _STEP - 0.5
        nodes = np.stack(np.meshgrid(xs, ys), axis=-1).reshape(-1, 2)
        # Linear, because OpenCV's cubic makes waves even of a straight line.
        found = self._back(nodes).reshape(down, across, 2).astype(np.float32)
        full = cv2.resize(found, (across * _STEP, down * _STEP), interpolation=cv2.INTER_LINEAR)[
            _STEP : _STEP + height, _STEP : _STEP + width
        ]
        return np.ascontiguousarray(full[..., 0]), np.ascontiguousarray(full[..., 1])

    def slope(self, x: NDArray[np.float32], y: NDArray[np.float32]) -> NDArray[np.float32]:
        """The paper's slope where the page has these coordinates."""
        slope: NDArray[np.float32] = self._bend.slope(self._along(x, y)).astype(np.float32)
        return slope

    def _along(self, x: NDArray[np.float32], y: NDArray[np.float32]) -> NDArray[np.float64]:
        turn = self._bend.turn
        along: NDArray[np.float64] = (x - self._origin[0]) * np.cos(turn) + (
            y - self._origin[1]
        ) * np.sin(turn)
        return along

    def _raised(self, points: Points) -> Points:
        """Points of the page in space: x and y on the table, z away from the camera."""
        way, ground, depth = self._table
        c, s = np.cos(self._bend.turn), np.sin(self._bend.turn)
        x, y = (points - self._origin).T
        along, beside = x * c + y * s, y * c - x * s
        on_table = np.interp(along, way, ground)
        return np.stack(
            (on_table * c - beside * s, on_table * s + beside * c, np.interp(along, way, depth)),
            axis=1,
        )

    def _fit(
        self, region: tuple[float, float, float, float], size: tuple[int, int], margin: float
    ) -> None:
        left, top, right, bottom = region
        edge = np.linspace(0.0, 1.0, 9)
        xs, ys = left + (right - left) * edge, top + (bottom - top) * edge
        seen = self.photo(np.stack(np.meshgrid(xs, ys), axis=-1).reshape(-1, 2))
        low, high = seen.min(axis=0), seen.max(axis=0)
        room = np.array(size) / (1 + 2 * margin)
        self._scale = float((room / (high - low)).min())
        self._offset = np.array(size) / 2 - (low + high) / 2 * self._scale

    def _back(self, pixels: Points) -> Points:
        """The points of the page under these pixels, by Newton's method."""
        points = self._centre + (pixels - np.array(self.size) / 2) / self._scale
        for _ in range(_ROUNDS):
            here = self.photo(points)
            dx = (self.photo(points + np.array([_NUDGE, 0.0])) - here) / _NUDGE
            dy = (self.photo(points + np.array([0.0, _NUDGE])) - here) / _NUDGE
            missing = pixels - here
            area = dx[:, 0] * dy[:, 1] - dx[:, 1] * dy[:, 0]
            move_x = (missing[:, 0] * dy[:, 1] - missing[:, 1] * dy[:, 0]) / area
            move_y = (dx[:, 0] * missing[:, 1] - dx[:, 1] * missing[:, 0]) / area
            points = points + np.stack((move_x, move_y), axis=1)
        return points


def _unrolled(bend: Bend, reach: float) -> tuple[NDArray[np.float64], ...]:
    """(distance along the paper, distance on the table, depth), from -reach to reach."""
    way = np.linspace(-reach, reach, 4001)
    slope = bend.slope(way)
    step = way[1] - way[0]
    ground, depth = np.cumsum(np.cos(slope)) * step, -np.cumsum(np.sin(slope)) * step
    middle = len(way) // 2
    return way, ground - ground[middle], depth - depth[middle]


def _rotation(pose: Pose) -> NDArray[np.float64]:
    (a, b), (c, d), (e, f) = (
        (np.cos(angle), np.sin(angle)) for angle in (pose.pitch, pose.yaw, pose.roll)
    )
    about_x = np.array([[1, 0, 0], [0, a, -b], [0, b, a]])
    about_y = np.array([[c, 0, d], [0, 1, 0], [-d, 0, c]])
    about_z = np.array([[e, -f, 0], [f, e, 0], [0, 0, 1]])
    turned: NDArray[np.float64] = about_z @ about_y @ about_x
    return turned
