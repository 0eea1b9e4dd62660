"""The flat page that readers read, and the way back from it to the photo."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

from models.legibility import Legibility
from models.page.legibility import NOT_SEEN
from models.page.warp import Warp
from models.transcript import Box

if TYPE_CHECKING:
    from models.photo import Photo


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line of text on the page: its letters stand on ``baseline``; ``box`` has room for all."""

    box: Box
    baseline: int
    x_height: float


@dataclass(frozen=True, slots=True)
class Step:
    """What one step found or did, in words and numbers; ``picture`` only where it was wanted."""

    name: str
    seconds: float
    found: str
    picture: Image.Image | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Page:
    """``image`` is what to read; it is the photo itself where nothing was to be done.

    ``lines`` stand in no order of reading. ``legibility`` is that of the photo. ``warp`` is None
    where nothing was moved or scaled.
    """

    image: Image.Image = field(compare=False, repr=False)
    lines: tuple[PageLine, ...]
    steps: tuple[Step, ...]
    warp: Warp | None = field(default=None, compare=False, repr=False)
    legibility: Legibility = NOT_SEEN

    @property
    def touched(self) -> bool:
        return self.warp is not None

    def untouched(self, photo: Photo) -> Page:
        """The photo that this page was made of, as a page on which no lines are known."""
        return Page(photo.image, (), self.steps, legibility=self.legibility)

    def cut(self, line: PageLine) -> Image.Image:
        """The line cut out of the page."""
        box = line.box
        return self.image.crop((box.left, box.top, box.left + box.width, box.top + box.height))

    def to_photo(self, box: Box) -> Box:
        """The upright rectangle on the photo that encloses ``box`` of the page."""
        if self.warp is None:
            return box
        corners = self.corners(box)
        left, right = min(x for x, _ in corners), max(x for x, _ in corners)
        top, bottom = min(y for _, y in corners), max(y for _, y in corners)
        return Box(round(left), round(top), round(right - left), round(bottom - top))

    def corners(self, box: Box) -> tuple[tuple[float, float], ...]:
        """``box`` on the photo, where it is no rectangle: clockwise from its top left corner."""
        left, top = float(box.left), float(box.top)
        right, bottom = left + box.width, top + box.height
        x, y = np.array([left, right, right, left]), np.array([top, top, bottom, bottom])
        if self.warp is not None:
            # Sides of a box lie between pixels; places count from the middle of a pixel.
            x, y = self.warp.photo_points(x - 0.5, y - 0.5)
            x, y = x + 0.5, y + 0.5
        return tuple((float(a), float(b)) for a, b in zip(x, y, strict=True))
