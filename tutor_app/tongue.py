"""The language of the window."""

from __future__ import annotations

from importlib.resources import files

from PySide6.QtCore import QCoreApplication, QLocale, QObject, QTranslator

from tutor_app.phrases import Phrasebook, phrasebook
from tutor_app.words import MESSAGES

SYSTEM, SOURCE = "system", "en"


class Interpreter(QTranslator):
    """Answers for the words that are not the window's own, by a phrasebook."""

    def __init__(self, parent: QObject, book: Phrasebook) -> None:
        super().__init__(parent)
        self._book = book

    def isEmpty(self) -> bool:
        return False

    def translate(
        self, context: str, text: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        # Qt takes None, which its type does not know, for "ask the next one".
        return self._book.translate(text) if context == MESSAGES else None  # type: ignore[return-value]


class Tongue(QObject):
    """Translates the words of the application; what is built before a change keeps its words."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._translators: list[QTranslator] = []

    def speak(self, wish: str) -> None:
        """``wish`` is "en", "es" or "system"; a language that we do not have becomes English."""
        while self._translators:
            QCoreApplication.removeTranslator(self._translators.pop())
        code = QLocale.system().name()[:2] if wish == SYSTEM else wish
        QLocale.setDefault(QLocale(code) if wish != SYSTEM else QLocale.system())
        path = files("assets") / "translations" / f"tenselens_{code}.qm"
        if code == SOURCE or not path.is_file():
            return
        if (book := phrasebook(code)) is not None:
            self._install(Interpreter(self, book))
        made = QTranslator(self)
        if made.load(str(path)):
            self._install(made)

    def _install(self, translator: QTranslator) -> None:
        QCoreApplication.installTranslator(translator)
        self._translators.append(translator)
