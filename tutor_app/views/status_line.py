"""The line below: who read and corrected, on what, in what time, and why so."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame

from tutor_app.lesson import Lesson
from tutor_app.views.parts import label, row
from tutor_app.views.theme import Theme


class StatusLine(QFrame):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("part", "status")
        self._work = label("", "caption", wrap=False)
        self._why = label("", "caption", wrap=False)
        inside = row(
            self,
            margin=(theme.size("space_l"), 5, theme.size("space_l"), 5),
            gap=theme.size("space_l"),
        )
        inside.addWidget(self._work)
        inside.addStretch(1)
        inside.addWidget(self._why)
        self.say(self.tr("Ready. Nothing leaves this computer."))

    def say(self, words: str) -> None:
        self._work.setText(words)
        self._why.clear()

    def show_lesson(self, lesson: Lesson) -> None:
        seconds = self.tr("{seconds} s").format(seconds=f"{lesson.seconds:.1f}")
        parts = [lesson.corrector, lesson.device, seconds]
        if lesson.transcript is not None:
            parts.insert(0, self.tr("Read by {reader}").format(reader=lesson.transcript.reader))
            parts.insert(0, self.tr("Route {name}").format(name=lesson.route.name.upper()))
        self._work.setText("   ·   ".join(parts))
        self._why.setText(lesson.route.why)
        self._why.setToolTip(lesson.route.why)
