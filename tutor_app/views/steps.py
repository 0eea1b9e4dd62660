"""The three moves, as buttons that lead back and forth: photo, reading, lesson."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from tutor_app.views.parts import button, picture, row
from tutor_app.views.theme import Theme


class Step(IntEnum):
    START = 0
    READING = 1
    LESSON = 2


class Steps(QWidget):
    """``chosen`` is a step that can be gone to."""

    chosen = Signal(Step)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        names = (self.tr("Bring a sentence"), self.tr("Check the reading"), self.tr("Learn"))
        self._texts = [f"{step + 1}  {name}" for step, name in zip(Step, names, strict=True)]
        self._narrow = False
        self._buttons = []
        line = row(self, gap=2)
        for step, text in zip(Step, self._texts, strict=True):
            if step:
                line.addWidget(picture(theme, "chevron-right", "ink_soft", 14))
            made = button(text, "step", tip=text)
            made.setAccessibleName(text)
            made.setCheckable(True)
            made.clicked.connect(lambda _=False, step=step: self._press(step))
            self._buttons.append(made)
            line.addWidget(made)
        self._now = Step.START

    def show_step(self, now: Step, open_steps: frozenset[Step]) -> None:
        """Where the learner is, and where else they may go."""
        self._now = now
        for step, made in zip(Step, self._buttons, strict=True):
            made.setChecked(step is now)
            made.setEnabled(step is now or step in open_steps)
        self._name()

    def set_narrow(self, narrow: bool) -> None:
        """Where there is little room, only the step of the moment has a name."""
        self._narrow = narrow
        self._name()

    def _name(self) -> None:
        for step, made in zip(Step, self._buttons, strict=True):
            short = self._narrow and step is not self._now
            made.setText(str(step + 1) if short else self._texts[step])

    def _press(self, step: Step) -> None:
        self._buttons[step].setChecked(step is self._now)
        if step is not self._now:
            self.chosen.emit(step)
