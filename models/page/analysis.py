"""What a smaller copy of the photo says about its light, its letters and its lines."""

from __future__ import annotations

from dataclasses import dataclass, field

import cv2
import numpy as np

from models.page.arrays import Cv, Floats, Grey
from models.page.letters import Letters, find_letters, ink_of
from models.page.light import Light, even_light, measure_light
from models.page.text_lines import TextLine, find_text_lines, usual_x_height

LONGER_SIDE = 2000  # pixels of the copy; a page's small letters are then about 15 high


@dataclass(frozen=True, slots=True)
class Analysis:
    """All places are in pixels of ``evened``, the copy; ``to_photo`` leads from there to the photo.

    ``grey`` is the photo in full.
    """

    grey: Grey = field(repr=False)
    evened: Grey = field(repr=False)
    light: Light = field(repr=False)
    letters: Letters = field(repr=False)
    lines: tuple[TextLine, ...] = field(repr=False)
    x_height: float
    to_photo: Floats

    @property
    def scale(self) -> float:
        """Photo pixels for each pixel of the copy."""
        return float(np.sqrt(abs(np.linalg.det(self.to_photo[:2, :2]))))


def analyse(grey: Grey) -> Analysis:
    scale = max(1.0, max(grey.shape) / LONGER_SIDE)
    size = (round(grey.shape[1] / scale), round(grey.shape[0] / scale))
    copy: Cv = grey if scale == 1 else cv2.resize(grey, size, interpolation=cv2.INTER_AREA)
    light = measure_light(copy)
    evened = even_light(copy, light)
    letters = find_letters(ink_of(evened))
    lines = find_text_lines(letters)
    to_photo = np.array(
        [[scale, 0, scale / 2 - 0.5], [0, scale, scale / 2 - 0.5], [0, 0, 1]], dtype=np.float64
    )
    return Analysis(grey, evened, light, letters, lines, usual_x_height(lines), to_photo)
