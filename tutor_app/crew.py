"""Who works on a text or photo: the route, and the reader and correctors on it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from models import registry
from models.backends import Improvable, Reviewer
from models.errors import (
    BackendFailed,
    BadAnswer,
    BadSettings,
    BadWeights,
    MissingDependency,
    OutOfMemory,
    TutorError,
)

if TYPE_CHECKING:
    from models.backends import Backend, Corrector, PhotoCorrector, Reader
    from models.llava_loading import Wish
    from models.photo import Photo
    from models.vision_choice import Choice
    from tutor_app.settings import Settings

Errors = tuple[type[TutorError], ...]
# What a vision model may fail with, for OCR to take its place; and more where nobody chose it.
GIVES_UP: Errors = (OutOfMemory, BackendFailed, BadAnswer)
GIVES_UP_UNASKED: Errors = (*GIVES_UP, BadWeights, MissingDependency)
TYPED = "Typed text needs no reading; the text models correct it."


@dataclass(frozen=True, slots=True)
class Route:
    """``name`` is "ocr" or "vlm"; ``why`` says in one sentence why this route was taken.

    ``facts`` are what the choice rests on, a line each.
    """

    name: str
    why: str
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Crew:
    """``reader`` and ``corrector`` are those of the OCR route; no reader for typed text.

    On the route vlm ``eyes`` read and correct, and the others take their place where they fail
    with one of ``gives_up``. ``notes`` tell what was wished for but cannot be had.
    """

    route: Route
    reader: Reader | None
    corrector: Corrector
    second_opinion: Reviewer | None = None
    notes: tuple[str, ...] = ()
    eyes: PhotoCorrector | None = None
    gives_up: Errors = GIVES_UP


def choose_route(settings: Settings, photo: Photo | None) -> tuple[Route, Wish | None]:
    """Turn the wish "auto", "ocr" or "vlm" into a route, with the vision model for "vlm".

    Raises `MissingDependency` or `OutOfMemory` where a vision model was asked for by name and none
    can be had: what the learner chose is never quietly replaced.
    """
    if settings.route not in ("auto", "ocr", "vlm"):
        raise BadSettings(f"There is no route “{settings.route}”.", "Choose auto, ocr or vlm.")
    if photo is None:
        return Route("ocr", TYPED), None
    if settings.route == "ocr":
        return Route("ocr", "You chose this route."), None
    from models.machine import this_machine
    from models.vision_choice import Asked, chosen, chosen_by_itself, facts
    from models.vision_in_use import resident

    asked = Asked(settings.vision_model, settings.device, settings.precision)
    machine = this_machine()
    known = facts(asked, machine)
    if settings.route == "vlm":
        choice = chosen(asked, machine, resident())
        return Route("vlm", f"You chose this route. {choice.why}", known), choice.wish
    return _weighed(chosen_by_itself(asked, machine, resident()), photo, known)


def _weighed(choice: Choice, photo: Photo, known: tuple[str, ...]) -> tuple[Route, Wish | None]:
    """The route for a learner who leaves the choice to us."""
    if choice.wish is None:
        return Route("ocr", choice.why, known), None
    from models.vision_fit import text_fit

    fit = text_fit(photo, choice.wish.model)
    known = (*known, f"Text: {fit.why}")
    if not fit.fits:
        return Route("ocr", fit.why, known), None
    return Route("vlm", f"{choice.why} {fit.why}", known), choice.wish


def crew_for(settings: Settings, *, photo: Photo | None = None) -> Crew:
    """Choose route and models by the settings; nothing is loaded yet.

    Raises `MissingDependency` with what to install when a reader or corrector that is needed is
    missing; a missing second opinion is only noted.
    """
    route, wish = choose_route(settings, photo)
    corrector = registry.corrector(settings.corrector)
    _require(corrector)
    reader = None if photo is None else _reader(settings.reader)
    opinion, notes = _second_opinion(settings)
    weaker = (_weaker(backend) for backend in (reader, corrector) if backend is not None)
    notes = tuple(filter(None, (*weaker, *notes)))
    crew = Crew(route, reader, corrector, opinion, notes)
    return crew if wish is None else _with_eyes(crew, wish, by_itself=settings.route == "auto")


def _with_eyes(crew: Crew, wish: Wish, *, by_itself: bool) -> Crew:
    from models.vision_in_use import take

    eyes = take(wish)
    problem = eyes.missing()
    if problem is None:
        gives_up = GIVES_UP_UNASKED if by_itself else GIVES_UP
        return replace(crew, eyes=eyes, gives_up=gives_up)
    if not by_itself:
        raise MissingDependency(f"{eyes.title} cannot be used.", problem)
    why = f"{eyes.title} cannot be used: {problem}"
    return replace(crew, route=replace(crew.route, name="ocr", why=why))


def reader_for(settings: Settings) -> Reader:
    """The reader of print that the learner chose. Raises `MissingDependency`, `BadSettings`."""
    return _reader(settings.reader)


def _reader(name: str) -> Reader:
    reader = registry.reader(name)
    _require(reader)
    return reader


def _weaker(backend: Backend) -> str | None:
    return backend.weaker() if isinstance(backend, Improvable) else None


def _second_opinion(settings: Settings) -> tuple[Reviewer | None, tuple[str, ...]]:
    if not settings.languagetool:
        return None, ()
    opinion = registry.corrector("languagetool")
    problem = opinion.missing()
    if problem is not None:
        return None, (f"No second opinion from {opinion.title}: {problem}",)
    if not isinstance(opinion, Reviewer):
        raise BadSettings(f"{opinion.title} gives no second opinions.")
    return opinion, ()


def _require(backend: Backend) -> None:
    problem = backend.missing()
    if problem is not None:
        raise MissingDependency(f"{backend.title} cannot be used.", problem)
