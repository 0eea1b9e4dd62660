"""Every lesson of the learner, kept on this computer until the learner deletes it."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from models.errors import HistoryFailed
from models.folders import home
from tutor_app.history_file import FILE_NAME, HistoryFile
from tutor_app.history_progress import progress
from tutor_app.history_rows import Place, count, entry_json, insert, kept, matching, remove
from tutor_app.history_values import Entry, Kept, Period, Search
from tutor_app.whole_file import write_whole

if TYPE_CHECKING:
    from tutor_app.lesson import Lesson

__all__ = ["Entry", "History", "Kept", "Period", "Search"]


class History:
    """The lessons in the data folder, newest first. Any thread may call; calls wait for each other.

    Every method raises `HistoryFailed` where the file cannot be used; nothing is half done then.
    """

    def __init__(self, folder: Path | None = None) -> None:
        """Open or begin the history in ``folder`` (None: the data folder)."""
        self._file = HistoryFile((folder or home()) / FILE_NAME)

    @property
    def path(self) -> Path:
        return self._file.path

    @property
    def complaint(self) -> str:
        """What was wrong with the file when it was opened, for the learner; "" if nothing."""
        return self._file.complaint

    @property
    def read_only(self) -> bool:
        """Whether a newer TenseLens wrote it: then nothing is kept or deleted here."""
        return self._file.read_only

    def close(self) -> None:
        self._file.close()

    def __enter__(self) -> History:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def add(
        self, lesson: Lesson, *, thumbnail: bytes | None = None, photo_path: Path | None = None
    ) -> int:
        """Keep ``lesson`` and return its number, which no other lesson ever gets."""
        with self._file.writing() as database:
            path = None if photo_path is None else str(photo_path)
            return insert(database, lesson, Place(None, time.time(), path, thumbnail))

    def replace(self, number: int, lesson: Lesson) -> None:
        """Put ``lesson`` in the place of another, such as after its reading was corrected.

        Number, time and photo stay.
        """
        with self._file.writing() as database:
            insert(database, lesson, Place.of(remove(database, number)))

    def find(self, search: Search | None = None) -> tuple[Entry, ...]:
        """The lessons that fit, newest first; None: the newest of all."""
        with self._file.reading() as database:
            return matching(database, search or Search())

    def count(self, search: Search | None = None) -> int:
        """How many lessons fit, whatever ``limit`` and ``skip`` say."""
        with self._file.reading() as database:
            return count(database, search or Search())

    def reopen(self, number: int) -> Kept:
        """The whole lesson, as it was."""
        with self._file.reading() as database:
            return kept(database, number)

    def delete(self, number: int) -> None:
        """Delete a lesson at once. Whoever asked `reopen` before can `restore` it."""
        with self._file.writing() as database:
            remove(database, number)

    def restore(self, lesson: Kept) -> None:
        """Put a deleted lesson back under its own number; nothing where it is there already."""
        with self._file.writing() as database:
            if database.execute(
                "SELECT 1 FROM lesson WHERE id = ?", (lesson.entry.number,)
            ).fetchone():
                return
            insert(database, lesson.lesson, Place.of(lesson.entry))

    def wipe(self) -> None:
        """Delete all lessons so that their bytes are gone, those of damaged files too."""
        if not self.read_only:
            with self._file.writing() as database:
                database.execute("DELETE FROM lesson")
        self._file.erase()

    def export(self, target: Path) -> int:
        """Write every lesson to ``target``, one JSON object a line, oldest first; their number.

        The file is whole or not there. `HistoryFailed` also where it cannot be written.
        """
        with self._file.reading() as database:
            numbers = [
                number for (number,) in database.execute("SELECT id FROM lesson ORDER BY id")
            ]
            written = (json.dumps(entry_json(kept(database, number))) for number in numbers)
            try:
                write_whole(target, (f"{line}\n" for line in written))
            except OSError as error:
                raise HistoryFailed(
                    f"“{target}” cannot be written: {error.strerror}.", "Choose another file."
                ) from error
        return len(numbers)

    def progress(self, by: Literal["week", "month"] = "week") -> tuple[Period, ...]:
        """What was learned in each week or month, oldest first; those without a lesson too."""
        with self._file.reading() as database:
            return progress(database, by)
