"""`tenselens check`: one text or photo to a lesson on the terminal."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from models.backends import Ticket
from models.errors import HistoryFailed
from tutor_app.crew import crew_for
from tutor_app.lesson import check_photo, check_text
from tutor_app.source import text_or_photo
from tutor_app.terminal import StepLine, say, show, to_json

if TYPE_CHECKING:
    from models.photo import Photo
    from tutor_app.crew import Crew
    from tutor_app.lesson import Lesson
    from tutor_app.settings import Settings

RIGHT, ERRORS_FOUND, NOT_CHECKED = 0, 1, 2
"""Exit statuses of `tenselens check`."""


def check(
    words: list[str],
    settings: Settings,
    *,
    json: bool,
    save: Path | None = None,
    explain_route: bool = False,
) -> int:
    """Check what ``words`` name, print the lesson, return the exit status. Raises `TutorError`.

    ``save`` is a file that the lesson is written to as well; its suffix says how.
    ``explain_route`` says on standard error which route is taken, and on what facts.
    """
    if save is not None:
        from tutor_app.export import require_format

        require_format(save)
    given = text_or_photo(words)
    steps = StepLine()
    try:
        lesson = _lesson(given, settings, Ticket(steps.report), explain_route=explain_route)
    finally:
        steps.wipe()
    if save is not None:
        from tutor_app.export import save_lesson

        save_lesson(lesson, save, settings.language)
    if settings.keep_terminal_lessons:
        _keep(lesson)
    if json:
        from tutor_app.as_json import lesson_json

        print(to_json(lesson_json(lesson), indent=2))
    else:
        from tutor_app.lesson_page import lesson_lines

        show(lesson_lines(lesson, settings.language))
    return RIGHT if lesson.right else ERRORS_FOUND


def _lesson(
    given: str | Path, settings: Settings, ticket: Ticket, *, explain_route: bool
) -> Lesson:
    if isinstance(given, str):
        return check_text(
            given,
            _crew(settings, None, explain_route=explain_route),
            ticket,
            language=settings.language,
            only_sure=settings.only_sure,
            ignored=settings.ignored_rules,
        )
    from models.photo import Photo

    photo = Photo.open(given)  # first: a bad photo is told before anything is loaded
    return check_photo(
        photo,
        _crew(settings, photo, explain_route=explain_route),
        ticket,
        language=settings.language,
        only_sure=settings.only_sure,
        ignored=settings.ignored_rules,
    )


def _crew(settings: Settings, photo: Photo | None, *, explain_route: bool) -> Crew:
    crew = crew_for(settings, photo=photo)
    if explain_route:
        for fact in (*crew.route.facts, f"Route: {crew.route.name}. {crew.route.why}"):
            say(fact)
    return crew


def _keep(lesson: Lesson) -> None:
    """Put the lesson into the history; where that fails it is told, and the lesson still shown."""
    from tutor_app.history import History

    try:
        with History() as history:
            if history.complaint:
                say(history.complaint)
            history.add(lesson)
    except HistoryFailed as error:
        say(f"This lesson was not kept. {error.message}")
