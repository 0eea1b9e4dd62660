"""The window on a real X screen, used by real keys, with the real models."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from models.verb_model import VerbModel
from tutor_app.history import History
from tutor_app.settings import Settings, save_settings

PATIENCE = 60  # seconds
tools = pytest.mark.skipif(
    not (shutil.which("Xvfb") and shutil.which("xdotool")), reason="needs Xvfb and xdotool"
)
models = pytest.mark.skipif(VerbModel().missing() is not None, reason="needs the verb model")


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


class Hands:
    """Types and presses keys on ``screen``."""

    def __init__(self, screen: str) -> None:
        self._environment = {**os.environ, "DISPLAY": screen}

    def press(self, *keys: str) -> None:
        self._do("key", "--delay", "60", *keys)

    def type(self, text: str) -> None:
        self._do("type", "--delay", "15", text)

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


@tools
@models
def test_a_sentence_is_typed_checked_and_kept_by_real_keys(screen: str, tmp_path: Path) -> None:
    save_settings(Settings(welcomed=True), tmp_path)
    environment = {**os.environ, "DISPLAY": screen, "TENSELENS_HOME": str(tmp_path)}
    environment["QT_QPA_PLATFORM"] = "xcb"
    command = [sys.executable, "-m", "tutor_app"]
    with subprocess.Popen(command, env=environment) as program:
        hands = Hands(screen)
        hands.find_window()
        hands.press("ctrl+n")
        hands.type("She have a dog.")
        hands.press("ctrl+Return")
        history = tmp_path / "history.sqlite"
        until(history.exists)
        with closing(History(tmp_path)) as kept:
            until(lambda: kept.count() == 1)
            assert kept.find()[0].corrected == "She has a dog."
        hands.press("F8", "ctrl+d", "ctrl+3", "ctrl+1", "ctrl+q")
        assert program.wait(PATIENCE) == 0
