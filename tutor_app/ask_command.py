"""`tenselens ask`: a question about a lesson, answered in the terminal."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from models.backends import Ticket
from models.errors import NoText
from tutor_app.asking import ask
from tutor_app.history import History, Search
from tutor_app.lesson import check_text, explained_in
from tutor_app.terminal import StepLine, harmless, say, to_json

if TYPE_CHECKING:
    from tutor_app.lesson import Lesson
    from tutor_app.settings import Settings


def ask_command(
    question: str, settings: Settings, *, text: str | None, number: int | None, json: bool
) -> int:
    """Print the answer as it comes, and return the exit status. Raises `TutorError`.

    The lesson is that on ``text``, or the kept one of this number, or the newest that was kept.
    """
    steps = StepLine()
    screen = _Screen(steps, quiet=json)
    try:
        ticket = Ticket(steps.report, screen.hear)
        lesson = _lesson(text, number, settings, ticket)
        answer = ask(lesson, (), question, settings, ticket)
    finally:
        steps.wipe()
        screen.end()
    if json:
        told = {"question": question, "answer": answer.text}
        print(to_json({**told, "by": answer.by, "caution": answer.caution}, indent=2))
    elif answer.caution:
        say(answer.caution)
    return 0


def _lesson(text: str | None, number: int | None, settings: Settings, ticket: Ticket) -> Lesson:
    if text is not None:
        from tutor_app.crew import crew_for

        crew = crew_for(replace(settings, route="ocr"))
        return check_text(
            text, crew, ticket, language=settings.language, ignored=settings.ignored_rules
        )
    with History() as history:
        if history.complaint:
            say(history.complaint)
        if number is None:
            newest = history.find(Search(limit=1))
            if not newest:
                raise NoText(
                    "There is no lesson yet to ask about.",
                    'Name a text: tenselens ask "Why?" --text "She go home."',
                )
            number = newest[0].number
        return explained_in(history.reopen(number).lesson, settings.language)


class _Screen:
    """Writes what is new of an answer that grows."""

    def __init__(self, steps: StepLine, *, quiet: bool) -> None:
        self._steps, self._quiet = steps, quiet
        self._shown = 0

    def hear(self, text: str) -> None:
        if self._quiet:
            return
        self._steps.wipe()
        new = text[self._shown :] if self._shown else text.lstrip()
        sys.stdout.write(harmless(new))
        sys.stdout.flush()
        self._shown = len(text)

    def end(self) -> None:
        if self._shown:
            print()
