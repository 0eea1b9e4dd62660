"""Lessons as rows of the history, and the rows as values."""

from __future__ import annotations

import base64
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from models.errors import HistoryFailed
from models.grammar.types import EditKind
from tutor_app.as_json import lesson_json
from tutor_app.from_json import lesson_of
from tutor_app.history_values import Entry, Kept, Search, folded, midnight

if TYPE_CHECKING:
    import sqlite3

    from tutor_app.lesson import Lesson

_COLUMNS = (
    "id, made, text, corrected, route, reader, corrector, photo_digest, photo_path, thumbnail"
)
_HIGHEST = 2**63 - 1  # number that SQLite knows


@dataclass(frozen=True, slots=True)
class Place:
    """Where a lesson stands in the history; ``number`` None: at the end."""

    number: int | None
    made: float
    photo_path: str | None
    thumbnail: bytes | None

    @classmethod
    def of(cls, entry: Entry) -> Place:
        return cls(entry.number, entry.made.timestamp(), entry.photo_path, entry.thumbnail)


def insert(database: sqlite3.Connection, lesson: Lesson, place: Place) -> int:
    """Write a lesson and its edits; returns its number."""
    correction = lesson.correction
    titles = " ".join(explanation.title for explanation in lesson.explanations)
    row = {
        "id": place.number,
        "made": place.made,
        "words": folded(f"{correction.original}\n{correction.corrected}\n{titles}"),
        "text": correction.original,
        "corrected": correction.corrected,
        "route": lesson.route.name,
        "reader": "" if lesson.transcript is None else lesson.transcript.reader,
        "corrector": lesson.corrector,
        "photo_digest": lesson.photo_digest,
        "photo_path": place.photo_path,
        "thumbnail": place.thumbnail,
        "page": json.dumps(lesson_json(lesson)),
    }
    names = ", ".join(row)
    slots = ", ".join("?" * len(row))
    statement = f"INSERT INTO lesson ({names}) VALUES ({slots})"
    number = database.execute(statement, tuple(map(_storable, row.values()))).lastrowid
    assert number is not None
    database.executemany(
        "INSERT INTO edit (lesson, place, kind, rule, certainty) VALUES (?, ?, ?, ?, ?)",
        (
            (number, at, str(each.edit.kind), each.rule, str(each.edit.certainty))
            for at, each in enumerate(lesson.explanations)
        ),
    )
    return number


def remove(database: sqlite3.Connection, number: int) -> Entry:
    """Delete a lesson and its edits. Raises `HistoryFailed` where it is not there."""
    entry = entry_of(database, number)
    database.execute("DELETE FROM lesson WHERE id = ?", (number,))
    return entry


def matching(database: sqlite3.Connection, search: Search) -> tuple[Entry, ...]:
    """The lessons that fit, newest first."""
    where, values = _where(search)
    query = (
        f"SELECT {_COLUMNS} FROM lesson WHERE {where} ORDER BY made DESC, id DESC LIMIT ? OFFSET ?"
    )
    rows = database.execute(query, (*values, search.limit, search.skip)).fetchall()
    return tuple(_entry(database, row) for row in rows)


def count(database: sqlite3.Connection, search: Search) -> int:
    where, values = _where(search)
    query = f"SELECT count(*) FROM lesson WHERE {where}"
    return int(database.execute(query, values).fetchone()[0])


def entry_of(database: sqlite3.Connection, number: int) -> Entry:
    """Raises `HistoryFailed` where there is no such lesson (any more)."""
    row = None
    if 0 < number <= _HIGHEST:
        query = f"SELECT {_COLUMNS} FROM lesson WHERE id = ?"
        row = database.execute(query, (number,)).fetchone()
    if row is None:
        raise HistoryFailed(f"There is no lesson {number} in the history.")
    return _entry(database, row)


def kept(database: sqlite3.Connection, number: int) -> Kept:
    """The whole lesson. Raises `HistoryFailed` where it is not there or cannot be read."""
    entry = entry_of(database, number)
    page = database.execute("SELECT page FROM lesson WHERE id = ?", (number,)).fetchone()[0]
    try:
        return Kept(entry, lesson_of(json.loads(page)))
    except ValueError as error:
        raise HistoryFailed(
            f"Lesson {number} of the history cannot be read.", "Its text is still in the list."
        ) from error


def entry_json(lesson: Kept) -> dict[str, Any]:
    """A lesson with its place in the history; ``thumbnail`` is a JPEG file in base 64."""
    entry = lesson.entry
    thumbnail = entry.thumbnail
    return {
        "number": entry.number,
        "made": entry.made.isoformat(timespec="seconds"),
        "photo_path": entry.photo_path,
        "thumbnail": None if thumbnail is None else base64.b64encode(thumbnail).decode("ascii"),
        "lesson": lesson_json(lesson.lesson),
    }


def _entry(database: sqlite3.Connection, row: Sequence[Any]) -> Entry:
    number, made, text, corrected, *others = row
    edits = database.execute(
        "SELECT kind, rule FROM edit WHERE lesson = ? ORDER BY place", (number,)
    ).fetchall()
    return Entry(
        number,
        datetime.fromtimestamp(made, UTC).astimezone(),
        text,
        corrected,
        tuple(EditKind(kind) for kind, _ in edits),
        tuple(rule for _, rule in edits),
        *others,
    )


def _where(search: Search) -> tuple[str, tuple[Any, ...]]:
    """The condition of a query and what goes into its slots."""
    terms: list[str] = ["1"]
    values: list[Any] = []
    for word in folded(search.words).split():
        terms.append("instr(words, ?)")
        values.append(word)
    if search.kinds:
        slots = ", ".join("?" * len(search.kinds))
        terms.append(f"EXISTS (SELECT 1 FROM edit WHERE lesson = id AND kind IN ({slots}))")
        values += sorted(map(str, search.kinds))
    if search.first is not None:
        terms.append("made >= ?")
        values.append(midnight(search.first))
    if search.last is not None:
        terms.append("made < ?")
        values.append(midnight(search.last + timedelta(days=1)))
    return " AND ".join(terms), tuple(values)


def _storable(value: Any) -> Any:
    """SQLite keeps UTF-8: half of a surrogate pair alone becomes a replacement character."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    return value
