"""One page of a textbook with a sentence on it: what stands where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from training.pages import blocks
from training.pages.blocks import Column
from training.pages.filler import Filler
from training.pages.look import Look, look
from training.pages.notebook import notebook_page
from training.pages.printed import HEIGHT, WIDTH, PrintedPage, Task, counted
from training.pages.sheet import Rect, Sheet
from training.pages.topics import Topic, topics
from training.pages.typefaces import Typeface

INSTRUCTIONS = (
    "Read the sentence. Is the verb right?",
    "Look at the verbs. Correct them where you need to.",
    "Read the sentences aloud. Which verb forms do you see?",
    "Work in pairs. Read, check and explain.",
    "Find the verb. Say which tense it is in.",
    "Check the verb forms with a partner.",
    "Read and think: is every verb correct?",
)
_FOOTERS = ("Step by Step 2", "Student's Book", "English in Use", "Open Doors 1", "Workbook")


def design_page(task: Task, face: Typeface, chance: Random, *, scale: float) -> PrintedPage:
    """A page with the sentence in ``face``, its layout drawn by lot; ``scale`` pixels a point."""
    topic = chance.choice(topics())
    if face.style == "hand":
        return notebook_page(task, face, chance, scale=scale)
    if chance.random() < 0.22:
        return _worksheet(task, face, topic, chance, scale)
    return _textbook(task, face, topic, chance, scale)


def list_page(
    sentences: Sequence[str], face: Typeface, chance: Random, *, scale: float
) -> PrintedPage:
    """A page with nothing but these sentences, numbered; ``lines`` are those of all of them."""
    style = look(chance, face, grey=chance.random() < 0.3)
    sheet = Sheet(WIDTH, HEIGHT, scale, style.paper)
    column = Column(chance.uniform(38, 48), WIDTH - chance.uniform(38, 48))
    topic = chance.choice(topics())
    top = blocks.unit_plain(sheet, column, chance.randint(1, 16), topic, style)
    number, page = chance.randint(1, 6), chance.randint(8, 180)
    instruction = chance.choice(INSTRUCTIONS)
    _, placed = blocks.exercise(
        sheet, column, top, number, instruction, sentences, style, ruled=False
    )
    blocks.footer(sheet, column, page, chance.choice(_FOOTERS), style)
    lines = tuple(line for item in placed for line in item)
    where = f"exercise {number}"
    return PrintedPage(sheet.image, scale, lines, where, (), face.name, "textbook", page)


def text_page(
    sentences: Sequence[str], face: Typeface, chance: Random, *, scale: float
) -> PrintedPage:
    """A page of running text, in paragraphs over its whole width; ``lines`` are all of them."""
    style = look(chance, face, grey=chance.random() < 0.3)
    sheet = Sheet(WIDTH, HEIGHT, scale, style.paper)
    column = Column(chance.uniform(30, 44), WIDTH - chance.uniform(30, 44))
    top = blocks.unit_plain(sheet, column, chance.randint(1, 16), chance.choice(topics()), style)
    page, left, lines = chance.randint(8, 180), list(sentences), list[Rect]()
    while left:
        count = chance.randint(2, 6)
        paragraph = " ".join(left[:count])
        if top + sheet.height_of(paragraph, style.body, column.width) > HEIGHT - 40:
            break
        lines += sheet.text(column.left, top, paragraph, style.body, column.width)
        top = lines[-1].bottom + 0.5 * style.body.size
        del left[:count]
    blocks.footer(sheet, column, page, chance.choice(_FOOTERS), style)
    where = f"page {page}"
    return PrintedPage(sheet.image, scale, tuple(lines), where, (), face.name, "textbook", page)


def _textbook(
    task: Task, face: Typeface, topic: Topic, chance: Random, scale: float
) -> PrintedPage:
    style = look(chance, face)
    sheet = Sheet(WIDTH, HEIGHT, scale, style.paper)
    column = Column(chance.uniform(38, 48), WIDTH - chance.uniform(38, 48))
    unit, page, number = chance.randint(1, 16), chance.randint(8, 180), chance.randint(1, 6)
    heading = chance.choice((blocks.unit_band, blocks.unit_tab, blocks.unit_plain))
    top = heading(sheet, column, unit, topic, style)
    reads = chance.random() < 0.75
    if reads:
        top = blocks.section(sheet, column, top, "Reading", style)
        top = blocks.reading(sheet, column, top, topic, style, chance)
    top = blocks.section(sheet, column, top, chance.choice(("Grammar", "Practice")), style)
    ruled = chance.random() < 0.3
    count = chance.choice((1, 1, 2, 3)) if reads else chance.choice((2, 3, 4))
    top, lines, where = _exercise(sheet, column, top, number, task, count, style, chance, ruled)
    Filler(sheet, column, style, chance, top, number + 1).fill(_others(topic))
    blocks.footer(sheet, column, page, chance.choice(_FOOTERS), style)
    facts = [f"It is page {page} of a textbook.", f"The unit is number {unit}, “{topic.title}”."]
    if reads:
        facts += ["There is a text to read.", f"A drawing shows {topic.drawing}."]
    facts.append(f"Exercise {number} has {counted(count)}.")
    return PrintedPage(sheet.image, scale, lines, where, tuple(facts), face.name, "textbook", page)


def _worksheet(
    task: Task, face: Typeface, topic: Topic, chance: Random, scale: float
) -> PrintedPage:
    """A photocopied sheet: black and white, a name and a date to fill in, lines to write on."""
    style = look(chance, face, grey=True)
    sheet = Sheet(WIDTH, HEIGHT, scale, style.paper)
    column = Column(44, WIDTH - 44)
    blank = "Name ____________________     Class _______     Date ___________"
    sheet.text(column.left, 30, blank, replace(style.body, justified=False), column.width)
    sheet.text(column.left, 58, topic.title, style.heading, column.width)
    top = 96.0
    number, count = chance.randint(1, 5), chance.choice((2, 3, 4, 5))
    if chance.random() < 0.5:
        lines = sheet.text(column.left, top, topic.text, style.body, column.width)
        top, count = lines[-1].bottom + 14, min(count, 3)
    top, found, where = _exercise(sheet, column, top, number, task, count, style, chance, True)
    Filler(sheet, column, style, chance, top, number + 1).fill(_others(topic))
    facts = (
        "It is a worksheet with lines to write on.",
        f"Its title is “{topic.title}”.",
        "There is room for a name, a class and a date.",
        f"Exercise {number} has {counted(count)}.",
    )
    return PrintedPage(sheet.image, scale, found, where, facts, face.name, "worksheet")


def _exercise(
    sheet: Sheet,
    column: Column,
    top: float,
    number: int,
    task: Task,
    count: int,
    style: Look,
    chance: Random,
    ruled: bool,
) -> tuple[float, tuple[Rect, ...], str]:
    """The exercise with the sentence in it: its end, the sentence's lines, and its place."""
    at = chance.randrange(count)
    items = task.items(at, count)
    instruction = chance.choice(INSTRUCTIONS)
    top, placed = blocks.exercise(
        sheet, column, top, number, instruction, items, style, ruled=ruled
    )
    where = f"the sentence of exercise {number}"
    if count > 1:
        where = f"sentence {blocks.LETTERS[at]} of exercise {number}"
    return top, tuple(placed[at]), where


def _others(topic: Topic) -> list[Topic]:
    return [other for other in topics() if other.drawing != topic.drawing]
