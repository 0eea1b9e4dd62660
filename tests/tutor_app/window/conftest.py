"""The window as its user meets it: the real `main`, in a temporary home, with scripted models."""

from __future__ import annotations

import gc
import os
import re
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PIL import Image
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QPushButton,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from models.backends import Ticket
from models.errors import TutorError
from models.grammar.types import Span
from models.photo import Photo
from models.transcript import Box, Difference, Reading, Transcript, Word
from tests.fakes import ScriptedCorrector
from tests.tutor_app.conftest import App
from tutor_app.__main__ import main
from tutor_app.main_window import MainWindow
from tutor_app.views.parts import Elided

B = TypeVar("B", bound=QAbstractButton)
PAGE = "Yesterday I go home. She sing well."
LETTER, LINE = 10, 24  # pixels of the pages that `PageReader` reads
PATIENCE = 30_000  # milliseconds, on a busy machine too


@dataclass
class PageReader:
    """Reads ``text`` on every photo, with each word in its place on one line.

    ``doubtful`` words are uncertain; ``differing`` has what another reader saw for some words.
    """

    text: str = PAGE
    doubtful: frozenset[str] = frozenset()
    differing: dict[str, str] = field(default_factory=dict)
    error: TutorError | None = None
    name: str = "pages"
    title: str = "The page reader"
    seen: list[Photo] = field(default_factory=list)

    def missing(self) -> str | None:
        return None

    def load(self, ticket: Ticket) -> None:
        pass

    def unload(self) -> None:
        pass

    def read(self, photo: Photo, ticket: Ticket) -> Transcript:
        ticket.progress("Reading the lines", 0.5)
        self.seen.append(photo)
        if self.error is not None:
            raise self.error
        words = tuple(self._word(found) for found in re.finditer(r"\S+", self.text))
        return Transcript(self.text, self.name, 0.9, words, (), tuple(self._differences(words)))

    def _word(self, found: re.Match[str]) -> Word:
        box = Box(20 + found.start() * LETTER, 20, len(found[0]) * LETTER, LINE)
        sure = 0.3 if found[0] in self.doubtful else 0.95
        return Word(found[0], Span(*found.span()), box, sure)

    def _differences(self, words: tuple[Word, ...]) -> Iterator[Difference]:
        for word in words:
            if word.text in self.differing:
                other = Reading("another", self.differing[word.text], 0.5)
                yield Difference(word.span, word.box, (Reading("pages", word.text, 0.6), other))


@dataclass
class Desk:
    """The opened window, and a learner who looks for words on it and presses what has a name."""

    window: MainWindow
    bot: QtBot

    @property
    def shown(self) -> QWidget:
        return self.window.study_page.shown

    def anew(self) -> Desk:
        """After a wish for which the window is made anew: another language or size of text."""
        self.bot.waitUntil(lambda: _visible_window() is not self.window)
        return Desk(_visible_window(), self.bot)

    def wait_for(self, view: QWidget) -> None:
        self.bot.waitUntil(lambda: self.shown is view, timeout=PATIENCE)

    def wait_for_words(self, words: str, part: QWidget | None = None) -> None:
        self.bot.waitUntil(lambda: words in self.words(part), timeout=PATIENCE)

    def words(self, part: QWidget | None = None) -> str:
        """All that can be read on ``part`` now (None: on the whole window)."""
        labels = (part or self.window).findChildren(QLabel)
        return "\n".join(_whole(label) for label in labels if label.isVisible())

    def press(self, text: str, part: QWidget | None = None) -> None:
        """Press the button that says ``text``, as soon as it is there."""
        self._press(QPushButton, lambda button: button.text() == text, part)

    def press_tool(self, tip: str) -> None:
        """Press the icon whose tool tip is ``tip``."""
        self._press(QToolButton, lambda button: button.toolTip() == tip, None)

    def _press(self, kind: type[B], fits: Callable[[B], bool], part: QWidget | None) -> None:
        def visible() -> list[B]:
            buttons = (part or self.window).findChildren(kind)
            return [each for each in buttons if each.isVisible() and fits(each)]

        self.bot.waitUntil(lambda: bool(visible()), timeout=PATIENCE)
        visible()[0].click()

    def open_settings(self) -> None:
        """And wait for what can be chosen there, which is looked for beside the window."""
        self.do("settings")
        self.wait_for_choices()

    def wait_for_choices(self) -> None:
        def there() -> bool:
            return any(box.isVisible() for box in self.window.findChildren(QComboBox))

        self.bot.waitUntil(there, timeout=20000)

    def do(self, name: str) -> None:
        """Use the action ``name``, as its key or menu does."""
        self.window.actions_by_name[name].trigger()


@dataclass
class Opened:
    """Opens the window by `main` and lets ``body`` use it."""

    bot: QtBot
    app: App

    def run(self, body: Callable[[Desk], None], *arguments: str) -> int:
        failed: list[BaseException] = []

        def script() -> None:
            try:
                body(Desk(_visible_window(), self.bot))
            except BaseException as error:
                failed.append(error)
            finally:
                QApplication.closeAllWindows()

        QTimer.singleShot(0, script)
        status = main(list(arguments))
        if failed:
            raise failed[0]
        return status


def _whole(label: QLabel) -> str:
    return label.whole if isinstance(label, Elided) else label.text()


def _visible_window() -> MainWindow:
    tops = QApplication.topLevelWidgets()
    return next(top for top in tops if isinstance(top, MainWindow) and top.isVisible())


@pytest.fixture
def opened(qtbot: QtBot, app: App) -> Iterator[Opened]:
    # Scripted models are in this process only.
    app.patch.setattr("tutor_app.app.running", lambda settings: nullcontext())
    collector = gc.get_threshold()
    app.use(ScriptedCorrector({"go": "went", "sing": "sings"}), PageReader(), welcomed=True)
    yield Opened(qtbot, app)
    gc.set_threshold(*collector)  # the window changes it for the whole process


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    Image.new("RGB", (420, 120), "white").save(tmp_path / "page.png")
    return tmp_path / "page.png"
