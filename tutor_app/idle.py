"""What is done while the learner rests: idle models are unloaded, and garbage is collected."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QTimer

from tutor_app.garbage import collect
from tutor_app.jobs import JobRunner
from tutor_app.model_process import is_at_work
from tutor_app.preferences import Preferences
from tutor_app.tasks import unload_idle

LOOK = 30_000  # milliseconds between two looks


class Idle(QObject):
    """Looks now and then whether ``jobs`` are at rest, and unloads beside the window."""

    def __init__(self, preferences: Preferences, jobs: JobRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._preferences, self._jobs = preferences, jobs
        self._timer = QTimer(self, interval=LOOK)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        if not self._jobs.at_rest:
            return
        collect()
        if is_at_work():
            limit = 60.0 * self._preferences.settings.unload_minutes
            self._jobs.prepare(partial(unload_idle, limit))
