"""Who works on a text or photo: the route, and the reader and correctors on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from models import registry
from models.backends import Improvable, Reviewer
from models.errors import BadSettings, MissingDependency

if TYPE_CHECKING:
    from models.backends import Backend, Corrector, Reader
    from tutor_app.settings import Settings

VISION_MODEL = "llava"
"""The name that a vision model has in both registries when this version brings one."""


@dataclass(frozen=True, slots=True)
class Route:
    """``name`` is "ocr" or "vlm"; ``why`` says in one sentence why this route was taken."""

    name: str
    why: str


@dataclass(frozen=True, slots=True)
class Crew:
    """``reader`` is None for typed text. ``notes`` tell what was wished for but cannot be had."""

    route: Route
    reader: Reader | None
    corrector: Corrector
    second_opinion: Reviewer | None = None
    notes: tuple[str, ...] = ()


def choose_route(wish: str, *, photo: bool) -> Route:
    """Turn the wish "auto", "ocr" or "vlm" into a route.

    Raises `MissingDependency` where the vision model was asked for by name and is not there:
    what the learner chose is never quietly replaced.
    """
    if wish == "ocr":
        return Route("ocr", "You chose this route.")
    vision = VISION_MODEL in registry.READERS
    if wish == "vlm":
        if not vision:
            raise MissingDependency(
                "This version of TenseLens has no vision model.", "Choose the route ocr or auto."
            )
        return Route("vlm", "You chose this route.")
    if wish != "auto":
        raise BadSettings(f"There is no route “{wish}”.", "Choose auto, ocr or vlm.")
    if not photo:
        return Route("ocr", "Typed text needs no reading; the text models correct it.")
    if not vision:
        return Route("ocr", "This version has no vision model.")
    problem = registry.reader(VISION_MODEL).missing()
    if problem is not None:
        return Route("ocr", f"The vision model cannot be used: {problem}")
    return Route("vlm", "The vision model is installed.")


def crew_for(settings: Settings, *, photo: bool) -> Crew:
    """Choose route and models by the settings; nothing is loaded yet.

    Raises `MissingDependency` with what to install when a reader or corrector that is needed is
    missing; a missing second opinion is only noted.
    """
    route = choose_route(settings.route, photo=photo)
    vision = route.name == "vlm"
    corrector = registry.corrector(VISION_MODEL if vision else settings.corrector)
    _require(corrector)
    reader = None
    if photo:
        reader = _reader(VISION_MODEL if vision else settings.reader)
    opinion, notes = _second_opinion(settings)
    weaker = (_weaker(backend) for backend in (reader, corrector) if backend is not None)
    notes = tuple(filter(None, (*weaker, *notes)))
    return Crew(route, reader, corrector, opinion, notes)


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
