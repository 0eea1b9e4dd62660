"""The recogniser of RapidOCR: one line of print in, its letters out, each with a confidence.

RapidOCR's own decoder chooses among 18 708 characters, most of them Chinese, and gives no
confidence to blanks. This one keeps to what English texts are printed with; a wide comma, as it is
printed in Chinese, counts as a comma.
"""

from __future__ import annotations

import string
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from models.onnx_session import open_session

if TYPE_CHECKING:
    from pathlib import Path

    import numpy as np
    from onnxruntime import InferenceSession

# Accents are there for names and loans: café, naïve, Zoë, García.
LETTERS = string.digits + string.ascii_letters + string.punctuation
LETTERS += "‘’“”–—…•·°£€©®½¼¾×§¿¡éèêëáàâäãåçíìîïñóòôöõúùûüýøæœßÉÈÀÁÇÑÖÜØÅÆ"
HEIGHT = 48  # pixels: the lines that it learned from were as high
LEAST_WIDTH = 32


@dataclass(frozen=True, slots=True)
class ReadLine:
    """What stands on one line. ``confidences`` and ``places`` go with each character of ``text``.

    A confidence is in 0..1, that of a blank too; a place is the middle of the character, as a
    share of the width of the line.
    """

    text: str
    confidences: tuple[float, ...]
    places: tuple[float, ...]

    @property
    def letter(self) -> float:
        """The mean width of a character, as a share of the width of the line."""
        return (self.places[-1] - self.places[0]) / max(1, len(self.places) - 1)

    @property
    def confidence(self) -> float:
        return sum(self.confidences) / max(1, len(self.confidences))

    def with_blank(self, place: int) -> ReadLine:
        """With a blank before character number ``place``, as sure as its neighbours."""
        sure = min(self.confidences[place - 1 : place + 1])
        middle = sum(self.places[place - 1 : place + 1]) / 2
        return ReadLine(
            f"{self.text[:place]} {self.text[place:]}",
            (*self.confidences[:place], sure, *self.confidences[place:]),
            (*self.places[:place], middle, *self.places[place:]),
        )

    def extent(self, start: int, end: int) -> tuple[float, float]:
        """Where the characters ``start:end`` begin and end, as shares of the width."""
        half = 0.5 * self.letter
        return max(0.0, self.places[start] - half), min(1.0, self.places[end - 1] + half)


class LineReader:
    """Loaded when it is made. Raises `BadWeights` where the model is damaged."""

    def __init__(self, model: Path, *, hint: str) -> None:
        self._session: InferenceSession = open_session(
            model, of="model that reads lines", hint=hint
        )
        listed = self._session.get_modelmeta().custom_metadata_map["character"].splitlines()
        characters = ["", *listed, " "]  # the first stands for "nothing new here"
        self._characters = ["", " ", *LETTERS]
        at = {character: place for place, character in enumerate(self._characters)}
        plain = (
            character if character in at else unicodedata.normalize("NFKC", character)
            for character in characters
        )
        counted = [(place, at[char]) for place, char in enumerate(plain) if char in at]
        self._columns = [place for place, _ in counted]
        self._counts_for = [target for _, target in counted]

    def read(self, line: np.ndarray) -> ReadLine:
        """``line``: uint8, height x width x 3, red first; upright, cut close around the letters."""
        import numpy as np

        scores = self._session.run(None, {"x": _prepared(line)})[0][0]
        kept = np.zeros((len(self._characters), len(scores)), scores.dtype)
        np.add.at(kept, self._counts_for, scores[:, self._columns].T)
        return _decoded(kept.T, self._characters)


def _prepared(line: np.ndarray) -> np.ndarray:
    import cv2
    import numpy as np

    height, width = line.shape[:2]
    size = max(LEAST_WIDTH, round(width * HEIGHT / height)), HEIGHT
    how = cv2.INTER_AREA if height > HEIGHT else cv2.INTER_CUBIC
    scaled = cv2.resize(line[:, :, ::-1], size, interpolation=how)
    batch: np.ndarray = (scaled.astype(np.float32) / 127.5 - 1).transpose(2, 0, 1)[np.newaxis]
    return batch


def _decoded(scores: np.ndarray, characters: Sequence[str]) -> ReadLine:
    """The best path (A. Graves et al., ICML 2006): what repeats without a gap is one character.

    ``scores``: a row for each step along the line, a column for each of ``characters``.
    """
    best = scores.argmax(axis=1)
    text, confidences, places = "", [], []
    for column, run in groupby(range(len(best)), key=best.__getitem__):
        if not characters[column]:
            continue
        steps = list(run)
        text += characters[column]
        confidences.append(float(scores[steps, column].max()))
        places.append((sum(steps) / len(steps) + 0.5) / len(best))
    return ReadLine(text, tuple(confidences), tuple(places))
