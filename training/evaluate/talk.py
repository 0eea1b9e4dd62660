"""Questions to a vision model that can be asked anything, and its answers, kept in a file."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Protocol, runtime_checkable

from models.errors import TutorError
from models.photo import Photo
from training.evaluate.routes import Route
from training.json_lines import append_line, read_lines

FILE = "talk.jsonl"


@runtime_checkable
class Talks(Route, Protocol):
    """A route with a model that takes any question about a photo.

    ``only_lessons``: it was taught no others than those of `models.prompts`.
    """

    @property
    def only_lessons(self) -> bool: ...

    def ask(self, photo: Photo, question: str) -> str:
        """Its answer, as it is. Raises `TutorError`."""


class Talk:
    """What was asked and answered before is not asked again."""

    def __init__(self, route: Talks, folder: Path) -> None:
        self._route, self._path = route, folder / FILE
        self._known: dict[str, str] = {
            line["key"]: line["answer"] for line in read_lines(self._path)
        }

    def about(self, digest: str, photo: Callable[[], Photo], question: str) -> str:
        """The answer; an error is one too. ``digest`` tells photos apart without opening them."""
        key = hashlib.sha256(f"{digest} {question}".encode()).hexdigest()
        if key not in self._known:
            try:
                self._route.load()
                answer = self._route.ask(photo(), question)
            except TutorError as error:
                answer = str(error)
            self._known[key] = answer
            append_line(self._path, {"key": key, "question": question, "answer": answer})
        return self._known[key]
