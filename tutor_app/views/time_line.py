"""A tense on a line from the past to the future."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from models.grammar.types import Aspect, Tense, VerbGroup
from tutor_app.views.theme import Theme


@dataclass(frozen=True, slots=True)
class Shape:
    """Where an action lies: 0 is the far past, 0.5 now, 1 the far future.

    ``stretch`` is the time it lasts, ``points`` when it happens, ``other`` another moment that it
    is seen from. ``text`` says it in words.
    """

    text: str
    points: tuple[float, ...] = ()
    stretch: tuple[float, float] | None = None
    other: float | None = None


NOW = 0.5
_P, _N, _F = Tense.PAST, Tense.PRESENT, Tense.FUTURE
_SIMPLE, _CONT = Aspect.SIMPLE, Aspect.CONTINUOUS
_PERF, _PCONT = Aspect.PERFECT, Aspect.PERFECT_CONTINUOUS


def _said(text: str) -> str:
    """Marks ``text`` for translation, as `QT_TRANSLATE_NOOP` does."""
    return text


SHAPES = MappingProxyType(
    {
        (_P, _SIMPLE): Shape(_said("It happened at a time in the past, and it is over."), (0.25,)),
        (_P, _CONT): Shape(
            _said("It was going on around a moment in the past."),
            stretch=(0.12, 0.38),
            other=0.25,
        ),
        (_P, _PERF): Shape(
            _said("It was over before another moment in the past."), (0.13,), None, 0.32
        ),
        (_P, _PCONT): Shape(
            _said("It had been going on up to a moment in the past."),
            stretch=(0.08, 0.32),
            other=0.32,
        ),
        (_N, _SIMPLE): Shape(
            _said("It is always so, or it happens again and again."),
            (0.2, 0.35, 0.5, 0.65, 0.8),
        ),
        (_N, _CONT): Shape(_said("It is going on now, for a limited time."), stretch=(0.4, 0.6)),
        (_N, _PERF): Shape(
            _said("It began or happened in the past, and it matters now."),
            (0.22,),
            (0.22, NOW),
        ),
        (_N, _PCONT): Shape(
            _said("It began in the past and has been going on until now."),
            stretch=(0.18, NOW),
        ),
        (_F, _SIMPLE): Shape(_said("It is still to come."), (0.75,)),
        (_F, _CONT): Shape(
            _said("It will be going on around a moment in the future."),
            stretch=(0.63, 0.87),
            other=0.75,
        ),
        (_F, _PERF): Shape(
            _said("It will be over before a moment in the future."), (0.66,), None, 0.85
        ),
        (_F, _PCONT): Shape(
            _said("It will have been going on up to a moment in the future."),
            stretch=(0.58, 0.85),
            other=0.85,
        ),
    }
)


def shape_of(group: VerbGroup) -> Shape | None:
    """None for a group that says no time, such as a modal or an infinitive."""
    if group.modal and group.tense is not Tense.FUTURE:
        return None
    return SHAPES.get((group.tense, group.aspect))


class TimeLine(QWidget):
    """Draws one shape; a screen reader hears its words."""

    def __init__(self, theme: Theme, shape: Shape) -> None:
        super().__init__()
        self._theme, self._shape = theme, shape
        self._said = QCoreApplication.translate("TimeLine", shape.text)
        self.setAccessibleName(self._said)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(64 + theme.size("caption"))
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(420, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_axis(painter)
        self._draw_action(painter)

    def _at(self, moment: float) -> QPointF:
        return QPointF(16 + moment * (self.width() - 32), 34.0)

    def _draw_axis(self, painter: QPainter) -> None:
        line = QPen(self._theme.color("line_strong"), 2)
        line.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(line)
        painter.drawLine(self._at(0), self._at(1))
        tip = self._at(1)
        painter.drawLine(tip, tip + QPointF(-7, -5))
        painter.drawLine(tip, tip + QPointF(-7, 5))
        now = self._at(NOW)
        painter.drawLine(now + QPointF(0, -13), now + QPointF(0, 13))
        painter.setFont(self._theme.font("caption", weight=500))
        painter.setPen(self._theme.color("ink_soft"))
        for moment, name in (
            (0.2, self.tr("past")),
            (NOW, self.tr("now")),
            (0.8, self.tr("future")),
        ):
            middle = self._at(moment)
            place = QRectF(middle.x() - 60, 54, 120, self._theme.size("caption") + 6)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, name)

    def _draw_action(self, painter: QPainter) -> None:
        shape, accent = self._shape, self._theme.color("accent")
        if shape.stretch is not None:
            start, end = (self._at(moment) for moment in shape.stretch)
            bar = QRectF(start.x(), start.y() - 7, end.x() - start.x(), 14)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(accent)
            painter.setOpacity(0.35 if shape.points else 1.0)
            painter.drawRoundedRect(bar, 7, 7)
            painter.setOpacity(1.0)
        if shape.other is not None:
            painter.setPen(QPen(self._theme.color("ink"), 2))
            painter.setBrush(self._theme.color("surface"))
            painter.drawEllipse(self._at(shape.other), 6, 6)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(accent)
        for point in shape.points:
            painter.drawEllipse(self._at(point), 8, 8)

    @property
    def said(self) -> str:
        return self._said
