"""The language of the window."""

from __future__ import annotations

from importlib.resources import files

from PySide6.QtCore import QCoreApplication, QLocale, QObject, QTranslator

from tutor_app.phrases import Phrasebook, window_phrasebook
from tutor_app.words import FIGURES, MESSAGES

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
        if context == MESSAGES:
            return self._book.translate(text)
        # Qt takes None, which its type does not know, for "ask the next one".
        return self._book.figure(text) if context == FIGURES else None  # type: ignore[return-value]


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
        known = code != SOURCE and path.is_file()
        self._install(Interpreter(self, window_phrasebook(code if known else SOURCE)))
        made = QTranslator(self)
        if known and made.load(str(path)):
            self._install(made)

    def _install(self, translator: QTranslator) -> None:
        QCoreApplication.installTranslator(translator)
        self._translators.append(translator)
