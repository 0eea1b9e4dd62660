"""What stands on a page beside sentences: figures with labels, listings, tables, formulas.

Each is set at a height and returns where it ends, in points. What it says is in `apart.toml`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

from models.parts import PartKind
from training.pages.blocks import RULE, Column
from training.pages.look import INK, Look
from training.pages.pictures import DRAWINGS, SIZE, drawing
from training.pages.sheet import Colour, Rect, Sheet, Type
from training.pages.typefaces import Typeface, typefaces

_CELL, _TICK = 80.0, 52.0  # points that a box of a plan takes, and a label at an axis
_STROKES: tuple[Colour, ...] = ((40, 40, 46), (32, 92, 158), (150, 60, 50))


@dataclass(frozen=True, slots=True)
class Printed:
    """One line that is no sentence, as it is printed."""

    kind: PartKind
    text: str


@dataclass(slots=True)
class Setter:
    """Sets what is no sentence, and keeps what it has set in ``printed``."""

    sheet: Sheet
    look: Look
    chance: Random
    printed: list[Printed]

    def text(self, kind: PartKind, left: float, top: float, text: str, how: Type) -> float:
        """One line; its width."""
        self.printed.append(Printed(kind, text))
        self.sheet.text(left, top, text, how, 10_000)
        return self.sheet.width_of(text, how)


@cache
def contents() -> dict[str, list[dict[str, Any]]]:
    return tomllib.loads(Path(__file__).with_name("apart.toml").read_text("utf-8"))


def anything(setter: Setter, column: Column, top: float, number: int) -> float:
    """A figure, listing, table or formula by lot; ``number`` is that of its caption."""
    return setter.chance.choice(_SORTS)(setter, column, top, number)


def figure(setter: Setter, column: Column, top: float, number: int) -> float:
    """A drawing with labels in it, and a caption above or below."""
    chance = setter.chance
    chosen = chance.choice(contents()["figure"])
    wide = column.width * chance.uniform(0.55, 0.95)
    left = column.left + chance.choice((0.0, (column.width - wide) / 2))
    above = chance.random() < 0.2
    if above:
        top = _caption(setter, column, left, top, "Figure", number, chosen["caption"]) + 3
    box = Rect(left, top, left + wide, top + min(wide * chance.uniform(0.4, 0.62), 150))
    chance.choice((_boxes, _curve, _picture))(setter, box, chosen["labels"])
    if above:
        return box.bottom + 12
    bottom = _caption(setter, column, left, box.bottom + 4, "Figure", number, chosen["caption"])
    return bottom + 8


def listing(setter: Setter, column: Column, top: float, number: int) -> float:
    """Lines of a program in typewriter letters, often numbered, often on a tint."""
    chance, sheet = setter.chance, setter.sheet
    lines: Sequence[str] = chance.choice(contents()["listing"])["lines"]
    size = setter.look.body.size * chance.uniform(0.8, 0.95)
    how = Type(chance.choice(_typewriters()), size, INK, leading=size * 1.3)
    height = how.step * len(lines) + 10
    if chance.random() < 0.5:
        sheet.fill(Rect(column.left, top, column.right, top + height), setter.look.pale)
    numbered = chance.random() < 0.4
    advance = sheet.width_of("nnnnnnnnnn", how) / 10.5
    at = top + 5
    for place, line in enumerate(lines, start=1):
        left = column.left + 8
        if numbered:
            sheet.text(left, at, str(place), how, 30)
            left += 3 * advance
        code = line.lstrip()
        if code:
            left += (len(line) - len(code)) * advance
            setter.text(PartKind.CODE, left, at, code, how)
        at += how.step
    return top + height + 8


def table(setter: Setter, column: Column, top: float, number: int) -> float:
    """Cells in columns, with or without rules, and a caption above."""
    chance, sheet = setter.chance, setter.sheet
    chosen = chance.choice(contents()["table"])
    how = replace(setter.look.body, justified=False, size=setter.look.body.size * 0.95)
    top = _caption(setter, column, column.left, top, "Table", number, chosen["caption"]) + 3
    rows, ruled = chosen["rows"], chance.random()
    step, width = how.step * 1.15, min(column.width, 90.0 * len(chosen["rows"][0]))
    for place, row in enumerate(rows):
        for cell, text in enumerate(row):
            if text:
                left = column.left + 6 + cell * width / len(row)
                bold = replace(how, bold=place == 0)
                setter.text(PartKind.TABLE, left, top + 2, text, bold)
        if ruled < 0.6:
            sheet.line((column.left, top), (column.left + width, top), RULE)
        top += step
    if ruled < 0.6:
        sheet.line((column.left, top), (column.left + width, top), RULE)
    if ruled < 0.3:
        for cell in range(len(rows[0]) + 1):
            left = column.left + cell * width / len(rows[0])
            sheet.line((left, top - step * len(rows)), (left, top), RULE)
    return top + 12


def formula(setter: Setter, column: Column, top: float, number: int) -> float:
    text = setter.chance.choice(contents()["formula"])["text"]
    how = replace(setter.look.body, justified=False)
    left = column.left + (column.width - setter.sheet.width_of(text, how)) / 2
    setter.text(PartKind.FORMULA, left, top + 6, text, how)
    return top + how.step + 14


_SORTS: tuple[Callable[[Setter, Column, float, int], float], ...] = (
    figure,
    figure,
    listing,
    table,
    formula,
)


def _caption(
    setter: Setter, column: Column, left: float, top: float, word: str, number: int, text: str
) -> float:
    chance = setter.chance
    name = f"{chance.choice((word, word, 'Fig.' if word == 'Figure' else word))} {number}"
    mark = chance.choice((" ", ": ", ". "))
    small = replace(setter.look.small, bold=chance.random() < 0.3, colour=INK)
    setter.text(PartKind.CAPTION, left, top, f"{name}{mark}{text}", small)
    return top + small.step


def _boxes(setter: Setter, box: Rect, labels: Sequence[str]) -> None:
    """Boxes in two rows with labels in them, and arrows from one to the next."""
    chance, sheet = setter.chance, setter.sheet
    colour, how = chance.choice(_STROKES), _label(setter)
    across = max(1, min((len(labels) + 1) // 2, int(box.width // _CELL)))
    width, height = box.width / across, box.height / 2
    for place, label in enumerate(labels[: 2 * across]):
        left = box.left + (place % across) * width + 4
        top = box.top + (place // across) * height + 8
        cell = Rect(left, top, left + width - 22, top + height - 18)
        sheet.outline(cell, colour, 0.9, radius=chance.choice((0, 4)))
        middle = (cell.top + cell.bottom) / 2
        sheet.line((cell.right, middle), (cell.right + 18, middle), colour, 0.9)
        x = (cell.left + cell.right - sheet.width_of(label, how)) / 2
        setter.text(PartKind.FIGURE, x + 1, middle - how.step / 2, label, how)


def _curve(setter: Setter, box: Rect, labels: Sequence[str]) -> None:
    """Two axes, a line that goes up and down, labels at the axes and beside the line."""
    chance, sheet, how = setter.chance, setter.sheet, _label(setter)
    colour = chance.choice(_STROKES)
    low = box.bottom - 16
    sheet.line((box.left + 24, box.top), (box.left + 24, low), INK, 0.9)
    sheet.line((box.left + 24, low), (box.right, low), INK, 0.9)
    setter.text(PartKind.FIGURE, box.left + 30, box.top, labels[0], how)
    labels = labels[: max(2, int(box.width // _TICK))]
    step = (box.width - 40) / max(1, len(labels) - 1)
    points = [
        (box.left + 30 + place * step, chance.uniform(box.top + 22, low - 8))
        for place in range(len(labels))
    ]
    for start, end in pairwise(points):
        sheet.line(start, end, colour, 1.4)
    for place, label in enumerate(labels[1:]):
        setter.text(PartKind.FIGURE, box.left + 34 + place * step, low + 2, label, how)
    for place in range(3):
        top = low - 14 - place * (low - box.top - 20) / 3
        setter.text(PartKind.FIGURE, box.left + 4, top, str(10 * (place + 1)), how)


def _picture(setter: Setter, box: Rect, labels: Sequence[str]) -> None:
    """One of the little drawings, with a leader to each label beside it."""
    chance, sheet, how = setter.chance, setter.sheet, _label(setter)
    wide = min(box.width * 0.5, box.height * SIZE[0] / SIZE[1])
    high = wide * SIZE[1] / SIZE[0]
    left = box.left + (box.width - wide) / 2
    inside = Rect(left, box.top, left + wide, box.top + high)
    name = chance.choice(sorted(DRAWINGS))
    sheet.picture(inside, drawing(name, chance, grey=setter.look.grey))
    for place, label in enumerate(labels[:6]):
        y = box.top + 4 + (place // 2) * (high - how.step) / 2.2
        width = sheet.width_of(label, how)
        beside = inside.left - 14 - width if place % 2 else inside.right + 14
        end = inside.left if place % 2 else inside.right
        sheet.line((beside + (width if place % 2 else -2), y + how.step / 2), (end, y + 14), INK)
        setter.text(PartKind.FIGURE, beside, y, label, how)


def _label(setter: Setter) -> Type:
    """Small letters, of the body or plain ones, as drawings have them."""
    body = setter.look.body
    face = setter.chance.choice((body.face, setter.look.heading.face))
    return Type(face, body.size * setter.chance.uniform(0.72, 0.9), INK)


@cache
def _typewriters() -> tuple[Typeface, ...]:
    return tuple(face for face in typefaces() if face.style == "typewriter")
