"""The route of the vision models, as a learner gets it, and a vision model by itself."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from PIL import Image, ImageOps

from models import registry
from models.backends import Corrector, Ticket
from models.canvas import Canvas
from models.errors import MissingDependency
from models.folding import fold
from models.folding_cuts import cuts_at
from models.grammar.edits import compare
from models.llava_errors import working
from models.llava_loading import Loaded, Wish, load
from models.llava_talk import Answer as Written
from models.llava_talk import answer
from models.machine import this_machine
from models.photo import Photo
from models.prompts import (
    Message,
    ask_to_correct,
    ask_to_read,
    conversation,
    read_judgement,
    read_transcript,
)
from models.rapid_cuts import Place
from models.vision_choice import Asked, chosen
from models.vision_in_use import take
from models.voting import filled_in
from training.evaluate.routes import CORRECTOR, CUT, WHOLE, Corrected, Read, get_ready, read_of
from training.evaluate.talk import Sight
from training.evaluate.truth import Quad, Shown

MOST_READ, MOST_JUDGED = 160, 320  # tokens of an answer
_GREY = (127, 127, 127)


@dataclass
class VisionRoute:
    """The OCR readers find and read the sentences, the model reads them again and corrects them;
    sentences on which it gives no answer that can be used are the built-in corrector's.

    ``model_name`` is that of an installed model, or a folder; ``cut``: it is shown the sentence
    alone.
    """

    model_name: str
    cut: bool = False
    name: str = "vlm"
    _ticket: Ticket = field(default_factory=Ticket)

    @property
    def title(self) -> str:
        return (
            f"{self._wish.model.title}, with the OCR readers and {self._corrector.title} beside it"
        )

    @property
    def shown(self) -> str:
        return CUT if self.cut else WHOLE

    def load(self) -> None:
        take(self._wish).load(self._ticket)
        get_ready(self._corrector, self._ticket)

    def read(self, page: Shown) -> Read:
        return read_of(take(self._wish).read(page.opened(cut=self.cut), self._ticket))

    def correct(self, page: Shown, text: str) -> Corrected:
        looked = take(self._wish).look(text, page.opened(cut=self.cut), self._ticket)
        return Corrected(filled_in(looked, self._corrector, self._ticket), pace=looked.pace)

    @property
    def _corrector(self) -> Corrector:
        return registry.corrector(CORRECTOR)

    @cached_property
    def _wish(self) -> Wish:
        return _wish(self.model_name)


@dataclass
class AloneRoute:
    """A model by itself: it is shown the lines of the sentence, folded as the program folds them.

    Where they stand on the photo is told by who drew the page, so that nobody else reads anything.
    """

    model_name: str
    name: str = "vlm"
    shown: str = "the lines of the sentence, folded on the model's own canvas"
    _ticket: Ticket = field(default_factory=Ticket)
    _pace: list[Written] = field(default_factory=list)
    _squares: dict[str, Image.Image] = field(default_factory=dict)

    @property
    def title(self) -> str:
        return f"{self._wish.model.title}, by itself"

    @property
    def only_lessons(self) -> bool:
        return self._wish.model.pocket

    def load(self) -> None:
        self._loaded  # noqa: B018

    def read(self, page: Shown) -> Read:
        self._pace.clear()
        return Read(read_transcript(self._written(page, ask_to_read(), MOST_READ)))

    def correct(self, page: Shown, text: str) -> Corrected:
        """Raises `BadAnswer` for what is no judgement."""
        raw = self._written(page, ask_to_correct(text), MOST_JUDGED)
        judged = read_judgement(raw.strip(), text)
        seconds = sum(one.seconds for one in self._pace)
        pace = sum(one.tokens for one in self._pace) / seconds if seconds else 0.0
        return Corrected(compare(text, judged.sentence, by=self.name), judged.reason, pace)

    def ask(self, sight: Sight, question: str, most: int) -> str:
        return self._written(sight, conversation([question]), most)

    def _written(self, sight: Sight, messages: list[Message], most: int) -> str:
        with working(self._wish.model):
            found = answer(self._loaded, self._square(sight), messages, self._ticket, most=most)
        self._pace.append(found)
        return found.text

    def _square(self, sight: Sight) -> Image.Image:
        """Kept for the next question about the same."""
        if sight.digest not in self._squares:
            self._squares.clear()
            self._squares[sight.digest] = _square(sight, self._loaded.canvases)
        return self._squares[sight.digest]

    @cached_property
    def _loaded(self) -> Loaded:
        return load(self._wish, self._ticket)

    @cached_property
    def _wish(self) -> Wish:
        return _wish(self.model_name)


def _wish(name: str) -> Wish:
    """Raises `BadSettings`, `MissingDependency` or `OutOfMemory`, as the program would."""
    choice = chosen(Asked(name), this_machine())
    if choice.wish is None:
        raise MissingDependency(choice.why)
    return choice.wish


def _square(sight: Sight, canvases: tuple[Canvas, ...]) -> Image.Image:
    """Raises `TooMuchText` where the sentence has no room."""
    if isinstance(sight, Photo):
        return _padded(sight.image, canvases)
    grey = np.asarray(sight.opened(cut=False).image.convert("L"))
    return fold(cuts_at(grey, [_place(line) for line in sight.lines]), canvases).image


def _padded(photo: Image.Image, canvases: tuple[Canvas, ...]) -> Image.Image:
    """All of a photo on the canvas of the nearest shape, grey beside it."""
    wide = photo.width / photo.height
    best = min(canvases, key=lambda one: abs(math.log(one.width / one.height / wide)))
    return ImageOps.pad(photo, (best.width, best.height), color=_GREY)


def _place(line: Quad) -> Place:
    first, second, third, fourth = ((float(x), float(y)) for x, y in line)
    return Place((first, second, third, fourth))
