"""The photo: it can be enlarged and moved, and words are marked where they stand on the paper."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QGraphicsPixmapItem, QGraphicsScene, QGraphicsView

from models.transcript import Box
from tutor_app.views.photo_marks import Arrow, Mark, MarkItem, MarkKind

ZOOM_STEP = 1.25
MOST_ZOOM = 8.0  # screen pixels for one of the photo
CLICK = 6  # pixels that the mouse may move in a click


class PhotoView(QGraphicsView):
    """``clicked`` is the key of the mark under the mouse; ``framed`` the `Box` that was drawn."""

    clicked = Signal(int)
    framed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setScene(QGraphicsScene(self))
        self.setProperty("part", "photo")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        self.setRenderHints(
            QPainter.RenderHint.SmoothPixmapTransform | QPainter.RenderHint.Antialiasing
        )
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self.setAccessibleName(self.tr("The photo"))
        self.setAcceptDrops(False)  # another photo is for the window
        self._paper = QGraphicsPixmapItem()
        self._paper.setTransformationMode(Qt.TransformationMode.SmoothTransformation)
        self.scene().addItem(self._paper)
        self._marks: list[MarkItem] = []
        self._arrow: Arrow | None = None
        self._fitted = True
        self._pressed = QPoint()

    def show_photo(self, image: QImage, width: int) -> None:
        """``width`` is that of the photo, which ``image`` may be a smaller copy of."""
        self.mark(())
        self._paper.setPixmap(QPixmap.fromImage(image))
        self._paper.setScale(width / max(1, image.width()))
        self.scene().setSceneRect(self._paper.mapRectToScene(self._paper.boundingRect()))
        self.fit()

    def draw_frame(self, wanted: bool) -> None:
        """Let the mouse draw a frame instead of moving the photo."""
        modes = QGraphicsView.DragMode
        self.setDragMode(modes.RubberBandDrag if wanted else modes.ScrollHandDrag)
        self.viewport().setCursor(
            Qt.CursorShape.CrossCursor if wanted else Qt.CursorShape.OpenHandCursor
        )

    def mark(self, marks: Sequence[Mark]) -> None:
        """Show these marks, and no others, with none of them chosen."""
        self._point(None)
        for item in self._marks:
            self.scene().removeItem(item)
        self._marks = [MarkItem(mark) for mark in marks]
        for item in self._marks:
            self.scene().addItem(item)

    def choose(self, key: int, *, evidence: Box | None = None) -> None:
        """Make the marks of ``key`` stand out and bring them into view; -1 for none."""
        chosen = [item for item in self._marks if item.mark.key == key]
        for item in self._marks:
            item.choose(item in chosen)
        verbs = [item for item in chosen if item.mark.kind is not MarkKind.EVIDENCE]
        self._point((evidence, verbs[0].mark.box) if evidence and verbs else None)
        if verbs and not self._fitted:
            self.ensureVisible(verbs[0], 80, 80)

    def _point(self, ends: tuple[Box, Box] | None) -> None:
        if self._arrow is not None:
            self.scene().removeItem(self._arrow)
            self._arrow = None
        if ends is not None:
            self._arrow = Arrow(*ends)
            self.scene().addItem(self._arrow)

    # --- size

    def fit(self) -> None:
        """Show all of the photo."""
        self._fitted = True
        self.fitInView(self.sceneRect(), Qt.AspectRatioMode.KeepAspectRatio)

    def zoom(self, factor: float) -> None:
        now = self.transform().m11()
        smallest = min(self._fitting() * 0.5, 1.0)
        factor = max(smallest / now, min(MOST_ZOOM / now, factor))
        self._fitted = False
        self.scale(factor, factor)

    def zoom_in(self) -> None:
        self.zoom(ZOOM_STEP)

    def zoom_out(self) -> None:
        self.zoom(1 / ZOOM_STEP)

    def _fitting(self) -> float:
        whole: QRectF = self.sceneRect()
        size = self.viewport().size()
        return min(size.width() / max(1, whole.width()), size.height() / max(1, whole.height()))

    # --- what the learner does

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fitted:
            self.fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.zoom(ZOOM_STEP ** (event.angleDelta().y() / 120))
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Plus: self.zoom_in,
            Qt.Key.Key_Equal: self.zoom_in,
            Qt.Key.Key_Minus: self.zoom_out,
            Qt.Key.Key_0: self.fit,
        }
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            step()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        drawn = self.rubberBandRect()
        super().mouseReleaseEvent(event)
        if not drawn.isEmpty():
            self._tell_frame(drawn)
            return
        spot = event.position().toPoint()
        if (spot - self._pressed).manhattanLength() > CLICK:
            return
        item = self.itemAt(spot)
        if isinstance(item, MarkItem):
            self.clicked.emit(item.mark.key)

    def _tell_frame(self, drawn: QRect) -> None:
        on_photo = self.mapToScene(drawn).boundingRect().intersected(self.sceneRect()).toRect()
        if min(drawn.width(), drawn.height()) > CLICK and not on_photo.isEmpty():
            self.framed.emit(Box(on_photo.x(), on_photo.y(), on_photo.width(), on_photo.height()))
