"""A route from the photo of a page to the tutor's answer, as the program goes it."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import Protocol

from models import registry
from models.backends import Corrector, Reader, Ticket
from models.english import require_english
from models.errors import MissingDependency, TutorError
from models.grammar.explain import explain_all
from models.grammar.types import Correction
from models.photo import Photo
from training.evaluate.answers import Answer, Said
from training.evaluate.truth import Shown


class Route(Protocol):
    """One way to answer. What goes wrong on a photo is raised as `TutorError` by either method."""

    @property
    def name(self) -> str:
        """*ocr* or *vlm*."""

    @property
    def title(self) -> str:
        """Who reads and who corrects, for people."""

    def load(self) -> None:
        """Get ready. Raises `TutorError`."""

    def read(self, photo: Photo) -> str:
        """What stands on the photo."""

    def correct(self, photo: Photo, text: str) -> tuple[Correction, str]:
        """The correction of what was read, and the model's own words on it, "" if it has none."""


@dataclass
class OcrRoute:
    """A reader of print, then a corrector of text, both named as in `models.registry`."""

    reader_name: str = "ocr"
    corrector_name: str = "verb-model"
    name: str = "ocr"
    _ticket: Ticket = field(default_factory=Ticket)

    @property
    def title(self) -> str:
        return f"{self._reader.title}; {self._corrector.title}"

    def load(self) -> None:
        for backend in (self._reader, self._corrector):
            missing = backend.missing()
            if missing:
                raise MissingDependency(f"{backend.title} cannot be used.", missing)
            backend.load(self._ticket)

    def read(self, photo: Photo) -> str:
        return self._reader.read(photo, self._ticket).text

    def correct(self, photo: Photo, text: str) -> tuple[Correction, str]:
        return self._corrector.correct(text, self._ticket), ""

    @property
    def _reader(self) -> Reader:
        return registry.reader(self.reader_name)

    @property
    def _corrector(self) -> Corrector:
        return registry.corrector(self.corrector_name)


def answer(route: Route, page: Shown, *, cut: bool) -> Answer:
    """What the route makes of a page; ``cut``: it is shown the sentence alone.

    What it cannot read or correct is an answer too, with the error in it.
    """
    text, reason, error = "", "", ""
    correction = Correction("", "")
    said: tuple[Said, ...] = ()
    started = read = time.perf_counter()
    try:
        photo = page.opened(cut=cut)
        text = route.read(photo)
        require_english(text)
        read = time.perf_counter()
        correction, reason = route.correct(photo, text)
        said = said_of(correction)
    except TutorError as failed:
        error = str(failed)
    ended = time.perf_counter()
    seconds = (read - started, ended - read)
    return Answer(text, correction.edits, said, reason, error, seconds)


def said_of(correction: Correction) -> tuple[Said, ...]:
    """The grammar core's explanation of each edit, whoever found it."""
    found = explain_all(correction)
    return tuple(
        Said(each.rule, each.evidence.of(correction.original) if each.evidence else "")
        for each in found
    )
