"""What goes between the window and the process of the models: pickled messages on two pipes.

A message is preceded by its length and followed by the pixels of a photo, if it brings one. Photos
are known by their digest: one that was sent is not sent again.
"""

from __future__ import annotations

import io
import pickle
import struct
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, BinaryIO

if TYPE_CHECKING:
    from models.photo import Photo
    from tutor_app.settings import Settings

_LENGTHS = struct.Struct("!QQ")  # of the message and of the pixels


@dataclass(frozen=True, slots=True)
class Use:
    """From now on models are looked for as the settings say."""

    settings: Settings


@dataclass(frozen=True, slots=True)
class Pixels:
    """The pixels that follow, RGB in rows, are those of the photo of this digest."""

    digest: str
    size: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Work:
    """``what`` is ``module:function``; ``given`` are its arguments but for the ticket, by place and
    by name, as `packed` made them.

    What comes in one ``lane`` is done in turn, what is in others beside it.
    """

    number: int
    lane: int
    what: str
    given: bytes


@dataclass(frozen=True, slots=True)
class Stop:
    number: int


@dataclass(frozen=True, slots=True)
class Step:
    number: int
    step: str
    fraction: float


@dataclass(frozen=True, slots=True)
class Said:
    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Done:
    number: int
    result: Any


@dataclass(frozen=True, slots=True)
class Failed:
    """``error`` is None where the work was stopped."""

    number: int
    error: Exception | None


@dataclass(frozen=True, slots=True)
class Logged:
    level: int
    name: str
    text: str


def write(pipe: BinaryIO, message: object, pixels: bytes = b"") -> None:
    """Raises `OSError` where nobody reads any more."""
    packed = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
    pipe.write(_LENGTHS.pack(len(packed), len(pixels)) + packed)
    if pixels:
        pipe.write(pixels)
    pipe.flush()


def read(pipe: BinaryIO) -> tuple[Any, bytes] | None:
    """The next message, and the pixels behind it; None where the other end is closed."""
    head = pipe.read(_LENGTHS.size)
    if len(head) < _LENGTHS.size:
        return None
    length, behind = _LENGTHS.unpack(head)
    packed, pixels = pipe.read(length), pipe.read(behind)
    if len(packed) < length or len(pixels) < behind:
        return None
    return pickle.loads(packed), pixels


def packed(given: object, photo: Callable[[Photo], None]) -> bytes:
    """``given`` without the pixels of its photos, each of which ``photo`` is told."""
    buffer = io.BytesIO()
    _Packer(buffer, photo).dump(given)
    return buffer.getvalue()


def unpacked(given: bytes, photo: Callable[[str, str], Photo]) -> Any:
    """What `packed` packed; ``photo`` is asked by digest and source."""
    return _Unpacker(io.BytesIO(given), photo).load()


class _Packer(pickle.Pickler):
    def __init__(self, file: BinaryIO, photo: Callable[[Photo], None]) -> None:
        super().__init__(file, pickle.HIGHEST_PROTOCOL)
        self._photo = photo

    def persistent_id(self, obj: object) -> tuple[str, str] | None:
        # Where the module was never imported, nothing is a photo.
        photos = sys.modules.get("models.photo")
        if photos is None or not isinstance(obj, photos.Photo):
            return None
        self._photo(obj)
        return obj.digest, obj.source


class _Unpacker(pickle.Unpickler):
    def __init__(self, file: BinaryIO, photo: Callable[[str, str], Photo]) -> None:
        super().__init__(file)
        self._photo = photo

    def persistent_load(self, pid: tuple[str, str]) -> Photo:
        return self._photo(*pid)
