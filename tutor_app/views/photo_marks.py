"""What is drawn over the photo: words, wrong verbs, and the arrow from the word that decides."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import (
    QGraphicsItem,
    QGraphicsPathItem,
    QGraphicsRectItem,
    QStyleOptionGraphicsItem,
    QWidget,
)

from models.transcript import Box
from tutor_app.views.theme import Theme


class MarkKind(Enum):
    WORD = auto()  # was read here
    UNCERTAIN = auto()  # was read here, perhaps wrongly
    VERB = auto()  # is to be corrected
    MAYBE = auto()  # look at this verb again
    EVIDENCE = auto()  # decides which form the verb has


@dataclass(frozen=True, slots=True)
class Mark:
    """``key`` is told when the mark is clicked; marks with one key belong together."""

    box: Box
    kind: MarkKind
    key: int
    tip: str = ""


COLORS = {
    MarkKind.WORD: "accent",
    MarkKind.UNCERTAIN: "maybe",
    MarkKind.VERB: "wrong",
    MarkKind.MAYBE: "maybe",
    MarkKind.EVIDENCE: "accent",
}


QUIET = (MarkKind.WORD, MarkKind.EVIDENCE)  # seen only when they are chosen or pointed at


class MarkItem(QGraphicsRectItem):
    """One mark on the paper, in pixels of the photo; paper is white in the dark theme as well."""

    def __init__(self, mark: Mark) -> None:
        box = mark.box
        pad = box.height * 0.08
        super().__init__(
            QRectF(box.left, box.top, box.width, box.height).adjusted(-pad, -pad, pad, pad)
        )
        self.mark = mark
        self.chosen = False
        self._over = False
        self.setAcceptHoverEvents(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(mark.tip)

    def choose(self, chosen: bool) -> None:
        self.chosen = chosen
        self.update()

    def hoverEnterEvent(self, event: object) -> None:
        self._over = True
        self.update()

    def hoverLeaveEvent(self, event: object) -> None:
        self._over = False
        self.update()

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        color = Theme.paper_color(COLORS[self.mark.kind])
        rect, kind = self.rect(), self.mark.kind
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        strength = 70 if self.chosen else 45 if self._over else _rest(kind)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_faded(color, strength))
        painter.drawRoundedRect(rect, rect.height() * 0.15, rect.height() * 0.15)
        if kind in QUIET and not self.chosen:
            return
        pen = QPen(color, max(2.0, rect.height() * (0.1 if self.chosen else 0.07)))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        if kind in (MarkKind.UNCERTAIN, MarkKind.MAYBE):
            pen.setDashPattern([1.5, 2.0])
        painter.setPen(pen)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())


class Arrow(QGraphicsPathItem):
    """A bow from the word that decides to the verb."""

    def __init__(self, start: Box, end: Box) -> None:
        super().__init__()
        thick = max(2.5, end.height * 0.07)
        from_point = QPointF(start.left + start.width / 2, start.top)
        to_point = QPointF(end.left + end.width / 2, end.top - thick)
        height = max(end.height * 0.9, abs(to_point.x() - from_point.x()) * 0.12)
        top = min(from_point.y(), to_point.y()) - height
        path = QPainterPath(from_point)
        path.cubicTo(QPointF(from_point.x(), top), QPointF(to_point.x(), top), to_point)
        color = Theme.paper_color("accent")
        self.setPath(path)
        self.setPen(QPen(color, thick, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        self._head(to_point, thick * 2.6, color)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemStacksBehindParent, False)
        self.setZValue(2)

    def _head(self, tip: QPointF, size: float, color: QColor) -> None:
        points = [tip, tip + QPointF(-size * 0.7, -size), tip + QPointF(size * 0.7, -size)]
        path = QPainterPath()
        path.addPolygon(QPolygonF(points))
        path.closeSubpath()
        head = QGraphicsPathItem(path, self)
        head.setBrush(color)
        head.setPen(QPen(color, 1))


def _rest(kind: MarkKind) -> int:
    """How much a mark shows while nobody looks at it, 0..255."""
    return 0 if kind in QUIET else 30


def _faded(color: QColor, strength: int) -> QColor:
    faded = QColor(color)
    faded.setAlpha(strength)
    return faded
