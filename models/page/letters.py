"""Find what may be letters: connected pieces of ink of a likely size."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from models.page.arrays import Cv, Floats, Grey, Mask

WINDOW = 41  # pixels of the neighbourhood that says what is ink here; odd
INK = 18  # grey levels darker than the neighbourhood
SMALLEST = 5  # pixels; an x-height below this is no letter to any reader
LARGEST = 0.08  # of the longer side of the photo
MOST = 20_000  # pieces; more than a newspaper page has: halftone, wood, cloth


@dataclass(frozen=True, slots=True)
class Letters:
    """Boxes of pieces of ink, one row each, in pixels of the analysis copy, sorted by ``left``."""

    left: Floats
    top: Floats
    width: Floats
    height: Floats
    area: Floats

    def __len__(self) -> int:
        return len(self.left)

    @property
    def right(self) -> Floats:
        return self.left + self.width

    @property
    def bottom(self) -> Floats:
        return self.top + self.height

    @property
    def middle(self) -> Floats:
        return self.left + self.width / 2

    def where(self, chosen: Mask) -> Letters:
        return Letters(
            self.left[chosen],
            self.top[chosen],
            self.width[chosen],
            self.height[chosen],
            self.area[chosen],
        )

    def on_their_side(self) -> Letters:
        """The same with x and y exchanged: lines that run down now run to the right."""
        order = np.argsort(self.top, kind="stable")
        return Letters(
            self.top[order],
            self.left[order],
            self.height[order],
            self.width[order],
            self.area[order],
        )


def ink_of(evened: Grey) -> Grey:
    """255 where there is ink. A light blur first, as grain would cut the letters up."""
    smooth: Cv = cv2.GaussianBlur(evened, (3, 3), 0)
    ink: Cv = cv2.adaptiveThreshold(
        smooth, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, WINDOW, INK
    )
    return np.asarray(ink, dtype=np.uint8)


def find_letters(ink: Grey) -> Letters:
    """The pieces of ``ink`` of a letter's size and shape; dots and commas are left out."""
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8, ltype=cv2.CV_32S)
    table = np.asarray(stats, dtype=np.float64)[1:]
    left, top, width, height, area = (table[:, column] for column in range(5))
    largest = LARGEST * max(ink.shape)
    likely = (
        (height >= SMALLEST)
        & (height <= largest)
        & (width >= 2)
        & (width <= 6 * height)  # letters that touch
        & (height <= 12 * width)
        & (area >= 0.08 * width * height)
        & (area >= 8)
    )
    table = table[likely]
    if len(table) > MOST:
        table = table[np.argsort(table[:, 4], kind="stable")[-MOST:]]
    table = table[np.argsort(table[:, 0], kind="stable")]
    left, top, width, height, area = (table[:, column] for column in range(5))
    return Letters(left, top, width, height, area)
