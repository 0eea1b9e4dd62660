"""The readers at work on the photos."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from models.backends import Ticket
from models.errors import NoText
from models.photo import Photo
from models.registry import reader
from training.verbatim.photos import PrintedPhoto
from training.verbatim.scoring import Fate, fates


@dataclass(frozen=True, slots=True)
class Reading:
    """What one reader made of one photo, sentence by sentence."""

    reader: str
    photo: PrintedPhoto
    fates: tuple[Fate, ...]
    seconds: float


def ready(name: str) -> str | None:
    """What is missing for this reader, or None. Raises `BadSettings` for an unknown name."""
    return reader(name).missing()


def read_all(name: str, shown: Iterable[PrintedPhoto]) -> Iterator[Reading]:
    """Load the reader, read every photo, and give its memory back."""
    one = reader(name)
    one.load(Ticket())
    for photo in shown:
        opened = Photo.open(photo.file)
        start = time.perf_counter()
        try:
            text = one.read(opened, Ticket()).text
        except NoText:
            text = ""
        seconds = time.perf_counter() - start
        yield Reading(name, photo, fates(photo.sentences, text), seconds)
    one.unload()
