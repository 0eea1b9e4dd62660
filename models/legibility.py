"""What is said of a photo before it is read: can it be, and how is a better one taken?

The values alone; `models.page` measures and judges.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

UNSURE = 0.7  # a page read with less confidence is made of guesses
SURE = 0.9  # what was read with as much needs no advice on lines that were not found
BLOWN_OUT = 0.985  # of full white; paper in a well exposed photo is darker
SOFT = 0.02  # x-heights; edges are sharper on a screen or scan, whose paper is white
CLOSER = "Take the photo closer, flat and in good light, so that the letters are sharp."


class Verdict(StrEnum):
    GOOD = "good"
    POOR = "poor"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Measures:
    """All 0.0 where there are no lines.

    ``x_height`` is in pixels of the photo; ``blur`` by how many x-heights edges are too wide;
    ``contrast`` between ink and paper, ``noise`` and ``brightness`` of the paper are shares of
    it, of that contrast, and of full white; ``glare`` the share of the text that is blown out;
    ``tilt`` the degrees by which the lines are off level.
    """

    lines: int = 0
    x_height: float = 0.0
    blur: float = 0.0
    contrast: float = 0.0
    noise: float = 0.0
    brightness: float = 0.0
    glare: float = 0.0
    tilt: float = 0.0

    @property
    def washed(self) -> float:
        """The share of the ink's darkness that is lost in a photo whose paper is blown out."""
        overexposed = self.lines and self.brightness >= BLOWN_OUT and self.blur >= SOFT
        return 1 - self.contrast if overexposed else 0.0


@dataclass(frozen=True, slots=True)
class Legibility:
    """``advice`` says how to take a better photo, the greatest trouble first; none where GOOD."""

    verdict: Verdict
    advice: tuple[str, ...]
    measures: Measures

    @property
    def hint(self) -> str:
        """The advice in one line, of use also where nothing is known to be wrong."""
        return " ".join(self.advice) or CLOSER

    def after(self, confidence: float) -> Legibility:
        """What is known when the photo has been read, with ``confidence`` in 0..1."""
        if confidence < UNSURE:
            return replace(self, verdict=Verdict.UNREADABLE, advice=self.advice or (CLOSER,))
        if not self.measures.lines and confidence >= SURE:
            return replace(self, verdict=Verdict.GOOD, advice=())
        return self

    @property
    def note(self) -> str:
        """What a learner is told beside what was read; empty where all is well."""
        if self.verdict is Verdict.GOOD:
            return ""
        if self.verdict is Verdict.POOR:
            return f"This photo is hard to read. {self.hint}"
        return f"This photo cannot be read with certainty: compare the text with it. {self.hint}"
