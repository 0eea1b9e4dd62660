"""Questions to a vision model that can be asked anything, and its answers, kept in a file."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Protocol, runtime_checkable

from models.errors import TutorError
from models.photo import Photo
from training.evaluate.routes import Route
from training.evaluate.truth import Shown
from training.json_lines import append_line, read_lines

FILE = "talk.jsonl"
MOST = 200  # tokens of an answer
Sight = Shown | Photo  # the sentence on a page, or a photo with nothing else to see


@runtime_checkable
class Talks(Route, Protocol):
    """A route with a model that takes any question about a photo.

    ``only_lessons``: it was taught no others than those of `models.prompts`.
    """

    @property
    def only_lessons(self) -> bool: ...

    def ask(self, sight: Sight, question: str, most: int) -> str:
        """Its answer, as it is, of ``most`` tokens at most. Raises `TutorError`."""


class Talk:
    """What was asked and answered before is not asked again."""

    def __init__(self, route: Talks, folder: Path) -> None:
        self._route, self._path = route, folder / FILE
        self._known: dict[str, str] = {
            line["key"]: line["answer"] for line in read_lines(self._path)
        }

    def about(self, sight: Sight, question: str, most: int = MOST) -> str:
        """The answer; an error is one too."""
        key = hashlib.sha256(f"{sight.digest} {question}".encode()).hexdigest()
        if key not in self._known:
            try:
                self._route.load()
                answer = self._route.ask(sight, question, most)
            except TutorError as error:
                answer = str(error)
            self._known[key] = answer
            append_line(self._path, {"key": key, "question": question, "answer": answer})
        return self._known[key]
