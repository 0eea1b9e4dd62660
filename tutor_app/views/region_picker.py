"""A frozen picture of the screen on which the learner draws a frame around a sentence."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QWidget

from tutor_app.views.theme import Theme

LEAST = 8  # pixels: less is a click
DARK = QColor(0, 0, 0, 110)


class RegionPicker(QWidget):
    """``chosen`` carries what is in the frame; ``ended`` comes in any case, and comes last."""

    chosen = Signal(QImage)
    ended = Signal()

    def __init__(self, theme: Theme, screen: QPixmap) -> None:
        super().__init__()
        self._theme, self._screen = theme, screen
        self._from, self._to = QPoint(), QPoint()
        self._drawing = False
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowFlags(Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setAccessibleName(self.tr("Draw a frame around the sentence; Esc ends it"))

    @property
    def region(self) -> QRect:
        return QRect(self._from, self._to).normalized()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawPixmap(self.rect(), self._screen)
        painter.fillRect(self.rect(), DARK)
        if self.region.width() > LEAST:
            painter.drawPixmap(self.region, self._screen, self._in_pixels(self.region))
            painter.setPen(QPen(self._theme.color("accent"), 2))
            painter.drawRect(self.region)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._from = self._to = event.position().toPoint()
        self._drawing = True

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drawing:
            self._to = event.position().toPoint()
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._to = event.position().toPoint()
        self._drawing = False
        if min(self.region.width(), self.region.height()) > LEAST:
            self.hide()
            self.chosen.emit(self._screen.copy(self._in_pixels(self.region)).toImage())
            self._end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._end()

    def _in_pixels(self, region: QRect) -> QRect:
        """The picture has more pixels than the widget on a dense screen."""
        across = self._screen.width() / max(1, self.width())
        down = self._screen.height() / max(1, self.height())
        return QRect(
            round(region.left() * across),
            round(region.top() * down),
            round(region.width() * across),
            round(region.height() * down),
        )

    def _end(self) -> None:
        self.ended.emit()
        self.close()
