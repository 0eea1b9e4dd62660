"""Pictures of what a step found, for people who want to see why a page was read as it was."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from PIL import Image

from models.page.arrays import Cv, Grey
from models.page.neighbour import Strip
from models.page.text_lines import TextLine

COLOURS = ((200, 30, 30), (30, 120, 30), (30, 60, 200), (170, 90, 0), (130, 30, 150))
LEFT_OUT = (255, 140, 0)


def picture_of_lines(
    evened: Grey, lines: Sequence[TextLine], strips: Sequence[Strip]
) -> Image.Image:
    """Each baseline in a colour of its own, and where the page beside this one begins."""
    picture: Cv = cv2.cvtColor(evened, cv2.COLOR_GRAY2RGB)
    for number, line in enumerate(lines):
        points = np.stack([line.x, line.y], axis=1)
        colour = COLOURS[number % len(COLOURS)]
        cv2.polylines(picture, [np.rint(points).astype(np.int32)], False, colour, 2)
        for x, y in points:
            cv2.circle(picture, (round(x), round(y)), 3, colour, -1)
    rows = np.array([0.0, evened.shape[0]])
    for strip in strips:
        edge = np.stack([strip.edge(rows), rows], axis=1)
        cv2.polylines(picture, [np.rint(edge).astype(np.int32)], False, LEFT_OUT, 6)
    return Image.fromarray(picture)
