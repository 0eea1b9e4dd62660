"""What the window has done beside it, on the thread of `JobRunner`; no task touches a widget."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from models.parts import parts_of
from models.voting import with_edits
from tutor_app.crew import crew_for
from tutor_app.lesson import check_text, explained_in, ignoring, of_photo, read_photo

if TYPE_CHECKING:
    from PIL import Image

    from models.backends import Ticket
    from models.grammar.types import Edit
    from models.photo import Photo
    from models.transcript import Box, Transcript
    from tutor_app.lesson import Lesson
    from tutor_app.settings import Settings

SHOWN_PIXELS = 6_000_000  # a larger photo is shown by a smaller copy; it is read as it is

SURE = 0.85  # a photo that was read so well needs no advice


@dataclass(frozen=True, slots=True, eq=False)
class OnDesk:
    """A photo that can be shown: ``image`` may be smaller than the photo."""

    photo: Photo
    image: QImage
    path: Path | None = None

    @property
    def width(self) -> int:
        return self.photo.image.width


def open_photo(source: Path | QImage, name: str, ticket: Ticket) -> OnDesk:
    """Raises `BadPhoto`. ``name`` is what the learner calls it."""
    from models.photo import Photo

    ticket.progress("Opening the photo", 0.05)
    if isinstance(source, Path):
        photo = Photo.open(source, name=name)
        return OnDesk(photo, _shown(photo), source)
    photo = Photo.of(_pillow(source), source=name)
    return OnDesk(photo, _shown(photo))


def edit_photo(before: OnDesk, box: Box | None, ticket: Ticket) -> OnDesk:
    """Only ``box`` of the photo; the whole of it turned clockwise by a quarter where it is None."""
    from PIL import Image

    from models.photo import Photo

    image = before.photo.image
    if box is None:
        ticket.progress("Turning the photo", 0.05)
        edited = image.transpose(Image.Transpose.ROTATE_270)
    else:
        ticket.progress("Cutting the photo", 0.05)
        edited = image.crop((box.left, box.top, box.right, box.bottom))
    photo = Photo.of(edited, source=before.photo.source)
    return OnDesk(photo, _shown(photo), before.path)


@dataclass(frozen=True, slots=True, eq=False)
class FlatPage:
    """``image`` may be smaller than the page, of which ``width`` is in pixels. ``transcript`` has
    its boxes on the page instead of the photo."""

    image: QImage
    width: int
    transcript: Transcript | None


def flat_page(on_desk: OnDesk, transcript: Transcript | None, ticket: Ticket) -> FlatPage:
    """The page as the readers see it: flat, upright and evenly lit."""
    from models.page import flatten
    from models.page.way_back import on_page

    ticket.progress("Looking for the page", 0.1)
    page = flatten(on_desk.photo)
    image = _picture(page.image.convert("RGB"))
    if transcript is None:
        return FlatPage(image, page.image.width, None)
    boxes = on_page(page, [word.box for word in transcript.words])
    words = tuple(replace(word, box=box) for word, box in zip(transcript.words, boxes, strict=True))
    return FlatPage(image, page.image.width, replace(transcript, words=words))


@dataclass(frozen=True, slots=True)
class ReadPhoto:
    """``advice`` says how to take a better photo, "" where this one was read well."""

    transcript: Transcript
    advice: str = ""


def read(on_desk: OnDesk, settings: Settings, ticket: Ticket) -> ReadPhoto:
    """Raises `TutorError` where there is nothing to correct on the photo, or nobody to read it."""
    ticket.progress("Getting the reader ready", 0.1)
    crew = crew_for(settings, photo=on_desk.photo)
    transcript = read_photo(on_desk.photo, crew, ticket)
    if transcript.confidence >= SURE:
        return ReadPhoto(transcript)
    legibility = transcript.legibility
    if legibility is None:  # this reader does not judge photos
        from models.page import judge

        legibility = judge(on_desk.photo)
    return ReadPhoto(transcript, " ".join(legibility.advice))


def check(
    text: str,
    settings: Settings,
    ticket: Ticket,
    *,
    on_desk: OnDesk | None = None,
    transcript: Transcript | None = None,
) -> Lesson:
    """``transcript`` is what was read before the learner mended it to ``text``."""
    ticket.progress("Getting the corrector ready", 0.05)
    # A text that the learner has mended was compared with the photo.
    as_read = transcript if transcript is not None and transcript.text == text else None
    photo = None if on_desk is None else on_desk.photo
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


def _shown(photo: Photo) -> QImage:
    return _picture(photo.image)


def _picture(image: Image.Image) -> QImage:
    """``image``, which is RGB, made smaller where it has too many pixels to be moved about."""
    pixels = image.width * image.height
    if pixels > SHOWN_PIXELS:
        scale = (SHOWN_PIXELS / pixels) ** 0.5
        image = image.resize((round(image.width * scale), round(image.height * scale)))
    width, height = image.size
    shown = QImage(image.tobytes(), width, height, width * 3, QImage.Format.Format_RGB888)
    return shown.copy()  # the bytes above are gone when this function ends


def _pillow(image: QImage) -> Image.Image:
    from PIL import Image

    plain = image.convertToFormat(QImage.Format.Format_RGBA8888)
    size, stride = (plain.width(), plain.height()), plain.bytesPerLine()
    return Image.frombuffer("RGBA", size, bytes(plain.constBits()), "raw", "RGBA", stride, 1)


def adapted(lesson: Lesson, settings: Settings, ticket: Ticket) -> Lesson:
    """``lesson`` in the language and without the rules that the learner wants now."""
    ticket.progress("Explaining", 0.5)
    return ignoring(explained_in(lesson, settings.language), settings.ignored_rules)


def without(lesson: Lesson, ignored: Collection[Edit]) -> Lesson:
    """``lesson`` as if ``ignored`` had not been found."""
    if not ignored:
        return lesson
    from models.grammar.groups import verb_groups

    left = tuple(each for each in lesson.explanations if each.edit not in ignored)
    correction = with_edits(lesson.correction, [each.edit for each in left])
    tenses = verb_groups(correction.corrected)
    return replace(lesson, correction=correction, explanations=left, tenses=tenses)
