"""Photos on the desk: opened, turned, cut and laid flat, on the thread of `JobRunner`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from tutor_app import tasks

if TYPE_CHECKING:
    from PIL import Image

    from models.backends import Ticket
    from models.photo import Photo
    from models.transcript import Box, Transcript


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
    image, width, moved = tasks.flatten(on_desk.photo, transcript, ticket)
    return FlatPage(_picture(image), width, moved)


def _shown(photo: Photo) -> QImage:
    return _picture(tasks.smaller(photo.image))


def _picture(image: Image.Image) -> QImage:
    """Of ``image``, which is RGB."""
    width, height = image.size
    shown = QImage(image.tobytes(), width, height, width * 3, QImage.Format.Format_RGB888)
    return shown.copy()  # the bytes above are gone when this function ends


def _pillow(image: QImage) -> Image.Image:
    from PIL import Image

    plain = image.convertToFormat(QImage.Format.Format_RGBA8888)
    size, stride = (plain.width(), plain.height()), plain.bytesPerLine()
    return Image.frombuffer("RGBA", size, bytes(plain.constBits()), "raw", "RGBA", stride, 1)
