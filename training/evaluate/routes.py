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
from models.grammar.types import Correction, Span
from models.parts import blanked, unchecked
from models.transcript import Transcript
from training.evaluate.answers import Answer, Said
from training.evaluate.truth import Shown

CORRECTOR = "verb-model"
WHOLE, CUT = "the whole photo", "the sentence cut out of the photo"


@dataclass(frozen=True, slots=True)
class Read:
    """What stands on a page; ``apart`` is what of it is no sentence, and is not corrected."""

    text: str
    apart: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Corrected:
    """``reason`` are a model's own words, ``pace`` the tokens that it wrote a second."""

    correction: Correction
    reason: str = ""
    pace: float = 0.0


class Route(Protocol):
    """One way to answer. What goes wrong on a photo is raised as `TutorError` by either method."""

    @property
    def name(self) -> str:
        """*ocr*, *text* or *vlm*."""

    @property
    def title(self) -> str:
        """Who reads and who corrects, for people."""

    def load(self) -> None:
        """Get ready. Raises `TutorError`."""

    @property
    def shown(self) -> str:
        """What it is shown of a page, for people: *the whole photo*."""

    def read(self, page: Shown) -> Read:
        """What stands there."""

    def correct(self, page: Shown, text: str) -> Corrected:
        """What it makes of what was read, with blanks for what is no sentence."""


@dataclass
class OcrRoute:
    """A reader of print, then a corrector of text, both named as in `models.registry`.

    ``cut``: it is shown the sentence alone.
    """

    reader_name: str = "ocr"
    corrector_name: str = CORRECTOR
    cut: bool = False
    name: str = "ocr"
    _ticket: Ticket = field(default_factory=Ticket)

    @property
    def title(self) -> str:
        return f"{self._reader.title}; {self._corrector.title}"

    @property
    def shown(self) -> str:
        return CUT if self.cut else WHOLE

    def load(self) -> None:
        get_ready(self._reader, self._ticket)
        get_ready(self._corrector, self._ticket)

    def read(self, page: Shown) -> Read:
        return read_of(self._reader.read(page.opened(cut=self.cut), self._ticket))

    def correct(self, page: Shown, text: str) -> Corrected:
        return Corrected(self._corrector.correct(text, self._ticket))

    @property
    def _reader(self) -> Reader:
        return registry.reader(self.reader_name)

    @property
    def _corrector(self) -> Corrector:
        return registry.corrector(self.corrector_name)


@dataclass
class TextRoute:
    """A corrector of text that is given each sentence as it is printed: what no photo costs."""

    corrector_name: str = CORRECTOR
    name: str = "text"
    shown: str = "the sentence as text, and no photo"
    _ticket: Ticket = field(default_factory=Ticket)

    @property
    def title(self) -> str:
        return f"{self._corrector.title}, without reading"

    def load(self) -> None:
        get_ready(self._corrector, self._ticket)

    def read(self, page: Shown) -> Read:
        return Read(page.sentence)

    def correct(self, page: Shown, text: str) -> Corrected:
        return Corrected(self._corrector.correct(text, self._ticket))

    @property
    def _corrector(self) -> Corrector:
        return registry.corrector(self.corrector_name)


def get_ready(backend: Reader | Corrector, ticket: Ticket) -> None:
    missing = backend.missing()
    if missing:
        raise MissingDependency(f"{backend.title} cannot be used.", missing)
    backend.load(ticket)


def answer(route: Route, page: Shown) -> Answer:
    """What the route makes of a page. What it cannot do is an answer too, with the error in it."""
    seen, error = Read(""), ""
    found = Corrected(Correction("", ""))
    said: tuple[Said, ...] = ()
    started = read = time.perf_counter()
    try:
        seen = route.read(page)
        require_english(seen.text)
        read = time.perf_counter()
        found = route.correct(page, blanked(seen.text, seen.apart))
        said = said_of(found.correction)
    except TutorError as failed:
        error = str(failed)
    ended = time.perf_counter()
    seconds = (read - started, ended - read)
    edits = found.correction.edits
    return Answer(seen.text, edits, said, found.reason, error, seconds, found.pace)


def read_of(transcript: Transcript) -> Read:
    """As the program corrects it: without headings and the letters of exercises."""
    return Read(transcript.text, unchecked(transcript.text, transcript.parts))


def said_of(correction: Correction) -> tuple[Said, ...]:
    """The grammar core's explanation of each edit, whoever found it."""
    found = explain_all(correction)
    return tuple(
        Said(each.rule, each.evidence.of(correction.original) if each.evidence else "")
        for each in found
    )
