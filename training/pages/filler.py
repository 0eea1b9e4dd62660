"""What stands on a textbook page below its grammar exercise, as long as there is room."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random

from training.pages import blocks
from training.pages.blocks import Column
from training.pages.look import Look
from training.pages.pictures import DRAWINGS, SIZE, drawing
from training.pages.printed import HEIGHT
from training.pages.sheet import Rect, Sheet
from training.pages.topics import Topic

_GAPS = (
    ("Complete the words.", "t__in / c_ty / b__ch / r_v_r / st__et"),
    ("Listen and tick the words that you hear.", "morning / evening / weather / street / harbour"),
    ("Talk to your partner.", "What do you like about this place? Why?"),
    (
        "Write four words from the text in your notebook.",
        "___________ ___________ ___________ ___________",
    ),
    ("Put the words in the right order.", "the / at / corner / shop / is / the / new"),
)
_TIPS = (
    ("Remember!", "Look for the time word first. It tells you which tense you need."),
    ("Tip", "The subject decides about the form of the verb: one or several?"),
    ("Study skills", "Learn a new verb together with a sentence of your own."),
    ("Remember!", "After an auxiliary, check the form of the verb that follows."),
)
_END = HEIGHT - 48.0  # what is below stays free for the footer


@dataclass(slots=True)
class Filler:
    """Adds parts from ``top`` downwards; ``number`` is that of the next exercise."""

    sheet: Sheet
    column: Column
    look: Look
    chance: Random
    top: float
    number: int

    def fill(self, others: list[Topic]) -> None:
        """Parts by lot down to the foot of the page; ``others``: topics for a text to read."""
        parts = ["tip", "gap", "gap", "pictures", "text"]
        self.chance.shuffle(parts)
        gaps = self.chance.sample(_GAPS, 2)
        for part in parts:
            match part:
                case "tip":
                    self._tip()
                case "gap":
                    self._gap(*gaps.pop())
                case "pictures":
                    self._pictures()
                case "text":
                    self._text(self.chance.choice(others))

    def _tip(self) -> None:
        if self.top + 80 < _END:
            title, text = self.chance.choice(_TIPS)
            self.top = blocks.tip(self.sheet, self.column, self.top, title, text, self.look)

    def _gap(self, instruction: str, item: str) -> None:
        if self.top + 60 < _END:
            self._exercise(instruction, [item])

    def _exercise(self, instruction: str, items: list[str]) -> None:
        self.top, _ = blocks.exercise(
            self.sheet, self.column, self.top, self.number, instruction, items, self.look,
            ruled=False,
        )  # fmt: skip
        self.number += 1

    def _pictures(self) -> None:
        """Four small drawings in a row, to be named."""
        width = (self.column.width - 24 - 30) / 4
        height = width * SIZE[1] / SIZE[0]
        if self.top + height + 62 > _END:
            return
        self._exercise("What do you see? Write the words.", [])
        for place, name in enumerate(self.chance.sample(sorted(DRAWINGS), 4)):
            left = self.column.left + 24 + place * (width + 10)
            box = Rect(left, self.top, left + width, self.top + height)
            self.sheet.picture(box, drawing(name, self.chance, grey=self.look.grey))
            self.sheet.outline(box, blocks.RULE)
            below = box.bottom + 18
            self.sheet.line((left, below), (box.right, below), blocks.RULE)
        self.top += height + 34

    def _text(self, topic: Topic) -> None:
        """A short text in a box: as many first sentences of a topic as there is room for."""
        how = replace(self.look.body, justified=False)
        sentences = topic.text.split(". ")
        for count in range(len(sentences), 1, -1):
            text = ". ".join(sentences[:count]).removesuffix(".") + "."
            height = self.sheet.height_of(text, how, self.column.width - 24) + 48
            if self.top + height < _END:
                self.top = blocks.tip(
                    self.sheet, self.column, self.top, topic.title, text, self.look
                )
                return
