"""The line below: who read and corrected, on what, in what time, and why so."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame

from tutor_app.lesson import Lesson
from tutor_app.views.announcing import announce
from tutor_app.views.parts import Elided, button, row
from tutor_app.views.theme import Theme
from tutor_app.words import figure, said


class StatusLine(QFrame):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("part", "status")
        self._work = Elided("caption")
        self._why = Elided("caption", Qt.AlignmentFlag.AlignRight)
        self._undo = button("", "undo", clicked=self._take_back)
        self._undone: Callable[[], object] | None = None
        self._of_lesson = False
        inside = row(
            self,
            margin=(theme.size("space_l"), 5, theme.size("space_l"), 5),
            gap=theme.size("space_l"),
        )
        inside.addWidget(self._work, 2)
        inside.addWidget(self._undo)
        inside.addWidget(self._why, 1)
        self.say(self.tr("Ready. Nothing leaves this computer."))

    def clear_lesson(self) -> None:
        """What was said of a lesson is over; anything else stays."""
        if self._of_lesson:
            self.say("")

    def say(self, words: str) -> None:
        self._of_lesson = False
        self._work.show_text(words)
        self._why.show_text("")
        self._why.hide()
        self._undo.hide()
        announce(self, words)

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

    def show_lesson(self, lesson: Lesson, reader: str) -> None:
        """``reader`` is its title; "" where nothing was read."""
        self._undo.hide()
        self._of_lesson = True
        seconds = self.tr("{seconds} s").format(seconds=figure(lesson.seconds))
        parts = [said(lesson.corrector), lesson.device, seconds]
        if lesson.pace:
            parts.append(self.tr("{count} tokens a second").format(count=figure(lesson.pace)))
        if reader:
            parts.insert(0, self.tr("Read by {reader}").format(reader=said(reader)))
            parts.insert(0, self.tr("Route {name}").format(name=lesson.route.name.upper()))
        self._work.show_text("   ·   ".join(parts))
        self._why.show()
        self._why.show_text(said(lesson.route.why), *map(said, lesson.route.facts))
