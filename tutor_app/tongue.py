"""The language of the window."""

from __future__ import annotations

from importlib.resources import files

from PySide6.QtCore import QCoreApplication, QLocale, QObject, QTranslator

SYSTEM, SOURCE = "system", "en"


class Tongue(QObject):
    """Translates the words of the application; what is built before a change keeps its words."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._translator: QTranslator | None = None

    def speak(self, wish: str) -> None:
        """``wish`` is "en", "es" or "system"; a language that we do not have becomes English."""
        if self._translator is not None:
            QCoreApplication.removeTranslator(self._translator)
            self._translator = None
        code = QLocale.system().name()[:2] if wish == SYSTEM else wish
        QLocale.setDefault(QLocale(code) if wish != SYSTEM else QLocale.system())
        path = files("assets") / "translations" / f"tenselens_{code}.qm"
        if code == SOURCE or not path.is_file():
            return
        made = QTranslator(self)
        if made.load(str(path)):
            QCoreApplication.installTranslator(made)
            self._translator = made
