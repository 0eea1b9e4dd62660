"""What the history is asked and what it answers."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from models.grammar.types import EditKind

if TYPE_CHECKING:
    from tutor_app.lesson import Lesson


@dataclass(frozen=True, slots=True)
class Search:
    """Which lessons are wanted; what is not said does not matter.

    ``words`` must all occur, as parts of words, in the text, the corrected text or the titles of
    the explanations; letters count without case and accents. ``kinds``: it has an edit of one of
    these. ``first`` and ``last`` are days of the learner's own calendar, both included.
    ``limit`` lessons are given after the ``skip`` newest.
    """

    words: str = ""
    kinds: frozenset[EditKind] = frozenset()
    first: date | None = None
    last: date | None = None
    limit: int = 200
    skip: int = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """One lesson as a list shows it. ``made`` is in the learner's own time zone.

    ``kinds`` and ``rules`` are those of its edits, in their order. ``reader`` is "" for typed
    text. ``thumbnail`` holds the bytes of a small JPEG file.
    """

    number: int
    made: datetime
    text: str
    corrected: str
    kinds: tuple[EditKind, ...]
    rules: tuple[str, ...]
    route: str
    reader: str
    corrector: str
    photo_digest: str | None = None
    photo_path: str | None = None
    thumbnail: bytes | None = field(default=None, repr=False)

    @property
    def right(self) -> bool:
        return not self.kinds


@dataclass(frozen=True, slots=True)
class Kept:
    """A whole lesson from the history: enough to show it again, or to put it back."""

    entry: Entry
    lesson: Lesson


@dataclass(frozen=True, slots=True)
class Period:
    """What a learner did in one week or month that begins with ``first``.

    ``mistakes`` counts the sure edits of each kind, most frequent first; a maybe is a question,
    not a mistake. ``right`` of the ``lessons`` had no edit at all.
    """

    first: date
    lessons: int
    right: int
    mistakes: tuple[tuple[EditKind, int], ...]


def folded(text: str) -> str:
    """``text`` for a search: without accents, capitals and curly apostrophes."""
    apart = unicodedata.normalize("NFKD", text.casefold().replace("’", "'"))
    return "".join(char for char in apart if not unicodedata.combining(char))


def midnight(day: date) -> float:
    """The moment at which ``day`` begins where the learner is, in seconds since 1970."""
    return datetime.combine(day, time.min).astimezone().timestamp()
