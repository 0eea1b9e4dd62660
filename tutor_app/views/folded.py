"""A section that is closed until the learner wants it."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from tutor_app.views.parts import button, column
from tutor_app.views.theme import Theme


class Folded(QWidget):
    def __init__(self, theme: Theme, title: str, *, opened: bool = False) -> None:
        super().__init__()
        self._theme = theme
        self._head = button(title, "fold")
        self._head.setCheckable(True)
        self._head.toggled.connect(self._turn)
        self._inside = QWidget()
        self.content: QVBoxLayout = column(
            self._inside, margin=(theme.size("space_xl"), 0, 0, 0), gap=theme.size("space_s")
        )
        outer = column(self, gap=theme.size("space_xs"))
        outer.addWidget(self._head)
        outer.addWidget(self._inside)
        theme.changed.connect(self._draw)
        self._head.setChecked(opened)
        self._turn(opened)

    def _turn(self, opened: bool) -> None:
        self._inside.setVisible(opened)
        self._draw()

    def _draw(self) -> None:
        opened = self._head.isChecked()
        self._head.setIcon(self._theme.icon("chevron-down" if opened else "chevron-right"))
        self._head.setAccessibleDescription(self.tr("open") if opened else self.tr("closed"))
