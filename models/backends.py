"""What a reader and a corrector are, and the ticket that goes with each piece of their work."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from models.grammar.types import Correction, OtherRemark, Span

if TYPE_CHECKING:  # a photo needs Pillow, which checking typed text must not import
    from models.page import Page
    from models.photo import Photo
    from models.transcript import Transcript


class Cancelled(BaseException):
    """The learner stopped the work. Not an `Exception`: no ``except Exception`` may swallow it."""


class Ticket:
    """Goes with one piece of work: hears how far it is, and says when to stop.

    ``report`` is called as ``report(step, fraction)`` on the thread that does the work, with
    ``step`` a short phrase for the learner and ``fraction`` in 0..1; ``hear`` as ``hear(text)``
    while a model writes, with all that it has written of its answer. `cancel` may be called from
    any thread, more than once.
    """

    def __init__(
        self,
        report: Callable[[str, float], None] | None = None,
        hear: Callable[[str], None] | None = None,
    ) -> None:
        self._report = report
        self._hear = hear
        self._stop = threading.Event()
        self._followers: list[Callable[[], None]] = []
        self._lock = threading.Lock()

    def cancel(self) -> None:
        with self._lock:
            self._stop.set()
            followers, self._followers = self._followers, []
        for follow in followers:
            follow()

    def when_cancelled(self, follow: Callable[[], None]) -> None:
        """Call ``follow`` as soon as the learner stops, on the thread that hears it; now where that
        has happened."""
        with self._lock:
            if not self._stop.is_set():
                self._followers.append(follow)
                return
        follow()

    @property
    def cancelled(self) -> bool:
        return self._stop.is_set()

    def progress(self, step: str, fraction: float) -> None:
        """Report; raises `Cancelled` when the learner stopped. Call it between pieces of work."""
        self.go_on()
        if self._report is not None:
            self._report(step, min(1.0, max(0.0, fraction)))

    def go_on(self) -> None:
        """Raises `Cancelled` when the learner stopped, and reports nothing: for inner loops."""
        if self._stop.is_set():
            raise Cancelled

    def say(self, text: str) -> None:
        """``text`` is the whole of an answer so far; raises `Cancelled` as `progress` does."""
        self.go_on()
        if self._hear is not None:
            self._hear(text)


class Backend(Protocol):
    """Anything that must be installed and loaded before it can work.

    ``name`` is its key in settings, history and tests; ``title`` is what the learner sees.
    """

    @property
    def name(self) -> str: ...

    @property
    def title(self) -> str: ...

    def missing(self) -> str | None:
        """A sentence that says what to install, or None. Cheap: imports nothing heavy."""

    def load(self, ticket: Ticket) -> None:
        """Get ready to work. Dear once, free when it is loaded already. Raises `TutorError`."""

    def unload(self) -> None:
        """Give the memory back. Free when it is not loaded."""


class Reader(Backend, Protocol):
    def read(self, photo: Photo, ticket: Ticket) -> Transcript:
        """What is on the paper, letter by letter, errors included. Loads itself when needed."""


@runtime_checkable
class PageReader(Reader, Protocol):
    """A reader that reads the flattened page, which can then be looked at."""

    def transcribe(self, page: Page, photo: Photo, ticket: Ticket) -> Transcript:
        """What is on ``page``, which was made of ``photo``; boxes are on the photo."""


@runtime_checkable
class Corrector(Backend, Protocol):
    def correct(self, text: str, ticket: Ticket) -> Correction:
        """Correct the verbs of ``text`` (sentences, paragraphs). Loads itself when needed."""


@runtime_checkable
class BatchCorrector(Corrector, Protocol):
    """A corrector that is faster on many texts at once."""

    def correct_many(self, texts: Iterable[str], ticket: Ticket) -> Iterator[Correction]:
        """One correction for each text, in order, as they become ready."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What a model found that looked at the photo; ``unanswered`` are sentences of the text on
    which it gave no answer that can be used. ``pace`` is in tokens a second, 0.0 for none.
    """

    correction: Correction
    unanswered: tuple[Span, ...] = ()
    pace: float = 0.0


@runtime_checkable
class PhotoCorrector(PageReader, Protocol):
    """Reads a photo, and corrects a text while it looks at the photo of it."""

    @property
    def device(self) -> str: ...

    def look(self, text: str, photo: Photo, ticket: Ticket) -> Looked:
        """Correct the verbs of ``text``, which was read on ``photo`` and may have been mended
        since. Loads itself when needed."""


@dataclass(frozen=True, slots=True)
class Opinion:
    """What a second opinion says: verb edits, and remarks on the rest that are never applied."""

    correction: Correction
    remarks: tuple[OtherRemark, ...] = ()


@runtime_checkable
class Reviewer(Corrector, Protocol):
    """A corrector that also sees errors which are not about verbs."""

    def review(self, text: str, ticket: Ticket) -> Opinion: ...


@runtime_checkable
class Improvable(Protocol):
    """A backend that works, but would work better with something that is not installed."""

    def weaker(self) -> str | None:
        """A sentence that says what is missing and how to get it, or None. Cheap."""
