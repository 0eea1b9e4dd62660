"""Reads aloud with the voice of the system. Imports QtTextToSpeech when it is first asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject

if TYPE_CHECKING:
    from PySide6.QtTextToSpeech import QTextToSpeech

SILENT = "mock"  # Qt's engine for tests


class Speaker(QObject):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._voice: QTextToSpeech | None = None

    def say(self, text: str) -> bool:
        """Begin to read ``text``, in place of what is being read; whether there is a voice."""
        from PySide6.QtTextToSpeech import QTextToSpeech

        if self._voice is None and all(
            engine == SILENT for engine in QTextToSpeech.availableEngines()
        ):
            return False
        if self._voice is None:
            self._voice = QTextToSpeech(self)
            self._voice.setLocale(QLocale(QLocale.Language.English))
        if self._voice.state() is QTextToSpeech.State.Error:
            return False
        self._voice.stop()
        self._voice.say(text)
        return True
