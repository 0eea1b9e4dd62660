"""A lesson that the learner takes along: read aloud, copied, or saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from models.errors import TutorError
from tutor_app.speaking import Speaker
from tutor_app.words import said_error

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from tutor_app.preferences import Preferences
    from tutor_app.study import Study


class TakingAlong(QObject):
    """``told`` carries words for the line below."""

    told = Signal(str)

    def __init__(self, study: Study, preferences: Preferences, window: QWidget) -> None:
        super().__init__(window)
        self._study, self._preferences, self._window = study, preferences, window
        self._speaker = Speaker(self)

    def speak(self) -> None:
        lesson = self._study.lesson
        if lesson is not None and not self._speaker.say(lesson.correction.corrected):
            self.told.emit(
                self.tr("This computer has no voice. On Linux, install speech-dispatcher.")
            )

    def copy(self) -> None:
        from tutor_app.saving import copy_lesson

        if self._study.lesson is not None:
            copy_lesson(self._study.lesson, self._preferences.settings.language)
            self.told.emit(self.tr("The lesson is on the clipboard."))

    def save(self) -> None:
        from tutor_app.saving import choose_file, save

        lesson = self._study.lesson
        if lesson is None or (path := choose_file(self._window)) is None:
            return
        try:
            save(lesson, path, self._preferences.settings.language)
        except TutorError as error:
            self.told.emit(said_error(error))
        else:
            self.told.emit(self.tr("Saved as {path}").format(path=path))
