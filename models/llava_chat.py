"""Follow-up questions to a vision model: the lesson's conversation, with the photo in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from models.backends import Ticket
from models.errors import MissingDependency
from models.llava_errors import working

if TYPE_CHECKING:
    from models.llava import Llava
    from models.prompts import Message as Shown
    from models.tutor_prompts import Message

MOST_TOKENS = 220


class PhotoChat:
    """A `models.tutor.Chat` that looks at ``sentence`` of the last photo while it answers.

    The photo stands in the learner's first turn only, as in LLaVA's training data.
    """

    def __init__(self, llava: Llava, sentence: str) -> None:
        self._llava, self._sentence = llava, sentence

    @property
    def title(self) -> str:
        return self._llava.title

    @property
    def caution(self) -> str:
        return ""

    def missing(self) -> str | None:
        if self._llava.wish.model.pocket:
            return f"{self.title} answers no questions."
        if self._llava.square_of(self._sentence) is None:
            return f"{self.title} has not seen this sentence."
        return self._llava.missing()

    def answer(self, messages: Sequence[Message], ticket: Ticket) -> Iterator[str]:
        """Raises `MissingDependency`, `OutOfMemory`, `BackendFailed`, `TooMuchText`."""
        from models.llava_talk import growing

        problem = self.missing()
        square = self._llava.square_of(self._sentence)
        if problem is not None or square is None:
            raise MissingDependency(f"{self.title} cannot answer.", problem or "")
        loaded = self._llava.ready(ticket)
        told = ""
        with working(self._llava.wish.model):
            for so_far in growing(
                loaded, square.image, list(_with_photo(messages)), ticket, most=MOST_TOKENS
            ):
                yield so_far.text[len(told) :]
                told = so_far.text


def _with_photo(messages: Sequence[Message]) -> Iterator[Shown]:
    waiting = True
    for message in messages:
        content: list[dict[str, str]] = [{"type": "text", "text": message["content"]}]
        if message["role"] == "user" and waiting:
            content.insert(0, {"type": "image"})
            waiting = False
        yield {"role": message["role"], "content": content}
