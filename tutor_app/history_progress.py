"""How the learner gets on: mistakes of each kind, week by week or month by month."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Literal

from models.grammar.types import Certainty, EditKind
from tutor_app.history_values import Period

if TYPE_CHECKING:
    import sqlite3


def progress(database: sqlite3.Connection, by: Literal["week", "month"]) -> tuple[Period, ...]:
    """Every week (from Monday) or month from the first lesson to the last, oldest first."""
    lessons: Counter[date] = Counter()
    right: Counter[date] = Counter()
    for made, edits in database.execute(_LESSONS):
        first = _first_day(made, by)
        lessons[first] += 1
        right[first] += not edits
    mistakes: defaultdict[date, Counter[EditKind]] = defaultdict(Counter)
    for made, kind in database.execute(_MISTAKES, (str(Certainty.SURE),)):
        mistakes[_first_day(made, by)][EditKind(kind)] += 1
    return tuple(
        Period(first, lessons[first], right[first], tuple(mistakes[first].most_common()))
        for first in _periods(sorted(lessons), by)
    )


_LESSONS = "SELECT made, EXISTS (SELECT 1 FROM edit WHERE lesson = id) FROM lesson"
_MISTAKES = "SELECT made, kind FROM edit JOIN lesson ON lesson = id WHERE certainty = ?"


def _first_day(made: float, by: Literal["week", "month"]) -> date:
    day = datetime.fromtimestamp(made, UTC).astimezone().date()
    return day.replace(day=1) if by == "month" else day - timedelta(days=day.weekday())


def _periods(known: list[date], by: Literal["week", "month"]) -> Iterator[date]:
    if not known:
        return
    first = known[0]
    while first <= known[-1]:
        yield first
        if by == "week":
            first += timedelta(days=7)
        else:
            first = (first + timedelta(days=31)).replace(day=1)
