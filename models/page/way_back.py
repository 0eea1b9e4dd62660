"""From the photo to the flat page: where on it the words stand that were found on the photo."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from models.page.arrays import Floats
from models.page.page import Page
from models.page.warp import Warp
from models.transcript import Box

STEPS = 12  # of Newton's method; the way is so smooth that half of them do
SLANTED = 0.15  # below this, the sides of a box on the photo say too little of those on the page


def on_page(page: Page, boxes: Sequence[Box]) -> tuple[Box, ...]:
    """``boxes`` of the photo, as `Page.to_photo` gives them, on the page again."""
    if page.warp is None or not boxes:
        return tuple(boxes)
    sides = np.array([(box.left, box.top, box.width, box.height) for box in boxes], np.float64)
    middle = sides[:, :2] + sides[:, 2:] / 2 - 0.5  # places count from the middle of a pixel
    x, y = page_points(page.warp, middle[:, 0], middle[:, 1])
    size = _sizes(slopes(page.warp, x, y), sides[:, 2:])
    return tuple(
        Box(round(left), round(top), max(1, round(width)), max(1, round(height)))
        for left, top, width, height in zip(
            x + 0.5 - size[:, 0] / 2, y + 0.5 - size[:, 1] / 2, size[:, 0], size[:, 1], strict=True
        )
    )


def page_points(warp: Warp, x: Floats, y: Floats) -> tuple[Floats, Floats]:
    """The places of the page that `Warp.photo_points` brings to (x, y) of the photo."""
    at_x, at_y = np.full_like(x, warp.width / 2), np.full_like(y, warp.height / 2)
    for _ in range(STEPS):
        seen_x, seen_y = warp.photo_points(at_x, at_y)
        step = np.linalg.solve(
            slopes(warp, at_x, at_y), np.stack([x - seen_x, y - seen_y], axis=-1)[..., None]
        )[..., 0]
        # A step too far would leave the page, where the way bends as it likes.
        at_x = np.clip(at_x + step[:, 0], -warp.width / 4, warp.width * 5 / 4)
        at_y = np.clip(at_y + step[:, 1], -warp.height / 4, warp.height * 5 / 4)
    return at_x, at_y


def slopes(warp: Warp, x: Floats, y: Floats) -> Floats:
    """How the photo's (x, y), the rows, change with the page's (x, y), the columns; N x 2 x 2."""
    right, left = warp.photo_points(x + 0.5, y), warp.photo_points(x - 0.5, y)
    below, above = warp.photo_points(x, y + 0.5), warp.photo_points(x, y - 0.5)
    across, down = np.subtract(right, left), np.subtract(below, above)
    return np.stack([across, down], axis=-1).transpose(1, 0, 2)


def _sizes(slope: Floats, sides: Floats) -> Floats:
    """Widths and heights whose turned rectangles are enclosed by ``sides`` on the photo.

    A rectangle of w x h fills |a|w + |b|h across and |c|w + |d|h down; a b c d are the slopes.
    """
    turned = np.abs(slope)
    length = np.sqrt(np.abs(np.linalg.det(slope)))
    sure = np.abs(np.linalg.det(turned)) > SLANTED * length**2
    plain = sides / length[:, None]
    solved = plain.copy()
    solved[sure] = np.linalg.solve(turned[sure], sides[sure][..., None])[..., 0]
    return np.asarray(np.where(solved > 0, solved, plain))
