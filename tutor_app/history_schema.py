"""The tables of the history, as numbered migrations.

A migration that was published is never changed: what comes later is a new one at the end. The
number of the last that was made stands in SQLite's ``user_version``.
"""

from __future__ import annotations

import sqlite3

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        # An id is never given twice, so that a lesson that was deleted can come back under its own.
        # `made` is in seconds since 1970; `words` is what a search looks through, see `folded`;
        # `page` is the lesson as JSON. What is long stands last: a search need not read it.
        """
        CREATE TABLE lesson (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            made REAL NOT NULL,
            words TEXT NOT NULL,
            text TEXT NOT NULL,
            corrected TEXT NOT NULL,
            route TEXT NOT NULL,
            reader TEXT NOT NULL,
            corrector TEXT NOT NULL,
            photo_digest TEXT,
            photo_path TEXT,
            thumbnail BLOB,
            page TEXT NOT NULL
        ) STRICT
        """,
        "CREATE INDEX lesson_made ON lesson (made)",
        """
        CREATE TABLE edit (
            lesson INTEGER NOT NULL REFERENCES lesson ON DELETE CASCADE,
            place INTEGER NOT NULL,
            kind TEXT NOT NULL,
            rule TEXT NOT NULL,
            certainty TEXT NOT NULL,
            PRIMARY KEY (lesson, place)
        ) STRICT, WITHOUT ROWID
        """,
    ),
)
NEWEST = len(MIGRATIONS)


def version_of(database: sqlite3.Connection) -> int:
    """How many migrations were made; more than `NEWEST` in the file of a newer TenseLens."""
    return int(database.execute("PRAGMA user_version").fetchone()[0])


def migrate(database: sqlite3.Connection) -> None:
    """Make the migrations that are missing, all or none. Another process may do the same."""
    if version_of(database) == NEWEST:
        return
    database.execute("BEGIN IMMEDIATE")
    try:
        for statements in MIGRATIONS[version_of(database) :]:
            for statement in statements:
                database.execute(statement)
        database.execute(f"PRAGMA user_version = {NEWEST}")
        database.execute("COMMIT")
    except BaseException:
        if database.in_transaction:  # SQLite may have gone back by itself
            database.execute("ROLLBACK")
        raise
