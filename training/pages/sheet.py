"""A flat page that is being printed: text and shapes, placed in points from its top left corner."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from PIL import Image, ImageDraw, ImageFont

from training.pages.typefaces import Typeface

Colour = tuple[int, int, int]
_NARROWEST_SPACE = 0.22  # ems: hinting eats narrower ones up


class Rect(NamedTuple):
    """Left, top, right, bottom in points."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top


def around(rects: Sequence[Rect]) -> Rect:
    """The smallest rectangle around all of them."""
    lefts, tops, rights, bottoms = zip(*rects, strict=True)
    return Rect(min(lefts), min(tops), max(rights), max(bottoms))


@dataclass(frozen=True, slots=True)
class Type:
    """How text is set; ``size`` and ``leading`` (from baseline to baseline) in points."""

    face: Typeface
    size: float
    colour: Colour = (25, 25, 28)
    bold: bool = False
    leading: float = 0.0
    justified: bool = False

    @property
    def step(self) -> float:
        return self.leading or self.size * 1.35


class Sheet:
    """``image`` is RGB; ``scale`` is its pixels to the point."""

    def __init__(self, width: float, height: float, scale: float, paper: Colour) -> None:
        self.width, self.height, self.scale = width, height, scale
        size = round(width * scale), round(height * scale)
        self.image = Image.new("RGB", size, paper)
        self._draw = ImageDraw.Draw(self.image)
        self._lengths: dict[tuple[ImageFont.FreeTypeFont, str], float] = {}

    def text(self, left: float, top: float, text: str, how: Type, width: float) -> list[Rect]:
        """Set ``text`` in lines no wider than ``width``; the box of each line."""
        boxes: list[Rect] = []
        lines = list(self._lines(text.split(), how, width))
        for number, words in enumerate(lines):
            stretched = how.justified and number < len(lines) - 1
            boxes.append(self._line(left, top, words, how, width if stretched else 0.0))
            top += how.step
        return boxes

    def width_of(self, text: str, how: Type) -> float:
        font = self._font(how)
        return sum(
            w + self._space(font, how) for w in (self._length(font, word) for word in text.split())
        ) / (self.scale)

    def height_of(self, text: str, how: Type, width: float) -> float:
        """The height that `text` would take."""
        return how.step * len(list(self._lines(text.split(), how, width)))

    def folded(self, text: str, how: Type, width: float) -> list[str]:
        """The lines of ``text`` as `text` would set them."""
        return [" ".join(words) for words in self._lines(text.split(), how, width)]

    def fill(self, box: Rect, colour: Colour, radius: float = 0.0) -> None:
        self._draw.rounded_rectangle(self._pixels(box), radius * self.scale, fill=colour)

    def outline(
        self, box: Rect, colour: Colour, thickness: float = 0.7, radius: float = 0.0
    ) -> None:
        self._draw.rounded_rectangle(
            self._pixels(box),
            radius * self.scale,
            outline=colour,
            width=max(1, round(thickness * self.scale)),
        )

    def disc(self, centre: tuple[float, float], radius: float, colour: Colour) -> None:
        x, y = centre
        self._draw.ellipse(
            self._pixels(Rect(x - radius, y - radius, x + radius, y + radius)), fill=colour
        )

    def line(
        self,
        start: tuple[float, float],
        end: tuple[float, float],
        colour: Colour,
        thickness: float = 0.6,
    ) -> None:
        points = [(x * self.scale, y * self.scale) for x, y in (start, end)]
        self._draw.line(points, fill=colour, width=max(1, round(thickness * self.scale)))

    def picture(self, box: Rect, image: Image.Image) -> None:
        """Put ``image`` into ``box``, which has its proportions."""
        left, top, right, bottom = (round(edge) for edge in self._pixels(box))
        self.image.paste(image.resize((right - left, bottom - top)), (left, top))

    def _line(self, left: float, top: float, words: Sequence[str], how: Type, width: float) -> Rect:
        """One line; over the full ``width`` if there is one."""
        font = self._font(how)
        lengths = [self._length(font, word) for word in words]
        space = self._space(font, how)
        if width and len(words) > 1:
            space = (width * self.scale - sum(lengths)) / (len(words) - 1)
        start, middle = left * self.scale, (top + how.step / 2) * self.scale
        x, baseline = start, middle + 0.32 * how.size * self.scale
        for word, length in zip(words, lengths, strict=True):
            if x + length > 0 and x < self.image.width:
                self._draw.text((x, baseline), word, fill=how.colour, font=font, anchor="ls")
            x += length + space
        ascent, descent = 0.78 * how.size, 0.24 * how.size
        base = baseline / self.scale
        return Rect(left, base - ascent, (x - space) / self.scale, base + descent)

    def _lines(self, words: Sequence[str], how: Type, width: float) -> Iterator[list[str]]:
        font = self._font(how)
        space = self._space(font, how)
        line: list[str] = []
        used = -space
        for word in words:
            length = self._length(font, word)
            if line and used + space + length > width * self.scale:
                yield line
                line, used = [], -space
            line.append(word)
            used += space + length
        if line:
            yield line

    def _font(self, how: Type) -> ImageFont.FreeTypeFont:
        return how.face.font(how.size * self.scale, bold=how.bold)

    def _length(self, font: ImageFont.FreeTypeFont, word: str) -> float:
        """Pixels; measured once, because a text is folded and measured before it is set."""
        key = font, word
        if key not in self._lengths:
            self._lengths[key] = font.getlength(word)
        return self._lengths[key]

    def _space(self, font: ImageFont.FreeTypeFont, how: Type) -> float:
        """Pixels between two words."""
        return max(self._length(font, " "), _NARROWEST_SPACE * how.size * self.scale)

    def _pixels(self, box: Rect) -> tuple[float, float, float, float]:
        left, top, right, bottom = (edge * self.scale for edge in box)
        return left, top, right, bottom
