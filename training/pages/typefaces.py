"""The fonts in `assets/fonts`: the same on every machine."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from io import BytesIO
from typing import Literal, cast

from PIL import ImageFont

Style = Literal["serif", "slab", "sans", "typewriter", "school", "hand"]
PRINTED: tuple[Style, ...] = ("serif", "slab", "sans", "typewriter", "school")


@dataclass(frozen=True, slots=True)
class Typeface:
    """``held_out``: kept out of training photos, so that a test shows letters never seen."""

    name: str
    family: str
    style: Style
    has_bold: bool
    held_out: bool

    def font(self, size: float, *, bold: bool = False) -> ImageFont.FreeTypeFont:
        """``size`` in pixels. Regular where there is no bold."""
        return _font(f"{self.name}-{700 if bold and self.has_bold else 400}.woff2", size)


@cache
def typefaces() -> tuple[Typeface, ...]:
    """All of them, in the order of `fonts.tsv`."""
    text = (files("assets") / "fonts" / "fonts.tsv").read_text("utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    return tuple(
        Typeface(
            row["name"],
            row["family"],
            cast(Style, row["style"]),
            row["bold"] == "yes",
            row["held_out"] == "yes",
        )
        for row in csv.DictReader(lines, delimiter="\t")
    )


@cache
def typeface(name: str) -> Typeface:
    """KeyError if there is none of this name."""
    return {face.name: face for face in typefaces()}[name]


@cache
def _file(name: str) -> bytes:
    return (files("assets") / "fonts" / name).read_bytes()


@lru_cache(maxsize=256)
def _font(file: str, size: float) -> ImageFont.FreeTypeFont:
    # Raqm places letters better, but it is not on every machine.
    engine = ImageFont.Layout.BASIC
    return ImageFont.truetype(BytesIO(_file(file)), size, layout_engine=engine)
