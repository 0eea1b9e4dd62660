"""Starts the window."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QApplication

from models.folders import home
from tutor_app.garbage import collect_at_rest_only
from tutor_app.main_window import MainWindow
from tutor_app.model_process import running
from tutor_app.one_window import Doorbell, pass_on
from tutor_app.settings import LoadedSettings, Settings, load_settings, use_folders
from tutor_app.tongue import Tongue
from tutor_app.views.theme import Theme, app_icon

LOG_BYTES = 500_000

log = logging.getLogger(__name__)


def open_window(photos: Sequence[Path] = ()) -> int:
    """Show the window, with ``photos`` to be read, until it is closed; the exit status."""
    app = QApplication.instance() or QApplication(["tenselens"])
    assert isinstance(app, QApplication)
    name_app(app)
    if pass_on(photos):
        return 0
    keep_log(log_folder())
    loaded = load_settings()
    use_folders(loaded.settings)
    with running(loaded.settings):
        windows = Windows(loaded)
        windows.window.show()
        collect_at_rest_only()
        windows.window.warm_up()
        if photos:
            windows.window.open_photos(photos)
        return app.exec()


class Windows(QObject):
    """Holds the one window, and makes it anew for another language or another size of text."""

    def __init__(self, loaded: LoadedSettings) -> None:
        super().__init__()
        self._tongue, self._doorbell = Tongue(self), Doorbell(self)
        self._theme = Theme(loaded.settings.theme, loaded.settings.text_size / 100)
        self._doorbell.rung.connect(self._ring)
        self.window = self._made(loaded)

    def _made(self, loaded: LoadedSettings) -> MainWindow:
        self._built_for = _build_of(loaded.settings)
        self._tongue.speak(loaded.settings.interface)
        window = MainWindow(self._theme, loaded)
        # Later: the box in which it was chosen is still at work.
        window.preferences.changed.connect(self._follow, Qt.ConnectionType.QueuedConnection)
        return window

    @Slot()
    def _follow(self) -> None:
        before, settings = self.window, self.window.preferences.settings
        if _build_of(settings) == self._built_for:
            return
        self.window = self._made(LoadedSettings(settings))
        self.window.setGeometry(before.geometry())
        self.window.study.back.carry_on(before.study)
        self.window.show_place(before.place)
        self.window.show()
        before.close()
        self.window.shelf.carry_on(before.shelf)

    @Slot(list)
    def _ring(self, photos: list[Path]) -> None:
        self.window.call(photos)


def _build_of(settings: Settings) -> tuple[str, int]:
    """What the widgets of a window are built for."""
    return settings.interface, settings.text_size


def name_app(app: QApplication) -> None:
    app.setApplicationName("tenselens")
    app.setApplicationDisplayName("TenseLens")
    app.setDesktopFileName("io.github.tenselens.TenseLens")
    app.setWindowIcon(app_icon())
    app.setStyle("Fusion")


def log_folder() -> Path:
    return home() / "log"


def keep_log(folder: Path) -> None:
    """Warnings and errors go to a small file; without a folder to write in, to nowhere."""
    sys.excepthook = _LoggingHook(sys.excepthook)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            folder / "tenselens.log",
            maxBytes=LOG_BYTES,
            backupCount=1,
            encoding="utf-8",
            delay=True,
        )
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    handler.setLevel(logging.WARNING)
    logging.getLogger().addHandler(handler)


@dataclass(frozen=True)
class _LoggingHook:
    """Logs what no code caught, as happens in slots, and passes it on."""

    following: Callable[[type[BaseException], BaseException, TracebackType | None], object]

    def __call__(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        log.error("unforeseen", exc_info=(kind, error, trace))
        self.following(kind, error, trace)
