"""The vision-language route: a model looks at the photo, and others take its place if it fails."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from models.errors import MissingDependency
from models.voting import filled_in

if TYPE_CHECKING:
    from models.backends import Looked, Ticket
    from models.grammar.types import Correction
    from models.photo import Photo
    from models.transcript import Transcript
    from tutor_app.crew import Crew, Route


@dataclass(frozen=True, slots=True)
class Checked:
    """A correction, and who made it: ``corrector`` is a title, ``pace`` in tokens a second."""

    correction: Correction
    route: Route
    corrector: str
    device: str
    pace: float = 0.0
    notes: tuple[str, ...] = ()


def read_by(crew: Crew, photo: Photo, ticket: Ticket) -> Transcript:
    """What is on the photo, as the eyes of the crew read it or, where they fail, its reader."""
    if crew.reader is None:
        raise MissingDependency("Nobody is there to read the photo.", "Choose a reader.")
    if crew.eyes is not None:
        try:
            crew.eyes.load(ticket)
            return crew.eyes.read(photo, ticket)
        except crew.gives_up as error:
            crew.eyes.unload()
            failed = f"{crew.eyes.title} could not read the photo."
            instead = f"{crew.reader.title} read it instead."
            read = _read(crew, photo, ticket)
            note = f"{failed} {error.message} {instead}"
            return replace(read, notes=(*read.notes, note))
    return _read(crew, photo, ticket)


def correct_by(crew: Crew, text: str, photo: Photo | None, ticket: Ticket) -> Checked:
    """Correct ``text``, looking at ``photo`` where the crew has eyes."""
    eyes = crew.eyes
    if eyes is None or photo is None:
        return _by_text(crew, text, ticket, crew.route)
    try:
        looked = eyes.look(text, photo, ticket)
    except crew.gives_up as error:
        eyes.unload()
        stopped = f"{eyes.title} stopped."
        instead = f"{crew.corrector.title} corrected the text instead."
        why = f"{stopped} {error.message} {instead}"
        return _by_text(crew, text, ticket, replace(crew.route, name="ocr", why=why))
    correction = filled_in(looked, crew.corrector, ticket)
    return Checked(
        correction,
        crew.route,
        eyes.title,
        eyes.device,
        looked.pace,
        _notes(looked, eyes.title, crew.corrector.title),
    )


def _read(crew: Crew, photo: Photo, ticket: Ticket) -> Transcript:
    assert crew.reader is not None
    crew.reader.load(ticket)
    return crew.reader.read(photo, ticket)


def _by_text(crew: Crew, text: str, ticket: Ticket, route: Route) -> Checked:
    corrector = crew.corrector
    return Checked(
        corrector.correct(text, ticket),
        route,
        corrector.title,
        getattr(corrector, "device", "CPU"),
        notes=(route.why,) if route is not crew.route else (),
    )


def _notes(looked: Looked, title: str, other: str) -> tuple[str, ...]:
    count = len(looked.unanswered)
    if not count:
        return ()
    return (f"{title} gave no usable answer on some sentences ({count}); {other} corrected these.",)
