"""The settings while the window is open: changed at once, and saved."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from models.errors import TutorError
from tutor_app.model_process import use
from tutor_app.settings import Settings, save_settings
from tutor_app.words import said_error


class Preferences(QObject):
    """``changed`` comes after each change; ``unsaved`` says why a change is not on the disk."""

    changed = Signal()
    unsaved = Signal(str)

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings

    @property
    def settings(self) -> Settings:
        return self._settings

    def change(self, **values: Any) -> None:
        """Let ``values`` hold from now on, whether they can be saved or not."""
        self._take(replace(self._settings, **values))

    def reset(self) -> None:
        """The defaults, but no second welcome."""
        self._take(Settings(welcomed=self._settings.welcomed))

    def _take(self, settings: Settings) -> None:
        if settings == self._settings:
            return
        self._settings = settings
        use(settings)
        self.changed.emit()
        try:
            save_settings(settings)
        except TutorError as error:
            self.unsaved.emit(said_error(error))
