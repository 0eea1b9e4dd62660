"""Photos that wait to be read, one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QImage


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """Something to read: a file, or a picture from the clipboard, the camera or the screen."""

    what: Path | QImage
    name: str


@dataclass(frozen=True, slots=True)
class PhotoQueue:
    """``index`` is that of the photo on the desk."""

    sources: Sequence[Source] = ()
    index: int = 0

    @property
    def current(self) -> Source:
        return self.sources[self.index]

    def stepped(self, by: int) -> PhotoQueue | None:
        """The queue at another photo; None where there is none."""
        index = self.index + by
        return PhotoQueue(self.sources, index) if 0 <= index < len(self.sources) else None
