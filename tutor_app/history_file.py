"""The file of the history: opened, guarded against damage, and its errors put into plain words."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path

from models.errors import HistoryFailed
from tutor_app.history_schema import NEWEST, migrate, version_of

FILE_NAME = "history.sqlite"
WAIT = 5.0  # seconds that one process waits for another that is writing
DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
STAYS = "The lesson stays on the screen."
_LOWEST_BYTE = 0xFF  # an extended code of SQLite holds the plain one there


class HistoryFile:
    """One connection to ``path``, for all threads of this process; others may have it open too.

    ``complaint`` says what was wrong with the file when it was opened, "" if nothing. A damaged
    file is moved aside and a new one begun; a newer one is ``read_only``.
    """

    def __init__(self, path: Path) -> None:
        """Raises `HistoryFailed` where there can be no file."""
        self.path = path
        self.complaint = ""
        self.read_only = False
        self._lock = threading.RLock()
        self._identity = 0
        with self._translated():
            path.parent.mkdir(parents=True, exist_ok=True)
            with self._alone():
                try:
                    self._database = self._opened()
                except sqlite3.DatabaseError as error:
                    if not _is_damage(error):
                        raise
                    self.complaint = self._begin_anew()

    def close(self) -> None:
        with self._lock:
            self._database.close()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Raises `HistoryFailed`; a file that turns out to be damaged is replaced by a new one."""
        with self._lock, self._translated():
            yield self._database

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction: all of it is kept or nothing. Raises as `reading`."""
        if self.read_only:
            raise HistoryFailed("This history can only be read.", _UPDATE)
        with self.reading() as database:
            database.execute("BEGIN IMMEDIATE")
            try:
                yield database
                database.execute("COMMIT")
            except BaseException:
                if database.in_transaction:  # on a full disk SQLite goes back by itself
                    database.execute("ROLLBACK")
                raise

    def erase(self) -> None:
        """Leave no trace of lessons that were deleted, nor of files that were moved aside.

        The file of a newer TenseLens goes altogether. Raises `HistoryFailed`, also where another
        process that reads keeps its journal alive.
        """
        with self.reading() as database:
            for path in self.path.parent.glob(f"{self.path.stem}.damaged-*"):
                path.unlink(missing_ok=True)
            if self.read_only:
                self._database.close()
                for path in _files(self.path):
                    path.unlink(missing_ok=True)
                self._database = self._opened()
                return
            database.execute("VACUUM")
            busy = database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        if busy:
            raise HistoryFailed(
                "The lessons are deleted, but another TenseLens still holds them in its journal.",
                "Close the other windows of TenseLens and do it again.",
            )

    def _opened(self) -> sqlite3.Connection:
        if not self.path.exists():  # lessons are private
            with suppress(FileExistsError):
                self.path.touch(mode=0o600, exist_ok=False)
        self._identity = self.path.stat().st_ino
        self.read_only = False
        database = sqlite3.connect(
            self.path, timeout=WAIT, isolation_level=None, check_same_thread=False
        )
        try:
            self._prepare(database)
        except BaseException:
            database.close()
            raise
        return database

    def _prepare(self, database: sqlite3.Connection) -> None:
        if version_of(database) > NEWEST:
            self.read_only = True
            self.complaint = f"The history was written by a newer TenseLens: {self.path}. {_UPDATE}"
            database.execute("PRAGMA query_only = ON")
            return
        _keep_journal(database)
        # With a WAL this survives a crash of the program at any moment; a power cut may cost the
        # last lesson, never the file.
        database.execute("PRAGMA synchronous = NORMAL")
        database.execute("PRAGMA foreign_keys = ON")
        database.execute("PRAGMA secure_delete = ON")
        migrate(database)

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.ProgrammingError:
            raise  # a mistake of ours
        except sqlite3.DatabaseError as error:
            if _is_damage(error):
                self._database.close()
                with self._alone():
                    complaint = self._begin_anew()
                raise HistoryFailed(complaint, STAYS) from error
            raise self._failure(error) from error
        except OSError as error:
            raise HistoryFailed(
                f"The history cannot be opened ({error.strerror}: {self.path}).",
                "Look at the rights of that folder, or choose another in $TENSELENS_HOME.",
            ) from error

    def _was_replaced(self) -> bool:
        """Whether another process moved aside the file that was opened here and began a new one."""
        return self.path.exists() and self.path.stat().st_ino != self._identity

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """No other process opens the history or moves it aside meanwhile.

        A database of SQLite is a lock on every system, and a crash leaves it open.
        """
        with closing(sqlite3.connect(self.path.with_suffix(".lock"), timeout=WAIT)) as lock:
            lock.execute("BEGIN EXCLUSIVE")
            yield

    def _begin_anew(self) -> str:
        """Move the damaged file aside, open a new one, and say so. Only where `_alone`."""
        if self._was_replaced():  # another process met the same damage and was faster
            self._database = self._opened()
            return "The history was damaged; it was moved aside and a new one begins."
        now = datetime.now().strftime("%Y%m%d-%H%M%S-%f")
        aside = self.path.with_stem(f"{self.path.stem}.damaged-{now}")
        # The database last: a journal that a crash left here would be played into the new one.
        for old, new in zip(_files(self.path)[::-1], _files(aside)[::-1], strict=True):
            with suppress(FileNotFoundError):
                old.replace(new)
        self._database = self._opened()
        saved = _salvaged(aside, self._database)
        return f"The history was damaged; it was moved to {aside} and a new one begins{saved}."

    def _failure(self, error: sqlite3.Error) -> HistoryFailed:
        if self.read_only:  # its tables may be others
            return HistoryFailed("The history of a newer TenseLens cannot be read here.", _UPDATE)
        what, hint = _FAILURES.get(_code(error), ("", STAYS))
        return HistoryFailed(what or f"The history cannot be used ({error}: {self.path}).", hint)


_UPDATE = "Its lessons can be read, but new ones are not kept. Update TenseLens."


def _salvaged(aside: Path, database: sqlite3.Connection) -> str:
    from tutor_app.history_salvage import salvage  # needs the grammar, and is rare

    count = salvage(aside, database)
    return f" with the {count} lessons that could still be read" if count else ""


def _files(path: Path) -> tuple[Path, ...]:
    """The database at ``path`` and SQLite's own files beside it."""
    return tuple(path.with_name(path.name + end) for end in ("", "-wal", "-shm"))


def _keep_journal(database: sqlite3.Connection) -> None:
    """Switch to a write-ahead log. SQLite does not wait by itself while another process does so."""
    until = time.monotonic() + WAIT
    while True:
        try:
            database.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if _code(error) != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
        time.sleep(0.02)


def _is_damage(error: sqlite3.Error) -> bool:
    return _code(error) in DAMAGED


def _code(error: sqlite3.Error) -> int:
    """SQLite's plain result code; 0 for an error of Python's own."""
    return getattr(error, "sqlite_errorcode", 0) & _LOWEST_BYTE


_FAILURES = {
    sqlite3.SQLITE_FULL: (
        "The disk is full, so the history keeps nothing new.",
        f"Free some disk space. {STAYS}",
    ),
    sqlite3.SQLITE_BUSY: (
        "Another TenseLens is writing the history.",
        f"Try again in a moment. {STAYS}",
    ),
    sqlite3.SQLITE_READONLY: (
        "The history cannot be written: its file or folder is write-protected.",
        f"Change its rights, or choose another folder in $TENSELENS_HOME. {STAYS}",
    ),
}
