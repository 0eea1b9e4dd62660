"""What can still be read of a damaged history, put into the new one."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

from tutor_app.from_json import lesson_of
from tutor_app.history_rows import Place, insert
from tutor_app.lesson import Lesson

MOST = 1_000_000  # numbers that are tried: a damaged counter may say anything


def salvage(damaged: Path, database: sqlite3.Connection) -> int:
    """Copy the lessons of ``damaged`` that are whole into the new ``database``; their number.

    All of them or, where the new file cannot be written, none. ``damaged`` stays as it is.
    """
    database.execute("BEGIN IMMEDIATE")
    try:
        count = 0
        for lesson, place in _readable(damaged):
            with suppress(sqlite3.IntegrityError):  # of a wrong type: damaged after all
                insert(database, lesson, place)
                count += 1
        database.execute("COMMIT")
    except sqlite3.Error:
        if database.in_transaction:
            database.execute("ROLLBACK")
        return 0
    return count


def _readable(damaged: Path) -> Iterator[tuple[Lesson, Place]]:
    """Each lesson is looked up by its number: a damaged page hides only what stands on it."""
    with closing(sqlite3.connect(f"{damaged.resolve().as_uri()}?mode=ro", uri=True)) as database:
        for number in range(1, min(_highest(database), MOST) + 1):
            try:
                row = database.execute(_ROW, (number,)).fetchone()
                if row is not None:
                    made, photo_path, thumbnail, page = row
                    lesson = lesson_of(json.loads(page))
                    yield lesson, Place(number, float(made), photo_path, thumbnail)
            except (sqlite3.DatabaseError, TypeError, ValueError):
                continue


_ROW = "SELECT made, photo_path, thumbnail, page FROM lesson WHERE id = ?"
_HIGHEST = (
    "SELECT seq FROM sqlite_sequence WHERE name = 'lesson'",
    "SELECT max(id) FROM lesson",
)


def _highest(database: sqlite3.Connection) -> int:
    """The highest number that a lesson may have; 0 where nothing can be read."""
    found = 0
    for query in _HIGHEST:
        try:
            row = database.execute(query).fetchone()
            found = max(found, int(row[0]))
        except (sqlite3.DatabaseError, TypeError, ValueError):
            continue
    return found
