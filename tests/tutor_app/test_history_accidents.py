"""What happens to the history when something goes wrong, with real processes and real files."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from models.errors import HistoryFailed
from tests.tutor_app.lessons import TENSE, lesson_on
from tutor_app.history import History
from tutor_app.history_schema import MIGRATIONS, NEWEST

posix = pytest.mark.skipif(os.name != "posix", reason="signals and limits of POSIX")

BEGIN = """
import os, signal, sys
from pathlib import Path
from tests.tutor_app.lessons import lesson_on
from tutor_app.history import History
history = History(Path(sys.argv[1]))
"""
ADD_FOR_EVER = (
    BEGIN
    + """
while True:
    print(history.add(lesson_on(), thumbnail=os.urandom(200_000)), flush=True)
"""
)
DIE_BETWEEN_TWO_ROWS = (
    BEGIN
    + """
def die(statement):
    if statement.startswith("INSERT INTO edit"):
        os.kill(os.getpid(), signal.SIGKILL)
history.add(lesson_on())
history._file._database.set_trace_callback(die)
history.add(lesson_on(), thumbnail=os.urandom(5_000_000))
"""
)
ADD_TWENTY_TOGETHER = """
import sys, time
from pathlib import Path
from tests.tutor_app.lessons import lesson_on
from tutor_app.history import History
folder, lesson = Path(sys.argv[1]), lesson_on()
(folder / f"ready-{sys.argv[2]}").touch()
while not (folder / "go").exists():
    time.sleep(0.001)
history = History(folder)
for _ in range(20):
    history.add(lesson)
print(history.complaint)
"""
FILL_THE_DISK = (
    BEGIN
    + """
import resource
from models.errors import HistoryFailed
number = history.add(lesson_on())
resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))
try:
    history.add(lesson_on(), thumbnail=os.urandom(2_000_000))
except HistoryFailed as error:
    print(error.message, error.hint)
resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))
assert [entry.number for entry in history.find()] == [number]
"""
)


def start(program: str, *arguments: str | Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", program, *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def ended(process: subprocess.Popen[str]) -> tuple[str, str]:
    """Output and errors of a process that ends by itself."""
    return process.communicate(timeout=60)


def is_whole(folder: Path) -> bool:
    with sqlite3.connect(folder / "history.sqlite") as database:
        told = database.execute("PRAGMA integrity_check").fetchall()
        loose = database.execute("PRAGMA foreign_key_check").fetchall()
    database.close()
    return told == [("ok",)] and not loose


@posix
def test_a_kill_at_any_moment_costs_no_lesson_that_was_kept(tmp_path: Path) -> None:
    process = start(ADD_FOR_EVER, tmp_path)
    assert process.stdout is not None
    kept = [int(process.stdout.readline()) for _ in range(25)]
    process.send_signal(signal.SIGKILL)
    kept += [int(line) for line in ended(process)[0].split()]
    with History(tmp_path) as history:
        assert history.complaint == ""
        there = [entry.number for entry in history.find()][::-1]
        assert there[: len(kept)] == kept
        assert len(there) <= len(kept) + 1
        assert all(history.reopen(number).lesson.explanations for number in there)
    assert is_whole(tmp_path)


@posix
def test_a_kill_in_the_middle_of_a_write_leaves_no_half_lesson(tmp_path: Path) -> None:
    process = start(DIE_BETWEEN_TWO_ROWS, tmp_path)
    ended(process)
    assert process.returncode == -signal.SIGKILL
    assert (tmp_path / "history.sqlite-wal").exists()
    with History(tmp_path) as history:
        assert [entry.number for entry in history.find()] == [1]
        assert history.add(lesson_on()) > 1
    assert is_whole(tmp_path)


@pytest.mark.parametrize("damaged", [False, True])
def test_processes_begin_and_write_at_the_same_time(tmp_path: Path, damaged: bool) -> None:
    if damaged:
        (tmp_path / "history.sqlite").write_bytes(b"no database" * 1000)
    processes = [start(ADD_TWENTY_TOGETHER, tmp_path, str(number)) for number in range(3)]
    while len(list(tmp_path.glob("ready-*"))) < len(processes):
        assert all(process.poll() is None for process in processes)
        time.sleep(0.01)
    (tmp_path / "go").touch()
    told = [ended(process) for process in processes]
    assert [err for _, err in told] == [""] * 3
    assert any("moved to" in out for out, _ in told) is damaged
    assert len(list(tmp_path.glob("history.damaged-*"))) == damaged
    with History(tmp_path) as history:
        assert sorted(entry.number for entry in history.find()) == list(range(1, 61))
    assert is_whole(tmp_path)


def test_two_windows_see_the_same(tmp_path: Path) -> None:
    with History(tmp_path) as one, History(tmp_path) as other:
        number = one.add(lesson_on())
        assert other.reopen(number).lesson.correction.original == TENSE
        other.delete(number)
        assert one.find() == ()
        with pytest.raises(HistoryFailed, match="There is no lesson 1"):
            one.reopen(number)
        other.add(lesson_on())
        one.wipe()
        assert other.find() == ()


@pytest.mark.parametrize("content", [b"not a database", b"SQLite format 3\0" + b"?" * 5000])
def test_a_file_that_is_no_database_is_set_aside(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "history.sqlite"
    path.write_bytes(content)
    with History(tmp_path) as history:
        (aside,) = tmp_path.glob("history.damaged-*")
        assert history.complaint == (
            f"The history was damaged; it was moved to {aside} and a new one begins."
        )
        assert aside.read_bytes() == content
        assert history.add(lesson_on()) == 1
    with History(tmp_path) as history:
        assert history.complaint == ""
        assert len(history.find()) == 1


def test_damage_that_shows_later_is_told_and_a_new_history_begins(tmp_path: Path) -> None:
    with History(tmp_path) as history:
        for _ in range(30):
            history.add(lesson_on())
    path = tmp_path / "history.sqlite"
    content = bytearray(path.read_bytes())
    page = 4096
    content[3 * page :] = os.urandom(len(content) - 3 * page)
    path.write_bytes(content)
    with History(tmp_path) as history:
        with pytest.raises(HistoryFailed, match=r"damaged; it was moved to .*damaged-.*\.sqlite"):
            history.find()
        assert history.find() == ()
        number = history.add(lesson_on())
        assert history.reopen(number).entry.number == number
    (aside,) = tmp_path.glob("history.damaged-*.sqlite")
    assert aside.read_bytes() == bytes(content)


def test_a_damaged_lesson_costs_only_itself(tmp_path: Path) -> None:
    with History(tmp_path) as history:
        bad, good = history.add(lesson_on()), history.add(lesson_on())
        with sqlite3.connect(tmp_path / "history.sqlite") as database:
            database.execute("UPDATE lesson SET page = '{}' WHERE id = ?", (bad,))
        database.close()
        with pytest.raises(HistoryFailed, match="Lesson 1 of the history cannot be read"):
            history.reopen(bad)
        assert len(history.find()) == 2
        assert history.reopen(good).entry.number == good
        history.delete(bad)


def test_the_history_of_a_newer_version_is_read_and_left_alone(tmp_path: Path) -> None:
    with History(tmp_path) as history:
        history.add(lesson_on())
    newer(tmp_path, "ALTER TABLE lesson ADD COLUMN stars INTEGER")
    before = (tmp_path / "history.sqlite").read_bytes()
    with History(tmp_path) as history:
        assert history.read_only
        assert history.complaint.startswith("The history was written by a newer TenseLens")
        assert history.complaint.endswith("Update TenseLens.")
        assert history.reopen(1).lesson.correction.original == TENSE
        with pytest.raises(HistoryFailed, match="can only be read"):
            history.add(lesson_on())
        with pytest.raises(HistoryFailed, match="can only be read"):
            history.delete(1)
    assert (tmp_path / "history.sqlite").read_bytes() == before


def test_a_newer_history_with_other_tables_is_told_and_can_be_wiped(tmp_path: Path) -> None:
    with History(tmp_path) as history:
        history.add(lesson_on())
    newer(tmp_path, "ALTER TABLE lesson RENAME COLUMN text TO written")
    with History(tmp_path) as history:
        with pytest.raises(HistoryFailed, match="newer TenseLens cannot be read here"):
            history.find()
        history.wipe()
        assert not history.read_only
        assert history.add(lesson_on()) == 1


def newer(folder: Path, change: str) -> None:
    with sqlite3.connect(folder / "history.sqlite") as database:
        database.execute(change)
        database.execute(f"PRAGMA user_version = {NEWEST + 1}")
    database.close()


def test_every_earlier_schema_is_migrated(tmp_path: Path) -> None:
    for made in range(NEWEST):
        folder = tmp_path / str(made)
        folder.mkdir()
        with sqlite3.connect(folder / "history.sqlite") as database:
            for statement in (each for part in MIGRATIONS[:made] for each in part):
                database.execute(statement)
            database.execute(f"PRAGMA user_version = {made}")
        database.close()
        with History(folder) as history:
            assert history.reopen(history.add(lesson_on())).entry.text == TENSE


def test_a_full_disk_is_told_and_nothing_is_lost(tmp_path: Path) -> None:
    with History(tmp_path) as history:
        number = history.add(lesson_on())
        database = history._file._database
        pages = database.execute("PRAGMA page_count").fetchone()[0]
        database.execute(f"PRAGMA max_page_count = {pages}")  # SQLite's own SQLITE_FULL
        with pytest.raises(HistoryFailed, match="The disk is full") as told:
            history.add(lesson_on(), thumbnail=os.urandom(100_000))
        assert told.value.hint == "Free some disk space. The lesson stays on the screen."
        assert [entry.number for entry in history.find()] == [number]
        database.execute("PRAGMA max_page_count = 1000000")
        assert history.add(lesson_on()) > number


@posix
def test_a_file_that_may_not_grow_is_told(tmp_path: Path) -> None:
    out, err = ended(start(FILL_THE_DISK, tmp_path))
    assert err == ""
    assert out.startswith("The history cannot be used (disk I/O error")
    assert "The lesson stays on the screen." in out
    assert is_whole(tmp_path)


def test_a_folder_that_cannot_be_used_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(HistoryFailed, match="The history cannot be opened"):
        History(tmp_path / "file")
    (tmp_path / "folder" / "history.sqlite").mkdir(parents=True)
    with pytest.raises(HistoryFailed, match="The history cannot be used"):
        History(tmp_path / "folder")


def test_a_writer_that_does_not_end_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tutor_app.history_file.WAIT", 0.1)
    with History(tmp_path) as history:
        other = sqlite3.connect(tmp_path / "history.sqlite", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(HistoryFailed, match="Another TenseLens is writing"):
            history.add(lesson_on())
        other.execute("ROLLBACK")
        other.close()
        assert history.add(lesson_on()) == 1
