"""Starts the window."""

from __future__ import annotations

import logging
import sys
from collections.abc import Sequence
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from PySide6.QtWidgets import QApplication

from models.folders import home
from tutor_app.main_window import MainWindow
from tutor_app.settings import load_settings, use_folders
from tutor_app.views.theme import Theme, app_icon

LOG_BYTES = 500_000

log = logging.getLogger(__name__)


def open_window(photos: Sequence[Path] = ()) -> int:
    """Show the window, with ``photos`` to be read, until it is closed; the exit status."""
    app = QApplication.instance() or QApplication(["tenselens"])
    assert isinstance(app, QApplication)
    name_app(app)
    keep_log(log_folder())
    loaded = load_settings()
    use_folders(loaded.settings)
    theme = Theme(loaded.settings.theme, loaded.settings.text_size / 100)
    window = MainWindow(theme, loaded)
    window.show()
    window.open_photos(photos)
    return app.exec()


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
    sys.excepthook = _log_unforeseen
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


def _log_unforeseen(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    log.error("unforeseen", exc_info=(kind, error, trace))
    sys.__excepthook__(kind, error, trace)
