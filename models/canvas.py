"""What a vision model sees at once, in its own pixels: the sheet that text is folded on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from models import strips

LEAST_X, MOST_X = 6.0, 32.0  # pixels; below no model reads, above it only costs
ENOUGH_X = 16.0  # pixels; more tiles than this takes only cost
MARGIN = 4.0  # pixels at the sides of a square
# In heights of an x.
ABOVE, BELOW = 1.8, 0.7  # the baseline, that a row needs for its letters
MOST_TILES = 6  # each is as many tokens as a whole photo of a model without tiles


@dataclass(frozen=True, slots=True)
class Canvas:
    """What a model sees at once, in its own pixels.

    Letters are drawn with an x between ``least`` and ``most``. ``row`` is the height of a row and
    ``baseline`` how far below its top letters stand, both 0 where they follow from the letters.
    ``tiles`` are the squares that the model makes of it.
    """

    width: int
    height: int
    least: float = LEAST_X
    most: float = MOST_X
    margin: float = MARGIN
    row: int = 0
    baseline: int = 0
    tiles: int = 1

    def rows(self, x_height: float) -> int:
        """How many rows of letters of that height there is room for."""
        if self.row:
            return self.height // self.row
        return int((self.height - 2 * self.margin) // ((ABOVE + BELOW) * x_height))

    @property
    def room(self) -> float:
        """Pixels to the length of a row."""
        return self.width - 2 * self.margin


STRIPS = Canvas(
    width=strips.SIDE,
    height=strips.SIDE,
    least=strips.SMALLEST_X,
    most=strips.LARGEST_X,
    margin=strips.MARGIN,
    row=strips.STRIP,
    baseline=strips.BASELINE,
)


def square(side: int) -> Canvas:
    return Canvas(side, side)


def canvases_of(config: Mapping[str, Any]) -> tuple[Canvas, ...]:
    """What a model can look at, by its ``config.json``.

    The pocket LLaVA has its strips, a LLaVA one square, LLaVA-NeXT and LLaVA-OneVision have one
    canvas for each grid of tiles.
    """
    tower = config["vision_config"]
    side = int(tower["image_size"])
    if (side, tower.get("patch_size")) == (strips.SIDE, strips.PATCH):
        return (STRIPS,)
    grids = config.get("image_grid_pinpoints")
    return tiled(grids, side) if grids else (square(side),)


def tiled(sizes: Iterable[tuple[int, int]], side: int) -> tuple[Canvas, ...]:
    """The canvases of a model that cuts photos into squares of ``side``: one for each grid.

    ``sizes`` are (height, width) of the grids, as ``image_grid_pinpoints`` in its configuration
    has them. A photo of just such a size is neither scaled nor padded by the model.
    """
    return tuple(_grids(sizes, side))


def _grids(sizes: Iterable[tuple[int, int]], side: int) -> Iterator[Canvas]:
    for height, width in sizes:
        tiles = (height // side) * (width // side)
        if 0 < tiles <= MOST_TILES:
            yield Canvas(width, height, tiles=tiles)
