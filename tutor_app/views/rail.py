"""The places of the window, one under the other on its left."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QLabel, QToolButton

from tutor_app.views.parts import column
from tutor_app.views.theme import Theme, app_icon


class Rail(QFrame):
    """``chosen`` is the name of a place."""

    chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("part", "rail")
        self.setFixedWidth(theme.size("rail"))
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(self._press)
        gap = theme.size("space_s")
        self._inside = column(self, margin=(gap, theme.size("space_l"), gap, gap), gap=gap)
        logo = QLabel()
        logo.setPixmap(app_icon().pixmap(QSize(40, 40), 2.0))
        self._inside.addWidget(logo, alignment=Qt.AlignmentFlag.AlignHCenter)
        self._inside.addSpacing(theme.size("space_m"))
        self._upper = self._inside.count()  # where the next place goes
        self._inside.addStretch(1)
        theme.changed.connect(self._draw)

    def add_place(self, name: str, title: str, *, low: bool = False) -> None:
        """``name`` is also that of its icon. ``low`` places stand at the lower end."""
        made = QToolButton()
        made.setProperty("part", "rail")
        made.setProperty("place", name)
        made.setText(title)
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        icon = self._theme.size("icon")
        made.setIconSize(QSize(icon, icon))
        made.setCheckable(True)
        made.setCursor(Qt.CursorShape.PointingHandCursor)
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        made.setFixedWidth(self._theme.size("rail") - 2 * self._theme.size("space_s"))
        self._group.addButton(made)
        self._inside.insertWidget(self._inside.count() if low else self._upper, made)
        self._upper += not low
        made.toggled.connect(self._draw)
        self._draw()

    @property
    def place(self) -> str:
        checked = self._group.checkedButton()
        return "" if checked is None else str(checked.property("place"))

    def show_place(self, name: str) -> None:
        for made in self._group.buttons():
            if made.property("place") == name:
                made.setChecked(True)

    def _press(self, made: QAbstractButton) -> None:
        self.chosen.emit(str(made.property("place")))

    def _draw(self) -> None:
        for made in self._group.buttons():
            token = "accent" if made.isChecked() else "ink_soft"
            made.setIcon(
                self._theme.icon(str(made.property("place")), token, self._theme.size("icon"))
            )
