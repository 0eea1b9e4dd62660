"""What went wrong, in plain words, and the ways on from there."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from tutor_app.views.announcing import announce
from tutor_app.views.parts import button, column, emptied, frame, in_the_middle, label, picture, row
from tutor_app.views.theme import Theme

WIDTH = 520


@dataclass(frozen=True, slots=True)
class WayOut:
    """A button under the problem; ``key`` is told when it is pressed."""

    key: str
    text: str


class ProblemView(QWidget):
    """``chosen`` is the key of a way out."""

    chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("part", "page")
        self._message = label("", "title")
        self._hint = label("", "lead")
        self._ways = row(gap=theme.size("space_s"))
        card = frame("problem")
        inside = column(card, margin=theme.size("space_xl"), gap=theme.size("space_m"))
        left = Qt.AlignmentFlag.AlignLeft
        inside.addWidget(picture(theme, "warning", "maybe", 36), alignment=left)
        inside.addWidget(self._message)
        inside.addWidget(self._hint)
        inside.addSpacing(theme.size("space_s"))
        inside.addLayout(self._ways)
        in_the_middle(self, card, WIDTH, theme.size("space_xl"))

    def show_problem(self, message: str, hint: str, ways: tuple[WayOut, ...]) -> None:
        self._message.setText(message)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        announce(self, f"{message} {hint}".rstrip())
        emptied(self._ways)
        for number, way in enumerate(ways):
            made = button(way.text, "" if number else "primary")
            made.clicked.connect(lambda _=False, key=way.key: self.chosen.emit(key))
            self._ways.addWidget(made)
            if number == 0:
                made.setFocus(Qt.FocusReason.OtherFocusReason)
        self._ways.addStretch(1)
