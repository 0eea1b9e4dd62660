"""A section that is closed until the learner wants it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from tutor_app.views.parts import button, column
from tutor_app.views.theme import Theme


class Folded(QWidget):
    def __init__(self, theme: Theme, title: str, content: Iterable[QWidget]) -> None:
        """``content`` is taken when the section is first opened: it may be much."""
        super().__init__()
        self._theme, self._content = theme, content
        self._head = button(title, "fold")
        self._head.setCheckable(True)
        self._head.toggled.connect(self._turn)
        self._inside: QWidget | None = None
        self._outer = column(self, gap=theme.size("space_xs"))
        self._outer.addWidget(self._head)
        theme.changed.connect(self._draw)
        self._draw()

    def _turn(self, opened: bool) -> None:
        if self._inside is None:
            self._inside = self._filled()
            self._outer.addWidget(self._inside)
        self._inside.setVisible(opened)
        self._draw()

    def _filled(self) -> QWidget:
        whole = QWidget()
        gap, left = self._theme.size("space_s"), self._theme.size("space_xl")
        inside = column(whole, margin=(left, 0, 0, 0), gap=gap)
        for part in self._content:
            inside.addWidget(part)
        return whole

    def _draw(self) -> None:
        opened = self._head.isChecked()
        self._head.setIcon(self._theme.icon("chevron-down" if opened else "chevron-right"))
        self._head.setAccessibleDescription(self.tr("open") if opened else self.tr("closed"))
