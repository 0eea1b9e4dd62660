"""The places of the window, one under the other on its left."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QLabel, QToolButton

from tutor_app.views.parts import column
from tutor_app.views.theme import Theme, app_icon


class Rail(QFrame):
    """``chosen`` is the number of a place."""

    chosen = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("part", "rail")
        self.setFixedWidth(theme.size("rail"))
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self.chosen)
        gap = theme.size("space_s")
        self._inside = column(self, margin=(gap, theme.size("space_l"), gap, gap), gap=gap)
        logo = QLabel()
        logo.setPixmap(app_icon().pixmap(QSize(40, 40), 2.0))
        self._inside.addWidget(logo, alignment=Qt.AlignmentFlag.AlignHCenter)
        self._inside.addSpacing(theme.size("space_m"))
        self._upper = self._inside.count()  # where the next place goes
        self._inside.addStretch(1)
        theme.changed.connect(self._draw)

    def add_place(self, number: int, icon: str, name: str, *, low: bool = False) -> None:
        """``low`` places stand at the lower end."""
        made = QToolButton()
        made.setProperty("part", "rail")
        made.setProperty("icon_name", icon)
        made.setText(name)
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        made.setIconSize(QSize(22, 22))
        made.setCheckable(True)
        made.setCursor(Qt.CursorShape.PointingHandCursor)
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        made.setFixedWidth(self._theme.size("rail") - 2 * self._theme.size("space_s"))
        self._group.addButton(made, number)
        self._inside.insertWidget(self._inside.count() if low else self._upper, made)
        self._upper += not low
        made.toggled.connect(self._draw)
        self._draw()

    def show_place(self, number: int) -> None:
        self._group.button(number).setChecked(True)

    def _draw(self) -> None:
        for made in self._group.buttons():
            token = "accent" if made.isChecked() else "ink_soft"
            made.setIcon(self._theme.icon(str(made.property("icon_name")), token, 22))
