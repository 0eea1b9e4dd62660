"""The photo with the tools that belong to it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFrame, QWidget

from models.transcript import Box
from tutor_app.views.parts import column, frame, row, tool
from tutor_app.views.photo_marks import Mark
from tutor_app.views.photo_view import PhotoView
from tutor_app.views.theme import Theme


class PhotoPane(QWidget):
    """``clicked`` is the key of a mark.

    ``edited``: the `Box` that is to be left of the photo, or None to turn it clockwise.
    ``flattened``: whether the flat page is to be shown instead of the photo.
    """

    clicked = Signal(int)
    edited = Signal(object)
    flattened = Signal(bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("part", "desk")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.view = PhotoView()
        self.view.clicked.connect(self.clicked)
        self.view.framed.connect(self._cut)
        inside = column(self, gap=0)
        inside.addWidget(self.view, 1)
        inside.addWidget(self._tools(theme), alignment=Qt.AlignmentFlag.AlignHCenter)
        inside.addSpacing(theme.size("space_m"))
        self.setMinimumWidth(260)

    def show_photo(self, image: QImage, width: int) -> None:
        self._flat.setChecked(False)
        self.view.show_photo(image, width)

    def show_flat(self, page: QImage, width: int) -> None:
        """The page in place of the photo; ``width`` is what its marks are counted in."""
        self.view.show_photo(page, width)

    def _cut(self, box: Box) -> None:
        self._crop.setChecked(False)
        self.edited.emit(box)

    def mark(self, marks: Sequence[Mark]) -> None:
        self.view.mark(marks)

    def choose(self, key: int, *, evidence: Box | None = None) -> None:
        self.view.choose(key, evidence=evidence)

    def _tools(self, theme: Theme) -> QFrame:
        bar = frame("bar")
        line = row(bar, margin=3, gap=2)
        for icon, tip, clicked in (
            ("zoom-out", self.tr("Smaller (-)"), self.view.zoom_out),
            ("zoom-in", self.tr("Larger (+)"), self.view.zoom_in),
            ("fit", self.tr("Show all of the photo (0)"), self.view.fit),
            ("rotate", self.tr("Turn the photo and read it again (Ctrl+R)"), self._turn),
        ):
            line.addWidget(tool(theme, icon, tip, clicked=clicked))
        self._crop = tool(theme, "crop", self.tr("Draw a frame: only what is in it is read"))
        self._crop.setCheckable(True)
        self._crop.toggled.connect(self.view.draw_frame)
        self._flat = tool(theme, "lesson", self.tr("Show the page as it is read: flat and bright"))
        self._flat.setCheckable(True)
        self._flat.clicked.connect(self.flattened)
        line.addWidget(self._crop)
        line.addWidget(self._flat)
        return bar

    def _turn(self) -> None:
        self.edited.emit(None)
