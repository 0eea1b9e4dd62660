"""The parts of a textbook page. Each is set at a height and returns where it ends, in points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random

from training.pages.look import Look
from training.pages.pictures import SIZE, drawing
from training.pages.sheet import Colour, Rect, Sheet, Type
from training.pages.topics import Topic

WHITE: Colour = (255, 255, 255)
RULE: Colour = (168, 172, 180)
LETTERS = "abcdefgh"


@dataclass(frozen=True, slots=True)
class Column:
    """Where text goes, from left to right."""

    left: float
    right: float

    @property
    def width(self) -> float:
        return self.right - self.left


def unit_band(sheet: Sheet, column: Column, unit: int, topic: Topic, look: Look) -> float:
    """A coloured band over the whole width with the unit and its title."""
    sheet.fill(Rect(0, 0, sheet.width, 58), look.strong)
    label = replace(look.heading, size=11, colour=look.pale)
    sheet.text(column.left, 12, f"UNIT {unit}", label, column.width)
    title = replace(look.heading, size=21, colour=WHITE)
    sheet.text(column.left, 25, topic.title, title, column.width)
    return 76


def unit_tab(sheet: Sheet, column: Column, unit: int, topic: Topic, look: Look) -> float:
    """A tab with the unit's number, its title beside it, a rule below."""
    box = Rect(column.left, 0, column.left + 46, 56)
    sheet.fill(box, look.strong)
    number = replace(look.heading, size=26, colour=WHITE)
    indent = (46 - sheet.width_of(str(unit), number)) / 2
    sheet.text(box.left + indent + 2, 14, str(unit), number, 46)
    sheet.text(box.right + 12, 22, topic.title, look.heading, column.width - 58)
    sheet.line((column.left, 58), (column.right, 58), look.strong, 1.4)
    return 76


def unit_plain(sheet: Sheet, column: Column, unit: int, topic: Topic, look: Look) -> float:
    """The unit in small letters, a large title below."""
    label = replace(look.heading, size=10, colour=(110, 110, 118), bold=False)
    sheet.text(column.left, 26, f"Unit {unit}", label, column.width)
    sheet.text(column.left, 40, topic.title, look.heading, column.width)
    return 80


def section(sheet: Sheet, column: Column, top: float, title: str, look: Look) -> float:
    how = replace(look.heading, size=13)
    sheet.text(column.left, top, title, how, column.width)
    return top + 21


def reading(
    sheet: Sheet, column: Column, top: float, topic: Topic, look: Look, chance: Random
) -> float:
    """The topic's text beside or below its drawing in a box, with a caption."""
    if chance.random() < 0.6:
        return _beside(sheet, column, top, topic, look, chance)
    wide = column.width * chance.uniform(0.5, 0.7)
    bottom = _picture(sheet, Column(column.left, column.left + wide), top, topic, look, chance)
    lines = sheet.text(column.left, bottom + 6, topic.text, look.body, column.width)
    return lines[-1].bottom + 12


def _beside(
    sheet: Sheet, column: Column, top: float, topic: Topic, look: Look, chance: Random
) -> float:
    narrow = column.width * chance.uniform(0.34, 0.42)
    text, picture = (
        Column(column.left, column.right - narrow - 14),
        Column(column.right - narrow, column.right),
    )
    if chance.random() < 0.4:
        picture, text = (
            Column(column.left, column.left + narrow),
            Column(column.left + narrow + 14, column.right),
        )
    below = _picture(sheet, picture, top + 3, topic, look, chance)
    lines = sheet.text(text.left, top, topic.text, look.body, text.width)
    return max(below, lines[-1].bottom) + 12


def _picture(
    sheet: Sheet, column: Column, top: float, topic: Topic, look: Look, chance: Random
) -> float:
    box = Rect(column.left, top, column.right, top + column.width * SIZE[1] / SIZE[0])
    sheet.picture(box, drawing(topic.drawing, chance, grey=look.grey))
    sheet.outline(box, look.strong if chance.random() < 0.5 else RULE)
    lines = sheet.text(box.left, box.bottom + 2, topic.caption, look.small, column.width)
    return lines[-1].bottom + 4


def exercise(
    sheet: Sheet,
    column: Column,
    top: float,
    number: int,
    instruction: str,
    items: Sequence[str],
    look: Look,
    *,
    ruled: bool,
) -> tuple[float, list[list[Rect]]]:
    """A numbered exercise; its end, and the lines of each item. ``ruled``: room to write."""
    indent = _badge(sheet, column, top, number, look)
    lines = sheet.text(column.left + indent, top, instruction, look.instruction, column.width - 24)
    top = lines[-1].bottom + 7
    placed: list[list[Rect]] = []
    for letter, item in zip(LETTERS, items, strict=False):
        if len(items) > 1:
            mark = replace(look.sentence, bold=True, colour=look.strong)
            sheet.text(column.left + indent, top, letter, mark, 20)
        left = column.left + indent + (16 if len(items) > 1 else 0)
        placed.append(sheet.text(left, top, item, look.sentence, column.right - left))
        top = placed[-1][-1].bottom + 0.35 * look.sentence.size
        if ruled:
            top += look.sentence.step * 0.95
            sheet.line((left, top), (column.right, top), RULE)
            top += 0.45 * look.sentence.size
    return top + 10, placed


def _badge(sheet: Sheet, column: Column, top: float, number: int, look: Look) -> float:
    """The number of an exercise; how far its text is indented."""
    size = look.instruction.size
    middle = top + look.instruction.step / 2
    how = Type(look.heading.face, size * 0.98, WHITE, bold=True)
    half = sheet.width_of(str(number), how) / 2
    if look.badge == "disc":
        sheet.disc((column.left + 8, middle), 8, look.strong)
    elif look.badge == "square":
        sheet.fill(Rect(column.left, middle - 8, column.left + 16, middle + 8), look.strong, 2)
    else:
        how = replace(how, colour=look.strong, size=size * 1.15)
    sheet.text(column.left + 9.6 - half, middle - how.step / 2, str(number), how, 30)
    return 24


def tip(sheet: Sheet, column: Column, top: float, title: str, text: str, look: Look) -> float:
    """A box with something to remember."""
    how = replace(look.body, justified=False)
    height = sheet.height_of(text, how, column.width - 24) + 34
    box = Rect(column.left, top, column.right, top + height)
    sheet.fill(box, look.pale, 5)
    sheet.text(box.left + 12, top + 7, title, replace(look.heading, size=11), column.width)
    sheet.text(box.left + 12, top + 24, text, how, column.width - 24)
    return box.bottom + 14


def footer(sheet: Sheet, column: Column, page: int, words: str, look: Look) -> None:
    """The page number at the outer side, and a line of small type."""
    top = sheet.height - 34
    how = replace(look.small, bold=True, colour=look.strong)
    number = str(page)
    if page % 2:
        sheet.text(column.right - sheet.width_of(number, how), top, number, how, 40)
        sheet.text(column.left, top, words, look.small, column.width - 40)
    else:
        sheet.text(column.left, top, number, how, 40)
        width = sheet.width_of(words, look.small)
        sheet.text(column.right - width, top, words, look.small, width + 5)
