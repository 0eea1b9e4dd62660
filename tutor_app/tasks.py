"""What the window has done beside it, on the thread of `JobRunner`; no task touches a widget."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QSize, Qt
from PySide6.QtGui import QImage

from models.errors import MissingDependency
from tutor_app.crew import crew_for
from tutor_app.lesson import check_text, read_photo

if TYPE_CHECKING:
    from PIL import Image

    from models.backends import Ticket
    from models.photo import Photo
    from models.transcript import Transcript
    from tutor_app.lesson import Lesson
    from tutor_app.settings import Settings

SHOWN_PIXELS = 6_000_000  # a larger photo is shown by a smaller copy; it is read as it is
THUMBNAIL = QSize(320, 200)


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


def turn_photo(before: OnDesk, ticket: Ticket) -> OnDesk:
    """The photo turned clockwise by a quarter."""
    from PIL import Image

    from models.photo import Photo

    ticket.progress("Turning the photo", 0.05)
    turned = before.photo.image.transpose(Image.Transpose.ROTATE_270)
    photo = Photo.of(turned, source=before.photo.source)
    return OnDesk(photo, _shown(photo), before.path)


def read(on_desk: OnDesk, settings: Settings, ticket: Ticket) -> Transcript:
    ticket.progress("Getting the reader ready", 0.1)
    reader = crew_for(settings, photo=True).reader
    if reader is None:
        raise MissingDependency("Nobody is there to read the photo.", "Choose a reader.")
    return read_photo(on_desk.photo, reader, ticket)


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
    lesson = check_text(
        text,
        crew_for(settings, photo=on_desk is not None),
        ticket,
        language=settings.language,
        only_sure=settings.only_sure,
        ignored=settings.ignored_rules,
    )
    if on_desk is None:
        return lesson
    return replace(lesson, photo_digest=on_desk.photo.digest, transcript=transcript)


def _shown(photo: Photo) -> QImage:
    image = photo.image
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


def thumbnail(image: QImage) -> bytes:
    """A small JPEG file of ``image``."""
    smooth = Qt.TransformationMode.SmoothTransformation
    small = image.scaled(THUMBNAIL, Qt.AspectRatioMode.KeepAspectRatio, smooth)
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    small.save(buffer, "JPEG", 80)  # type: ignore[call-overload]
    return bytes(buffer.data().data())
