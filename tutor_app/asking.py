"""Questions about a lesson: what of it a text model is told, and which model answers. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from models import tutor
from models.errors import MissingDependency
from models.grammar.tokens import sentences
from models.tutor_prompts import Point, Taught, Turn

if TYPE_CHECKING:
    from models.backends import Ticket
    from models.tutor import Chat
    from tutor_app.lesson import Lesson
    from tutor_app.settings import Settings

__all__ = ["Answer", "Turn", "ask", "chat_for"]


@dataclass(frozen=True, slots=True)
class Answer:
    """``by`` is who answered; ``caution`` what a learner should know of it, "" for nothing."""

    text: str
    by: str
    caution: str = ""


def ask(
    lesson: Lesson, turns: Sequence[Turn], question: str, settings: Settings, ticket: Ticket
) -> Answer:
    """The answer to ``question``; ``turns`` are the questions before, oldest first.

    While it is written, ``ticket.say`` gets all of it so far. Raises `TutorError`, and `Cancelled`
    within 0.2 s of it; what was said until then stands in what the ticket heard.
    """
    chat = _who_looked(lesson, settings) or chat_for(settings)
    missing = chat.missing()
    if missing is not None:
        raise MissingDependency("Nobody is there to answer questions.", missing)
    ticket.progress("Thinking about your question", 0.0)
    answer = ""
    for piece in tutor.ask(taught_of(lesson, settings.language), turns, question, chat, ticket):
        answer += piece
        ticket.say(answer)
    return Answer(answer.strip(), chat.title, chat.caution)


def chat_for(settings: Settings) -> Chat:
    """The learner's server where there is one, else the text model of this computer.

    Raises `BadSettings` for an address that cannot be used, or is not on this computer while
    ``tutor_may_be_remote`` is off or ``offline`` is on.
    """
    if settings.tutor_server:
        from models.chat_server import ServerChat

        remote = settings.tutor_may_be_remote and not settings.offline
        return ServerChat(settings.tutor_server, model=settings.tutor_model, remote=remote)
    from models.chat_local import LocalChat

    return LocalChat()


def _who_looked(lesson: Lesson, settings: Settings) -> Chat | None:
    """The vision model that corrected the lesson, if it is still there and can talk."""
    if lesson.route.name != "vlm" or settings.tutor_server:
        return None
    from models.vision_in_use import chat_about

    text = lesson.correction.original
    at = lesson.correction.edits[0].span.start if lesson.correction.edits else 0
    spans = sentences(text)
    about = next((span for span in spans if span.start <= at < span.end), spans[0])
    return chat_about(about.of(text))


def taught_of(lesson: Lesson, language: str) -> Taught:
    """What a model is told of ``lesson``; it answers in ``language``."""
    corrected = lesson.correction.corrected
    return Taught(
        lesson.correction.original,
        corrected,
        tuple(
            Point(
                each.edit.before,
                each.edit.after,
                each.title,
                " ".join(filter(None, (each.text, each.why_here))),
            )
            for each in lesson.explanations
        ),
        tuple((group.span.of(corrected), group.name) for group in lesson.tenses),
        language,
    )
