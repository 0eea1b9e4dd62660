"""What the window has done in the process of the models; without Qt, so that it has none there."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from models.parts import parts_of
from models.voting import with_edits
from tutor_app.crew import crew_for
from tutor_app.lesson import check_text, explained_in, ignoring, of_photo, read_photo
from tutor_app.model_process import in_model_process

if TYPE_CHECKING:
    from PIL import Image

    from models.backends import Ticket
    from models.grammar.types import Edit
    from models.photo import Photo
    from models.transcript import Transcript
    from models.tutor_prompts import Turn
    from tutor_app.asking import Answer
    from tutor_app.choices import Installed
    from tutor_app.finding import Finding
    from tutor_app.lesson import Lesson
    from tutor_app.settings import Settings

SHOWN_PIXELS = 6_000_000  # a larger photo is shown by a smaller copy; it is read as it is
SURE = 0.85  # a photo that was read so well needs no advice


def smaller(image: Image.Image) -> Image.Image:
    """``image``, made smaller where it has too many pixels to be moved about."""
    pixels = image.width * image.height
    if pixels <= SHOWN_PIXELS:
        return image
    scale = (SHOWN_PIXELS / pixels) ** 0.5
    return image.resize((round(image.width * scale), round(image.height * scale)))


@in_model_process
def flatten(
    photo: Photo, transcript: Transcript | None, ticket: Ticket
) -> tuple[Image.Image, int, Transcript | None]:
    """The page on ``photo``, which may be made smaller, its width in pixels, and ``transcript``
    with its boxes on it."""
    from models.page import flatten as flat
    from models.page.way_back import on_page

    ticket.progress("Looking for the page", 0.1)
    page = flat(photo)
    image = smaller(page.image.convert("RGB"))
    if transcript is None:
        return image, page.image.width, None
    boxes = on_page(page, [word.box for word in transcript.words])
    words = tuple(replace(word, box=box) for word, box in zip(transcript.words, boxes, strict=True))
    return image, page.image.width, replace(transcript, words=words)


@dataclass(frozen=True, slots=True)
class ReadPhoto:
    """``advice`` says how to take a better photo, "" where this one was read well."""

    transcript: Transcript
    advice: str = ""


@in_model_process
def read(photo: Photo, settings: Settings, ticket: Ticket) -> ReadPhoto:
    """Raises `TutorError` where there is nothing to correct on the photo, or nobody to read it."""
    ticket.progress("Getting the reader ready", 0.1)
    crew = crew_for(settings, photo=photo)
    transcript = read_photo(photo, crew, ticket)
    if transcript.confidence >= SURE:
        return ReadPhoto(transcript)
    legibility = transcript.legibility
    if legibility is None:  # this reader does not judge photos
        from models.page import judge

        legibility = judge(photo)
    return ReadPhoto(transcript, " ".join(legibility.advice))


@in_model_process
def check(
    text: str,
    settings: Settings,
    ticket: Ticket,
    *,
    photo: Photo | None = None,
    transcript: Transcript | None = None,
) -> Lesson:
    """``transcript`` is what was read before the learner mended it to ``text``."""
    ticket.progress("Getting the corrector ready", 0.05)
    # A text that the learner has mended was compared with the photo.
    as_read = transcript if transcript is not None and transcript.text == text else None
    lesson = check_text(
        text,
        crew_for(settings, photo=photo),
        ticket,
        language=settings.language,
        only_sure=settings.only_sure,
        ignored=settings.ignored_rules,
        legibility=None if as_read is None else as_read.legibility,
        parts=() if transcript is None else parts_of(text, transcript.text, transcript.parts),
        photo=photo,
    )
    return lesson if photo is None else of_photo(lesson, photo, transcript)


@dataclass(frozen=True, slots=True)
class Adapted:
    """``shown`` is ``whole`` without what is ignored in this lesson only."""

    whole: Lesson
    shown: Lesson


@in_model_process
def adapt(lesson: Lesson, settings: Settings, ignored: Collection[Edit], ticket: Ticket) -> Adapted:
    """``lesson`` in the language and without the rules that the learner wants now."""
    ticket.progress("Explaining", 0.5)
    whole = ignoring(explained_in(lesson, settings.language), settings.ignored_rules)
    return Adapted(whole, _without(whole, ignored))


def _without(lesson: Lesson, ignored: Collection[Edit]) -> Lesson:
    """``lesson`` as if ``ignored`` had not been found."""
    if not ignored:
        return lesson
    from models.grammar.groups import verb_groups

    left = tuple(each for each in lesson.explanations if each.edit not in ignored)
    correction = with_edits(lesson.correction, [each.edit for each in left])
    tenses = verb_groups(correction.corrected)
    return replace(lesson, correction=correction, explanations=left, tenses=tenses)


@in_model_process
def answer(
    lesson: Lesson, turns: Sequence[Turn], question: str, settings: Settings, ticket: Ticket
) -> Answer:
    """See `asking.ask`."""
    from tutor_app.asking import ask

    return ask(lesson, turns, question, settings, ticket)


@in_model_process
def installed(ticket: Ticket) -> Installed:
    """What can be chosen in the settings."""
    from tutor_app import choices

    return choices.installed()


@in_model_process
def examined(ticket: Ticket) -> list[Finding]:
    """What the health page shows."""
    from tutor_app.doctor import examine

    return list(examine())


@in_model_process
def unload_idle(seconds: float, ticket: Ticket) -> None:
    """Give back the memory of models that have done nothing for ``seconds``."""
    from models.at_rest import idle

    for unload in idle(seconds):
        ticket.go_on()
        unload()
