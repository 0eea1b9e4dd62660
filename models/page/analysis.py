"""What a smaller copy of the photo says about its light, its letters and its lines."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial

import cv2
import numpy as np

from models.page.arrays import Cv, Floats, Grey, Mask
from models.page.light import Light, even_light, is_even, measure_light
from models.page.neighbour import Strip, beyond, find_strips
from models.page.options import ALL, Options
from models.page.text_lines import TextLine, usual_x_height
from models.page.turn import View, upright

LONGER_SIDE = 2000  # pixels of the copy; a page's small letters are then about 15 high
SMALL = 9.0  # pixels; letters that are lower on the copy run together
FINER = 2  # times as large is the copy that is taken then
MANY = 6000  # letters; so many say enough of the lines, and grain has more
FEW, DARK = 3, 110  # lines, grey level: with so few on so dark a photo they may be light on dark
AT_EDGE = 1.2  # x-heights; a line that ends nearer to the photo's edge is cut off by it


@dataclass(frozen=True, slots=True)
class Analysis:
    """``grey`` is the photo in full, its ink dark; ``copy`` and ``light`` are smaller.

    ``view`` is the copy, evened and turned; lines, strips and the x-height are in its pixels.
    ``lines`` are those of the page that was meant, not of one beside it; ``paper`` is the
    brightness of the paper, 0..1, at each of their letters.
    """

    grey: Grey = field(repr=False)
    copy: Grey = field(repr=False)
    light: Light = field(repr=False)
    view: View = field(repr=False)
    lines: tuple[TextLine, ...] = field(repr=False)
    strips: tuple[Strip, ...]
    x_height: float
    paper: Floats = field(repr=False)

    @property
    def evenly_lit(self) -> bool:
        return is_even(self.paper)


def analyse(grey: Grey, options: Options = ALL) -> Analysis:
    """What ``grey`` shows; of a blackboard or a dark screen, what its negative shows."""
    scale = max(1.0, max(grey.shape) / LONGER_SIDE)
    analysis = _analyse(grey, options, scale)
    small = analysis.x_height < SMALL and len(analysis.view.letters) < MANY
    if small and (analysis.lines or max(grey.shape) < LONGER_SIDE / FINER):
        analysis = _analyse(grey, options, scale / FINER)
    if len(analysis.lines) < FEW and float(np.median(analysis.copy)) < DARK:
        negative = _analyse(255 - grey, options, scale)
        if len(negative.lines) > len(analysis.lines):
            return negative
    return analysis


def _analyse(grey: Grey, options: Options, scale: float) -> Analysis:
    """From a copy of which each pixel is ``scale`` of ``grey``."""
    size = (max(1, round(grey.shape[1] / scale)), max(1, round(grey.shape[0] / scale)))
    how = cv2.INTER_AREA if scale > 1 else cv2.INTER_CUBIC
    copy: Cv = grey if scale == 1 else cv2.resize(grey, size, interpolation=how)
    light = measure_light(copy)
    across, down = grey.shape[1] / size[0], grey.shape[0] / size[1]
    to_photo = np.array([[across, 0, across / 2 - 0.5], [0, down, down / 2 - 0.5], [0, 0, 1]])
    view = View.of(even_light(copy, light), to_photo)
    view = upright(view) if options.turn else view
    x_height = usual_x_height(view.lines)
    cut = partial(_at_edge, view, grey.shape, AT_EDGE * x_height * view.scale)
    strips = find_strips(view.lines, view.fragments, cut, x_height) if options.strips else ()
    lines = tuple(line for line in view.lines if not beyond(strips, line))
    paper = _paper(light, view, lines, grey.shape[1] / light.paper.shape[1])
    return Analysis(grey, copy, light, view, lines, strips, usual_x_height(lines), paper)


def _at_edge(view: View, shape: tuple[int, int], distance: float, x: Floats, row: Floats) -> Mask:
    """Which places of ``view`` are within ``distance`` of the edge of the photo, in its pixels."""
    photo_x, photo_y = view.on_photo(x, row)
    across = np.minimum(photo_x, shape[1] - 1 - photo_x)
    down = np.minimum(photo_y, shape[0] - 1 - photo_y)
    return np.asarray(np.minimum(across, down) < distance, dtype=np.bool_)


def _paper(light: Light, view: View, lines: tuple[TextLine, ...], scale: float) -> Floats:
    x = np.concatenate([np.zeros(0), *(line.x for line in lines)])
    y = np.concatenate([np.zeros(0), *(line.y for line in lines)])
    return light.at(*view.on_photo(x, y), scale)
