"""Somebody is at work: the step, how far it is, and how to stop it."""

from __future__ import annotations

import time

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from tutor_app.views.announcing import announce
from tutor_app.views.parts import button, column, frame, in_the_middle, label, row
from tutor_app.views.theme import Theme
from tutor_app.words import said

WIDTH = 420
SURE = 0.15  # of the work must be done before the rest is estimated
SHOWN = 240  # letters of what a model writes
FIRST_GUESS = 3.0  # seconds before an estimate is shown at all


class BusyView(QWidget):
    """``stopped``: the learner has pressed cancel."""

    stopped = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("part", "page")
        self._began = 0.0
        self._fraction = 0.0
        self._step = label("", "heading")
        self._left = label("", "caption")
        self._bar = QProgressBar()
        self._bar.setRange(0, 1000)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Progress"))
        self._cancel = button(self.tr("Cancel"), tip=self.tr("Stop (Esc)"))
        self._cancel.clicked.connect(self.stopped)
        self._clock = QTimer(self)
        self._clock.setInterval(500)
        self._clock.timeout.connect(self._estimate)
        card = frame("card")
        inside = column(card, margin=theme.size("space_xl"), gap=theme.size("space_m"))
        inside.addWidget(self._step)
        inside.addWidget(self._bar)
        self._answer = label("", "soft")
        self._answer.setAlignment(Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft)
        self._answer.hide()
        inside.addWidget(self._answer)
        foot = row()
        foot.addWidget(self._left, 1)
        foot.addWidget(self._cancel)
        inside.addLayout(foot)
        in_the_middle(self, card, WIDTH, theme.size("space_xl"))

    def begin(self, step: str) -> None:
        self._began, self._fraction = time.monotonic(), 0.0
        self._left.clear()
        self._answer.hide()
        self._clock.start()
        self.advance(step, 0.0)
        announce(self, self._step.text())
        self._cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    def advance(self, step: str, fraction: float) -> None:
        """``fraction`` of the whole is done; it never goes back."""
        self._fraction = max(self._fraction, fraction)
        words = f"{said(step)} …"
        self._step.setText(words)
        self._bar.setValue(round(self._fraction * 1000))

    def hear(self, text: str) -> None:
        """``text`` is what a model has written so far; the end of it is shown."""
        told = " ".join(text.split())
        self._answer.setText(told if len(told) <= SHOWN else f"… {told[-SHOWN:]}")
        self._answer.show()

    def end(self) -> None:
        self._clock.stop()

    def _estimate(self) -> None:
        spent = time.monotonic() - self._began
        if spent < FIRST_GUESS or self._fraction < SURE:
            return
        left = max(1, round(spent / self._fraction * (1 - self._fraction)))
        self._left.setText(self.tr("about {seconds} s left").format(seconds=left))
