"""The window on a real X screen, used by real keys, with the real models."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from models.folders import MODELS_VARIABLE, models_folder
from models.tesseract import Tesseract
from models.verb_model import VerbModel
from tutor_app.history import Entry, History
from tutor_app.settings import Settings, save_settings

PATIENCE = 60  # seconds
STEPS = 20
SAMPLE = Path(__file__).parents[3] / "assets" / "samples" / "market.jpg"
tools = pytest.mark.skipif(
    not (shutil.which("Xvfb") and shutil.which("xdotool")), reason="needs Xvfb and xdotool"
)
models = pytest.mark.skipif(VerbModel().missing() is not None, reason="needs the verb model")
reader = pytest.mark.skipif(Tesseract().missing() is not None, reason="needs Tesseract")


@pytest.fixture
def screen() -> Iterator[str]:
    """A display of its own, such as ``:99``."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x900x24"]
    with subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL) as server:
        os.close(writing)
        with os.fdopen(reading) as told:
            yield f":{told.readline().strip()}"
        server.terminate()


def until(there: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not there():
        assert time.monotonic() < end
        time.sleep(0.05)


def _between(start: int, end: int, step: int) -> int:
    return start + (end - start) * step // STEPS


class Hands:
    """Types and presses keys on ``screen``."""

    def __init__(self, screen: str) -> None:
        self._environment = {**os.environ, "DISPLAY": screen}

    def press(self, *keys: str) -> None:
        self._do("key", "--delay", "60", *keys)

    def type(self, text: str) -> None:
        self._do("type", "--delay", "15", text)

    def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """In small steps, as a hand does: the first say that it is a drag."""
        self._move(start)
        self._do("mousedown", "1")
        for step in range(1, STEPS + 1):
            self._move((_between(start[0], end[0], step), _between(start[1], end[1], step)))
            time.sleep(0.03)
        self._do("mouseup", "1")

    def _move(self, place: tuple[int, int]) -> None:
        self._do("mousemove", str(place[0]), str(place[1]))

    def find_window(self) -> None:
        shown = self._do("search", "--sync", "--onlyvisible", "--name", "TenseLens")
        self._do("windowfocus", "--sync", shown.split()[0])

    def _do(self, *words: str) -> str:
        ended = subprocess.run(
            ["xdotool", *words],
            env=self._environment,
            capture_output=True,
            text=True,
            check=True,
            timeout=PATIENCE,
        )
        return ended.stdout


@contextmanager
def window(screen: str, home: Path) -> Iterator[Hands]:
    """The program, open on ``screen``; it must have ended well by the end."""
    save_settings(Settings(welcomed=True), home)
    environment = {**os.environ, "DISPLAY": screen, "TENSELENS_HOME": str(home)}
    environment[MODELS_VARIABLE] = str(models_folder())  # as they are, though the home is another
    environment["QT_QPA_PLATFORM"] = "xcb"
    command = [sys.executable, "-m", "tutor_app"]
    with subprocess.Popen(command, env=environment) as program:
        try:
            hands = Hands(screen)
            hands.find_window()
            yield hands
            hands.press("ctrl+q")
            assert program.wait(PATIENCE) == 0
        finally:
            program.kill()


@contextmanager
def neighbour(screen: str, *arguments: str) -> Iterator[None]:
    environment = {**os.environ, "DISPLAY": screen, "QT_QPA_PLATFORM": "xcb"}
    command = [sys.executable, "-m", "tests.tutor_app.window.neighbour", *arguments]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE) as program:
        try:
            assert program.stdout is not None
            assert program.stdout.readline() == b"ready\n"
            yield
        finally:
            program.kill()


def lesson_kept(home: Path, hands: Hands) -> Entry:
    """The one lesson of the history, as soon as it is there; the check is asked for by its key."""

    def kept() -> bool:
        hands.press("ctrl+Return")
        time.sleep(0.5)
        if not (home / "history.sqlite").exists():
            return False
        with closing(History(home)) as history:
            return history.count() == 1

    until(kept)
    with closing(History(home)) as history:
        return history.find()[0]


@tools
@models
def test_a_sentence_is_typed_checked_and_kept_by_real_keys(screen: str, tmp_path: Path) -> None:
    with window(screen, tmp_path) as hands:
        hands.press("ctrl+n")
        hands.type("She have a dog.")
        assert lesson_kept(tmp_path, hands).corrected == "She has a dog."
        hands.press("F8", "ctrl+d", "ctrl+2", "ctrl+3", "ctrl+4", "ctrl+5", "F1", "ctrl+1")


@tools
@models
@reader
def test_a_photo_that_was_copied_elsewhere_is_pasted_and_learned_from(
    screen: str, tmp_path: Path
) -> None:
    with neighbour(screen, "copy", str(SAMPLE)), window(screen, tmp_path) as hands:
        hands.press("ctrl+v")
        entry = lesson_kept(tmp_path, hands)
        assert "nobody bought anything" in entry.corrected
        assert entry.thumbnail
        hands.press("F8", "ctrl+d", "ctrl+shift+d", "Escape")


@tools
@models
@reader
def test_a_file_is_dropped_from_another_program(screen: str, tmp_path: Path) -> None:
    home = tmp_path / "home"
    with window(screen, home) as hands, neighbour(screen, "drag", str(SAMPLE), "1200", "820"):
        hands.drag((1230, 850), (600, 400))
        entry = lesson_kept(home, hands)
        assert "nobody bought anything" in entry.corrected
        assert entry.photo_path == str(SAMPLE)
