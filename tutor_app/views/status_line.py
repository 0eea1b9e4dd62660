"""The line below: who read and corrected, on what, in what time, and why so."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame

from tutor_app.lesson import Lesson
from tutor_app.views.parts import button, label, row
from tutor_app.views.theme import Theme


class StatusLine(QFrame):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("part", "status")
        self._work = label("", "caption", wrap=False)
        self._why = label("", "caption", wrap=False)
        self._undo = button("", "undo", clicked=self._take_back)
        self._undone: Callable[[], object] | None = None
        inside = row(
            self,
            margin=(theme.size("space_l"), 5, theme.size("space_l"), 5),
            gap=theme.size("space_l"),
        )
        inside.addWidget(self._work)
        inside.addWidget(self._undo)
        inside.addStretch(1)
        inside.addWidget(self._why)
        self.say(self.tr("Ready. Nothing leaves this computer."))

    def say(self, words: str) -> None:
        self._work.setText(words)
        self._why.clear()
        self._undo.hide()

    def offer_undo(self, words: str, undo: Callable[[], object]) -> None:
        """Say what was done, with a button that takes it back."""
        self.say(words)
        self._undone = undo
        self._undo.setText(self.tr("Undo"))
        self._undo.show()

    def _take_back(self) -> None:
        undo, self._undone = self._undone, None
        self.say(self.tr("Taken back."))
        if undo is not None:
            undo()

    def show_lesson(self, lesson: Lesson) -> None:
        self._undo.hide()
        seconds = self.tr("{seconds} s").format(seconds=f"{lesson.seconds:.1f}")
        parts = [lesson.corrector, lesson.device, seconds]
        if lesson.transcript is not None:
            parts.insert(0, self.tr("Read by {reader}").format(reader=lesson.transcript.reader))
            parts.insert(0, self.tr("Route {name}").format(name=lesson.route.name.upper()))
        self._work.setText("   ·   ".join(parts))
        self._why.setText(lesson.route.why)
        self._why.setToolTip(lesson.route.why)
