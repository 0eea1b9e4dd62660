"""The process of the models: values go there and back, and its end is not the window's."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import psutil
import pytest
from PIL import Image

from models.backends import Cancelled, Ticket
from models.errors import BackendFailed, BadAnswer, NoText, OutOfMemory
from models.photo import Photo
from tests.tutor_app.model_process import deeds
from tutor_app.model_process import is_at_work, running, use, wire
from tutor_app.settings import Settings, use_folders

ROOT = Path(__file__).parents[3]
PATIENCE = 60  # seconds


def until(there: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not there():
        assert time.monotonic() < end
        time.sleep(0.01)


@pytest.fixture(autouse=True)
def found_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))


@pytest.fixture
def process() -> Iterator[None]:
    with running(Settings()):
        yield


@pytest.fixture
def thread() -> Iterator[ThreadPoolExecutor]:
    """One of which the work is done in turn."""
    with ThreadPoolExecutor(1) as made:
        yield made


def test_without_one_all_is_done_here() -> None:
    assert deeds.who(Ticket()) == os.getpid()
    assert is_at_work()


def test_work_is_done_there_and_its_steps_are_heard(process: None) -> None:
    steps: list[tuple[str, float]] = []
    said: list[str] = []
    ticket = Ticket(lambda step, fraction: steps.append((step, fraction)), said.append)
    assert not is_at_work()
    assert deeds.add(2, ticket, right=3) == 5
    assert is_at_work()
    assert steps == [("Adding", 0.5)]
    assert said == ["It is", "It is 5"]
    assert os.getpid() != deeds.who(Ticket()) == deeds.who(Ticket())


def test_nothing_of_qt_is_there(process: None) -> None:
    assert not deeds.imported("PySide6", Ticket())
    assert deeds.imported("tutor_app.tasks", Ticket())


def test_a_photo_goes_there_once(process: None, monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[str] = []
    write = wire.write

    def note(pipe: Any, message: object, pixels: bytes = b"") -> None:
        if isinstance(message, wire.Pixels):
            sent.append(message.digest)
        write(pipe, message, pixels)

    monkeypatch.setattr(wire, "write", note)
    red, blue = (
        Photo.of(Image.new("RGB", (640, 480), colour), source=colour) for colour in ("red", "blue")
    )
    for photo, pixel in ((red, (255, 0, 0)), (red, (255, 0, 0)), (blue, (0, 0, 255))):
        assert deeds.corner(photo, Ticket()) == (photo.digest, photo.source, (640, 480), pixel)
    assert sent == [red.digest, blue.digest]


def test_errors_keep_their_words(process: None) -> None:
    with pytest.raises(NoText) as refused:
        deeds.refuse(Ticket())
    assert (refused.value.message, refused.value.hint) == ("There is no text.", "Write some.")
    with pytest.raises(BadAnswer) as bad:
        deeds.answer_badly(Ticket())
    assert bad.value.raw == "42"


def test_what_nobody_foresaw_tells_where_it_was(process: None) -> None:
    with pytest.raises(ZeroDivisionError) as unforeseen:
        deeds.divide(Ticket())
    assert "in divide" in unforeseen.value.__notes__[0]
    with pytest.raises(TypeError, match="pickle"):
        deeds.make_a_lock(Ticket())
    assert deeds.add(1, Ticket(), right=1) == 2


def test_a_stop_is_at_once_and_what_comes_next_waits_for_its_end(
    process: None, thread: ThreadPoolExecutor, tmp_path: Path
) -> None:
    begun = threading.Event()
    ticket = Ticket(lambda step, fraction: begun.set())
    stuck = thread.submit(deeds.sleep, 1.0, ticket)
    assert begun.wait(PATIENCE)
    since = time.monotonic()
    ticket.cancel()
    with pytest.raises(Cancelled):
        stuck.result(0.5)
    thread.submit(deeds.who, Ticket()).result(PATIENCE)
    assert time.monotonic() - since > 0.8


def test_a_stop_is_heard_there(process: None, thread: ThreadPoolExecutor, tmp_path: Path) -> None:
    begun = threading.Event()
    ticket = Ticket(lambda step, fraction: begun.set())
    never = thread.submit(deeds.wait_for, tmp_path / "never", ticket)
    assert begun.wait(PATIENCE)
    ticket.cancel()
    with pytest.raises(Cancelled):
        never.result(PATIENCE)
    assert thread.submit(deeds.add, 1, Ticket(), right=2).result(PATIENCE) == 3
    with pytest.raises(Cancelled):
        deeds.who(ticket)


def test_work_of_two_threads_is_done_side_by_side(
    process: None, thread: ThreadPoolExecutor, tmp_path: Path
) -> None:
    waiting = thread.submit(deeds.wait_for, tmp_path / "word", Ticket())
    deeds.who(Ticket())
    (tmp_path / "word").write_text("now", "utf-8")
    assert waiting.result(PATIENCE) == "now"


@pytest.mark.parametrize(
    ("ended_by", "error", "word"),
    [(signal.SIGSEGV, BackendFailed, "sudden"), (signal.SIGKILL, OutOfMemory, "memory")],
)
def test_its_end_is_told_and_the_next_work_begins_another(
    process: None,
    ended_by: signal.Signals,
    error: type[BackendFailed | OutOfMemory],
    word: str,
    thread: ThreadPoolExecutor,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    first = deeds.who(Ticket())
    beside = thread.submit(deeds.wait_for, tmp_path / "never", Ticket())
    with pytest.raises(error, match=word):
        deeds.fall(int(ended_by), Ticket())
    with pytest.raises(error, match=word):
        beside.result(PATIENCE)
    assert f"status -{int(ended_by)}" in caplog.text
    until(lambda: not is_at_work())
    assert deeds.who(Ticket()) != first
    photo = Photo.of(Image.new("RGB", (40, 40), "red"), source="red")
    assert deeds.corner(photo, Ticket())[0] == photo.digest


def test_what_libraries_print_and_programs_read_is_elsewhere(
    process: None, capfd: pytest.CaptureFixture[str]
) -> None:
    assert b"EOFError" in deeds.print_and_ask(Ticket())
    until(lambda: "a C library, too" in capfd.readouterr().err)


def test_its_warnings_are_in_our_log(process: None, caplog: pytest.LogCaptureFixture) -> None:
    deeds.warn(Ticket())
    until(lambda: bool(caplog.records))
    (record,) = caplog.records
    assert (record.name, record.getMessage()) == ("some.library", "this is odd")


def test_it_follows_the_settings(tmp_path: Path) -> None:
    try:
        with running(Settings(models_folder=str(tmp_path / "first"))):
            assert deeds.folder(Ticket()) == tmp_path / "first"
            use(Settings(models_folder=str(tmp_path / "second")))
            assert deeds.folder(Ticket()) == tmp_path / "second"
            os.kill(deeds.who(Ticket()), signal.SIGKILL)
            until(lambda: not is_at_work())
            assert deeds.folder(Ticket()) == tmp_path / "second"
    finally:
        use_folders(Settings())


def test_it_ends_with_us(thread: ThreadPoolExecutor) -> None:
    with running(Settings()):
        process = psutil.Process(deeds.who(Ticket()))
        stuck = thread.submit(deeds.sleep, 600.0, ticket := Ticket())
        ticket.cancel()
        with pytest.raises(Cancelled):
            stuck.result(PATIENCE)
    assert not process.is_running()


_KILLED = """
import os, signal
from models.backends import Ticket
from tests.tutor_app.model_process import deeds
from tutor_app.model_process import running
from tutor_app.settings import Settings
with running(Settings()):
    print(deeds.who(Ticket()), flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_it_ends_where_the_window_is_killed() -> None:
    killed = subprocess.run([sys.executable, "-c", _KILLED], stdout=subprocess.PIPE, text=True)
    assert killed.returncode == -signal.SIGKILL
    until(lambda: not psutil.pid_exists(int(killed.stdout)))


def test_nothing_is_taken_from_the_folder_where_the_learner_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "struct.py").write_text("raise SystemExit('not ours')\n", "utf-8")
    (tmp_path / "tutor_app").mkdir()
    (tmp_path / "tutor_app" / "__init__.py").write_text("raise SystemExit\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    with running(Settings()):
        assert deeds.who(Ticket()) != os.getpid()
