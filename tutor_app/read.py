"""`tenselens read`: what stands on photos, letter by letter, and how it was read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from models.backends import PageReader, Ticket
from models.errors import BackendFailed, BadSettings, TutorError
from models.region import cut_region, shifted
from tutor_app.as_json import page_json, transcript_json
from tutor_app.crew import reader_for
from tutor_app.terminal import StepLine, say, show_text, to_json

if TYPE_CHECKING:
    from models.backends import Reader
    from models.page import Page
    from models.photo import Photo
    from models.transcript import Box, Transcript
    from tutor_app.settings import Settings

READ, NOT_READ = 0, 2
"""Exit statuses of `tenselens read`."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What the command line asks for. ``out`` None is the standard output.

    ``page``, from 1 on, is that of a PDF or TIFF.
    """

    photos: tuple[Path, ...]
    region: Box | None = None
    json: bool = False
    batch: bool = False
    out: Path | None = None
    debug: Path | None = None
    page: int = 1


@dataclass(frozen=True, slots=True)
class Outcome:
    """``page`` is None where the reader makes none; it lies on the region that was read."""

    photo: Photo
    transcript: Transcript
    page: Page | None


def read(wish: Wish, settings: Settings) -> int:
    """Read each photo, print what it says, return the exit status.

    A photo that cannot be read is told, the others are read all the same. Raises `TutorError`
    where nothing can be read at all, and where the only photo cannot.
    """
    reader = reader_for(settings)
    if wish.debug is not None and not isinstance(reader, PageReader):
        raise BadSettings(f"{reader.title} keeps no steps to look at.", "Use: settings reader=ocr")
    if len(wish.photos) == 1 and not wish.batch:
        outcome = _read(wish.photos[0], reader, wish)
        if wish.json:
            print(to_json(_json(outcome), indent=2))
        else:
            _show(outcome)
            _tell_of_pages(wish.photos[0], wish.page)
        return READ
    with ExitStack() as stack:
        out = _output(wish, stack)
        return _read_each(wish, reader, out)


def _read_each(wish: Wish, reader: Reader, out: IO[str] | None) -> int:
    found: list[dict[str, Any]] = []
    status = READ
    for path in wish.photos:
        try:
            outcome = _read(path, reader, wish)
        except TutorError as error:
            status = NOT_READ
            say(f"{path}: {error}")
            answer = {"id": path.name, "output": "", "error": str(error)}
        else:
            answer = {"id": path.name, "output": outcome.transcript.text}
            if wish.json:
                found.append(_json(outcome))
            elif not wish.batch:
                show_text(f"--- {path}")
                _show(outcome)
                show_text("")
        if wish.batch:
            print(to_json(answer), file=out, flush=True)
    if wish.json:
        print(to_json(found, indent=2))
    return status


def _read(path: Path, reader: Reader, wish: Wish) -> Outcome:
    from models.photo import Photo

    photo = Photo.open(path, page=wish.page)
    part = photo if wish.region is None else cut_region(photo, wish.region)
    steps = StepLine()
    ticket = Ticket(steps.report)
    try:
        page = None
        if isinstance(reader, PageReader):
            from models.page import flatten

            reader.load(ticket)
            page = flatten(part, pictures=wish.debug is not None)
            transcript = reader.transcribe(page, part, ticket)
        else:
            transcript = reader.read(part, ticket)
    finally:
        steps.wipe()
    if wish.region is not None:
        transcript = shifted(transcript, wish.region)
    if wish.debug is not None and page is not None:
        _save_steps(wish.debug, path.stem, photo, transcript, page)
    return Outcome(photo, transcript, page)


def _output(wish: Wish, stack: ExitStack) -> IO[str] | None:
    if wish.out is None:
        return None
    try:
        return stack.enter_context(wish.out.open("w", encoding="utf-8", newline="\n"))
    except OSError as error:
        raise TutorError(
            f"“{wish.out}” cannot be written: {error.strerror}.", "Choose another file for --out."
        ) from error


def _show(outcome: Outcome) -> None:
    show_text(outcome.transcript.text)
    for note in _notes(outcome.transcript):
        say(note)


def _tell_of_pages(path: Path, page: int) -> None:
    from models.photo import page_count

    pages = page_count(path)
    if pages > 1:
        say(f"This is page {page} of {pages}. Choose another with: --page N")


def _notes(transcript: Transcript) -> Iterator[str]:
    """What is wrong with the photo, and where the readers did not agree, to be looked at."""
    if transcript.legibility is not None and transcript.legibility.note:
        yield transcript.legibility.note
    for difference in transcript.differences:
        taken, *others = difference.readings
        seen = ", ".join(
            f"{other.reader} saw “{other.text}”" if other.text else f"{other.reader} saw nothing"
            for other in others
        )
        yield f"“{taken.text}”: {seen}"


def _json(outcome: Outcome) -> dict[str, Any]:
    photo = outcome.photo
    return {
        "photo": {"source": photo.source, "digest": photo.digest, "size": list(photo.image.size)},
        **transcript_json(outcome.transcript),
        "page": None if outcome.page is None else page_json(outcome.page),
    }


def _save_steps(folder: Path, name: str, photo: Photo, transcript: Transcript, page: Page) -> None:
    """A picture of each step: NAME-1-light.png and so on, then the words on the photo."""
    from tutor_app.word_picture import words_on

    try:
        folder.mkdir(parents=True, exist_ok=True)
        pictures = [(step.name, step.picture) for step in page.steps if step.picture is not None]
        pictures.append(("words", words_on(photo.image, transcript)))
        for number, (step, picture) in enumerate(pictures, start=1):
            picture.save(folder / f"{name}-{number}-{step}.png")
    except OSError as error:
        raise BackendFailed(
            f"The steps cannot be saved in “{folder}”: {error.strerror}.",
            "Choose another folder for --debug.",
        ) from error
