"""The window and the models are two processes: what befalls one leaves the other as it was."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import psutil
import pytest
from pytestqt.qtbot import QtBot

from models.tesseract import Tesseract
from models.verb_model import VerbModel
from tests.tutor_app.conftest import App
from tests.tutor_app.window.conftest import Desk, Opened

verbs = pytest.mark.skipif(VerbModel().missing() is not None, reason="needs the verb model")
reader = pytest.mark.skipif(Tesseract().missing() is not None, reason="needs Tesseract")
TEXT = "Yesterday she go home."
HEAVY = {"numpy", "cv2", "onnxruntime", "tokenizers", "torch", "transformers"}


@pytest.fixture
def really_opened(qtbot: QtBot, app: App) -> Opened:
    app.use(welcomed=True)
    return Opened(qtbot, app)


def process_of_models() -> psutil.Process:
    (found,) = (
        child
        for child in psutil.Process().children()
        if "tutor_app.model_process.there" in child.cmdline()
    )
    return found


@verbs
def test_models_that_die_take_nothing_along(really_opened: Opened) -> None:
    def use(desk: Desk) -> None:
        study, page = desk.window.study, desk.window.study_page
        study.type_text(TEXT)
        desk.bot.waitUntil(lambda: len(psutil.Process().children()) > 0, timeout=30_000)
        models = process_of_models()
        models.suspend()
        study.check(TEXT)
        desk.bot.wait(1000)  # until it is asked: killed before that, another would be begun
        models.send_signal(signal.SIGKILL)
        desk.wait_for(page.problem)
        assert "most likely its memory was full" in desk.words(page.problem)
        assert page.reading.text == TEXT
        desk.press("Try again", page.problem)
        desk.wait_for(page.lesson)
        assert study.lesson is not None
        assert study.lesson.correction.corrected == "Yesterday she went home."
        assert process_of_models().pid != models.pid

    really_opened.run(use)
    assert not [each for each in psutil.Process().children() if "there" in str(each.cmdline())]


_LESSON = f"""
import sys
from tutor_app.window_bench import smoothness
smoothness(0.0)
print(*sorted({HEAVY!r} & set(sys.modules)))
"""


@verbs
@reader
def test_after_a_whole_lesson_the_window_has_no_heavy_library() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _LESSON],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == ""
