"""The small parts that all views are made of, as the style sheet knows them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, QSize, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from tutor_app.views.theme import Theme

B = TypeVar("B", bound=QBoxLayout)


def label(text: str, part: str = "", *, wrap: bool = True) -> QLabel:
    """Plain text, whatever it holds; it can be selected by mouse where it wraps."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("part", part)
    made.setWordWrap(wrap)
    if wrap:
        made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        made.setSizePolicy(policy)
    return made


class Elided(QLabel):
    """One line that gives way: what has no room is cut off, and a tool tip holds all of it."""

    def __init__(self, part: str, side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft) -> None:
        super().__init__()
        self._whole = ""
        self.setProperty("part", part)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def show_text(self, text: str, *more: str) -> None:
        """``more`` lines are for the tool tip alone."""
        self._whole = text
        self.setToolTip("\n".join((text, *more)))
        self.setAccessibleName(text)
        self._cut()

    @property
    def whole(self) -> str:
        return self._whole

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        dots = Qt.TextElideMode.ElideRight
        self.setText(self.fontMetrics().elidedText(self._whole, dots, self.width()))


def frame(part: str) -> QFrame:
    made = QFrame()
    made.setProperty("part", part)
    return made


def rule() -> QFrame:
    """A thin line between two things."""
    return frame("rule")


def button(
    text: str, part: str = "", *, tip: str = "", clicked: Callable[[], object] | None = None
) -> QPushButton:
    made = QPushButton(text)
    made.setProperty("part", part)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.setToolTip(tip)
    if clicked is not None:
        made.clicked.connect(lambda: clicked())
    return made


def tool(
    theme: Theme, icon: str, tip: str, *, clicked: Callable[[], object] | None = None
) -> QToolButton:
    """A button that is an icon; ``tip`` is also what a screen reader says."""
    made = QToolButton()
    made.setProperty("part", "tool")
    made.setToolTip(tip)
    made.setAccessibleName(tip)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    dress(made, theme, icon)
    if clicked is not None:
        made.clicked.connect(lambda: clicked())
    return made


def dress(part: QAbstractButton, theme: Theme, icon: str, token: str = "ink_soft") -> None:
    """Give a button an icon that keeps to the theme."""
    size = theme.size("icon")
    gap = theme.size("space_xs") if part.text() else 0
    part.setIconSize(QSize(size + gap, size))
    _Redrawn(part, theme, lambda: part.setIcon(theme.icon(icon, token, size, gap)))


def picture(theme: Theme, icon: str, token: str, size: int) -> QLabel:
    """An icon that stands for itself; screen readers pass over it."""
    made = QLabel()
    _Redrawn(made, theme, lambda: made.setPixmap(theme.pixmap(icon, token, size)))
    return made


class _Redrawn(QObject):
    """Draws now and after each change of the theme, for as long as ``part`` lives."""

    def __init__(self, part: QWidget, theme: Theme, draw: Callable[[], object]) -> None:
        super().__init__(part)
        self._draw = draw
        theme.changed.connect(self.redraw)
        draw()

    @Slot()
    def redraw(self) -> None:
        self._draw()


def column(
    parent: QWidget | None = None, *, margin: int | tuple[int, int, int, int] = 0, gap: int = 8
) -> QVBoxLayout:
    return _spaced(QVBoxLayout() if parent is None else QVBoxLayout(parent), margin, gap)


def row(
    parent: QWidget | None = None, *, margin: int | tuple[int, int, int, int] = 0, gap: int = 8
) -> QHBoxLayout:
    return _spaced(QHBoxLayout() if parent is None else QHBoxLayout(parent), margin, gap)


def _spaced(layout: B, margin: int | tuple[int, int, int, int], gap: int) -> B:
    sides = (margin,) * 4 if isinstance(margin, int) else margin
    layout.setContentsMargins(*sides)
    layout.setSpacing(gap)
    return layout


def scrolled(content: QWidget) -> QScrollArea:
    """``content`` in a view that scrolls up and down only."""
    area = QScrollArea()
    area.setWidget(content)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area


def centred(content: QWidget, width: int) -> QWidget:
    """``content`` in the middle, at most ``width`` pixels wide."""
    outer = QWidget()
    inside = row(outer)
    content.setMaximumWidth(width)
    inside.addStretch(1)
    inside.addWidget(content, 100)
    inside.addStretch(1)
    return outer


def in_the_middle(page: QWidget, card: QWidget, width: int, margin: int) -> None:
    """Lay ``card``, at most ``width`` wide, a little above the middle of ``page``."""
    card.setMaximumWidth(width)
    outer = column(page, margin=margin)
    outer.addStretch(2)
    across = row()
    across.addStretch(1)
    across.addWidget(card, 10)
    across.addStretch(1)
    outer.addLayout(across)
    outer.addStretch(3)


def set_state(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet looks at."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def emptied(layout: QLayout) -> None:
    """Take everything out of ``layout`` and delete it."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            emptied(inner)
