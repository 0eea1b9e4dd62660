"""From a flat page to the photo of it that a phone would take."""

from __future__ import annotations

import io
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from training.pages.binding import Paper
from training.pages.desk import Picture, desk
from training.pages.light import light
from training.pages.printed import HEIGHT, WIDTH
from training.pages.sheet import Rect
from training.pages.surface import Bend, Pose, View

Quad = tuple[tuple[float, float], ...]  # four corners in pixels, clockwise from the top left
_COARSE = 8  # light and shadow change slowly: one value for so many pixels


@dataclass(frozen=True, slots=True)
class Shot:
    """What a photo is like. ``region`` is what it shows of the page, in points.

    ``blur`` is a radius and ``shake`` a length in pixels, ``noise`` a deviation of 0..255,
    ``warmth`` the gain of red over blue, ``quality`` that of the JPEG.
    """

    bend: Bend
    pose: Pose
    region: Rect
    margin: float
    size: tuple[int, int]
    blur: float
    shake: float
    noise: float
    exposure: float
    warmth: float
    quality: int


@dataclass(frozen=True, slots=True)
class TakenPhoto:
    """``jpeg`` is the file; ``quads`` are where the rectangles of the page came to lie."""

    jpeg: bytes
    size: tuple[int, int]
    quads: tuple[Quad, ...]


def draw_shot(
    focus: Rect, chance: np.random.Generator, *, bound: bool, long_side: int, whole: bool = False
) -> Shot:
    """A shot by lot: of the whole page, of a part, or close to ``focus``; or ``whole`` for sure.

    ``long_side`` is that of the photo, in pixels; the other has three quarters of it.
    """
    region, margin = _whole(chance) if whole else _region(focus, chance)
    size = 3 * long_side // 4, long_side
    if region.height < 0.85 * region.width:
        size = size[1], size[0]
    strength = chance.beta(1.3, 2.2)  # most photos are taken with some care
    return Shot(
        bend=_bend(strength, chance, bound),
        pose=Pose(
            pitch=float(chance.normal(0, 0.05 + 0.2 * strength)),
            yaw=float(chance.normal(0, 0.04 + 0.16 * strength)),
            roll=float(chance.normal(0, 0.015 + 0.05 * strength)),
            distance=float(chance.uniform(1.5, 2.6)),
        ),
        region=region,
        margin=margin,
        size=size,
        blur=float(chance.uniform(0.3, 0.6 + 0.7 * strength)),
        shake=float(chance.uniform(1.5, 4)) if chance.random() < 0.15 else 0.0,
        noise=float(chance.uniform(1.0, 3 + 7 * strength)),
        exposure=float(chance.uniform(0.84, 1.06)),
        warmth=float(chance.normal(1.02, 0.035)),
        quality=int(chance.integers(62, 93)),
    )


def _whole(chance: np.random.Generator) -> tuple[Rect, float]:
    return Rect(0, 0, WIDTH, HEIGHT), float(chance.uniform(0.01, 0.07))


def _region(focus: Rect, chance: np.random.Generator) -> tuple[Rect, float]:
    kind = chance.random()
    if kind < 0.4:
        return _whole(chance)
    height = HEIGHT * (chance.uniform(0.45, 0.7) if kind < 0.8 else chance.uniform(0.2, 0.35))
    middle = (focus.top + focus.bottom) / 2 + chance.uniform(-0.25, 0.25) * height
    top = min(max(-10.0, middle - height / 2), HEIGHT + 10 - height)
    return Rect(10, top, WIDTH - 10, top + height), float(chance.uniform(0.0, 0.03))


def _bend(strength: float, chance: np.random.Generator, bound: bool) -> Bend:
    if bound:  # a book: rises from the spine
        return Bend(
            turn=float(chance.normal(0, 0.02)),
            amount=float(chance.uniform(0.15, 0.3 + 0.35 * strength)),
            reach=float(chance.uniform(40, 130)),
            wave=float(chance.uniform(0, 0.08)),
            length=float(chance.uniform(500, 1100)),
            phase=float(chance.uniform(0, 6.3)),
        )
    return Bend(
        turn=float(chance.uniform(-1.6, 1.6)),
        wave=float(chance.uniform(0.0, 0.08 + 0.25 * strength)),
        length=float(chance.uniform(450, 1200)),
        phase=float(chance.uniform(0, 6.3)),
    )


def take(
    paper: Paper, shot: Shot, boxes: tuple[Rect, ...], chance: np.random.Generator
) -> TakenPhoto:
    """The photo; ``boxes`` are rectangles of the page whose place on it is wanted."""
    middle = WIDTH / 2 if paper.spine is None else paper.spine
    view = View(
        bend=shot.bend,
        pose=shot.pose,
        origin=(middle, HEIGHT / 2),
        page_height=HEIGHT,
        region=shot.region,
        size=shot.size,
        margin=shot.margin,
    )
    x, y = view.page()
    picture = _laid(paper, x, y, shot.size, chance)
    lit = _lit(picture, view, x, y, shot, chance)
    jpeg = _developed(lit, shot, chance)
    return TakenPhoto(jpeg, shot.size, tuple(_quad(view, box) for box in boxes))


def _laid(
    paper: Paper,
    x: NDArray[np.float32],
    y: NDArray[np.float32],
    size: tuple[int, int],
    chance: np.random.Generator,
) -> Picture:
    """The page on the table, with the shadow at its edge."""
    # The middle of the first pixel is half a pixel from the edge of the page.
    columns, rows = (x - paper.left) * paper.scale - 0.5, y * paper.scale - 0.5
    # Outside the page all is 0, alpha too, and its edge is as soft as a pixel.
    seen = cv2.remap(np.asarray(paper.image.convert("RGBA")), columns, rows, cv2.INTER_LINEAR)
    page, cover = seen[..., :3], seen[..., 3]
    if int(cover.min()) == 255:
        return np.ascontiguousarray(page, np.uint8)
    small = cv2.resize(cover, None, fx=1 / _COARSE, fy=1 / _COARSE, interpolation=cv2.INTER_AREA)
    near = cv2.GaussianBlur(small, (0, 0), 1.6).astype(np.float32) / 255
    shade = cv2.resize(1 - 0.45 * near, (cover.shape[1], cover.shape[0]))
    bare = cv2.multiply(shade, 255 - cover, scale=1 / 255, dtype=cv2.CV_32F)
    table = cv2.multiply(desk(size, chance), cv2.merge([bare] * 3), dtype=cv2.CV_8U)
    laid: Picture = cv2.add(page, table).astype(np.uint8, copy=False)
    return laid


def _lit(
    picture: Picture,
    view: View,
    x: NDArray[np.float32],
    y: NDArray[np.float32],
    shot: Shot,
    chance: np.random.Generator,
) -> Picture:
    """Light of the room, on paper that turns to and from it, through the camera's colours."""
    width, height = shot.size
    field = light((width // _COARSE, height // _COARSE), chance)
    slope = view.slope(x[::_COARSE, ::_COARSE], y[::_COARSE, ::_COARSE])[
        : field.shape[0], : field.shape[1]
    ]
    lamp = chance.uniform(-0.8, 0.8)
    field = field * np.clip(1 - abs(lamp) * 0.1 + lamp * np.sin(slope), 0.35, 1.1)
    warm = np.array([shot.warmth, 1.0, 1 / shot.warmth], np.float32) * shot.exposure
    gain = cv2.resize(field, (width, height), interpolation=cv2.INTER_LINEAR)
    lit: Picture = cv2.multiply(
        picture, cv2.merge([gain * float(part) for part in warm]), dtype=cv2.CV_8U
    ).astype(np.uint8, copy=False)
    return lit


def _developed(picture: Picture, shot: Shot, chance: np.random.Generator) -> bytes:
    """Blur, shake, noise, and the JPEG file."""
    soft = cv2.GaussianBlur(picture, (0, 0), shot.blur)
    if shot.shake:
        soft = cv2.filter2D(soft, -1, _streak(shot.shake, chance.uniform(0, np.pi)))
    height, width = soft.shape[:2]
    half = height // 2 + 1
    drawn = chance.standard_normal((half, width), np.float32) * np.float32(shot.noise)
    # Noise is dear: half the rows are drawn, and the others are the same turned round.
    grain = np.concatenate((drawn, drawn[::-1, ::-1]))[:height].astype(np.int16)
    noisy = cv2.add(soft, cv2.merge([grain] * 3), dtype=cv2.CV_8U).astype(np.uint8, copy=False)
    out = io.BytesIO()
    Image.fromarray(noisy).save(out, "JPEG", quality=shot.quality)
    return out.getvalue()


def _streak(length: float, way: float) -> NDArray[np.float32]:
    """A kernel that smears by ``length`` pixels in the direction ``way``."""
    size = 2 * int(np.ceil(length / 2)) + 1
    kernel = np.zeros((size, size), np.float32)
    for part in np.linspace(-length / 2, length / 2, 32):
        column, row = size // 2 + part * np.cos(way), size // 2 + part * np.sin(way)
        kernel[round(float(row)), round(float(column))] += 1
    normed: NDArray[np.float32] = kernel / kernel.sum()
    return normed


def _quad(view: View, box: Rect) -> Quad:
    corners = np.array(
        [(box.left, box.top), (box.right, box.top), (box.right, box.bottom), (box.left, box.bottom)]
    )
    return tuple((round(float(x), 1), round(float(y), 1)) for x, y in view.photo(corners))
