"""What is done while the learner rests: idle models are unloaded, and garbage is collected."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, QTimer

from models.at_rest import Unload, idle
from models.backends import Ticket
from tutor_app.garbage import collect
from tutor_app.jobs import JobRunner
from tutor_app.preferences import Preferences

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
        if self._jobs.busy:
            return
        collect()
        if resting := idle(60.0 * self._preferences.settings.unload_minutes):
            self._jobs.prepare(partial(_unload, resting))


def _unload(resting: Sequence[Unload], ticket: Ticket) -> None:
    for unload in resting:
        ticket.go_on()
        unload()
