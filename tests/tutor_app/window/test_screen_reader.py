"""What a screen reader is told, on the real bus of AT-SPI."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from models.folders import MODELS_VARIABLE, models_folder
from models.verb_model import VerbModel
from tests.tutor_app.window.ears import LAUNCHER, MARK
from tests.tutor_app.window.test_real_screen import PATIENCE, Hands, screen
from tutor_app.settings import Settings, save_settings

__all__ = ["screen"]  # the fixture

NEEDED = ("Xvfb", "xdotool", "dbus-run-session", "dbus-monitor")


@pytest.mark.skipif(
    not all(map(shutil.which, NEEDED)) or not Path(LAUNCHER).exists(), reason="needs AT-SPI"
)
@pytest.mark.skipif(VerbModel().missing() is not None, reason="needs the verb model")
def test_a_screen_reader_hears_the_work_and_the_verdict(screen: str, tmp_path: Path) -> None:
    save_settings(Settings(welcomed=True), tmp_path)
    environment = {**os.environ, "DISPLAY": screen, "TENSELENS_HOME": str(tmp_path)}
    environment |= {"QT_QPA_PLATFORM": "xcb", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
    environment |= {MODELS_VARIABLE: str(models_folder()), "XDG_CACHE_HOME": str(tmp_path)}
    command = ["dbus-run-session", "--", sys.executable, "-m", "tests.tutor_app.window.ears"]
    with subprocess.Popen(
        command,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    ) as session:
        impatience = threading.Timer(PATIENCE, os.killpg, (session.pid, signal.SIGKILL))
        impatience.start()
        try:
            assert session.stdout is not None
            told = (line.strip() for line in session.stdout if line.startswith(MARK))
            assert next(told) == f"{MARK}listening"
            hands = Hands(screen)
            hands.find_window()
            hands.press("ctrl+n")
            hands.type("She have a dog.")
            hands.press("ctrl+Return")
            heard = []
            for line in told:
                heard.append(line.removeprefix(MARK))
                if heard[-1] == "One verb to look at":
                    break
            assert heard == ["Checking the verbs …", "One verb to look at"]
        finally:
            impatience.cancel()
            os.killpg(session.pid, signal.SIGKILL)
