"""Which of several photos is on the desk, and the way to the others."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from tutor_app.views.parts import label, row, tool
from tutor_app.views.theme import Theme


class QueueBar(QWidget):
    """``stepped`` is 1 for the next photo, -1 for the one before."""

    stepped = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._back = tool(theme, "arrow-left", self.tr("Photo before (Alt+Left)"))
        self._next = tool(theme, "arrow-right", self.tr("Next photo (Alt+Right)"))
        self._back.clicked.connect(lambda: self.stepped.emit(-1))
        self._next.clicked.connect(lambda: self.stepped.emit(1))
        self._where = label("", "caption", wrap=False)
        line = row(self, gap=2)
        for part in (self._back, self._where, self._next):
            line.addWidget(part)
        self.show_place(0, 0)

    def show_place(self, index: int, count: int) -> None:
        """``index`` counts from 0; a single photo needs no bar."""
        self.setVisible(count > 1)
        self._where.setText(self.tr("{number} of {count}").format(number=index + 1, count=count))
        self._back.setEnabled(index > 0)
        self._next.setEnabled(index < count - 1)
