"""Photos from the camera and from the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from tutor_app.views.theme import Theme

if TYPE_CHECKING:
    from tutor_app.views.region_picker import RegionPicker

HIDING = 250  # milliseconds that a desktop takes to hide a window


class Picking(QObject):
    """``picked`` carries a new photo.

    ``unseen``: the desktop does not let programs see the screen, as Wayland does.
    """

    picked = Signal(QImage)
    unseen = Signal()

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme, self._window = theme, window
        self._picker: RegionPicker | None = None

    def by_camera(self) -> None:
        """Show the camera, until the learner takes a photo or closes it."""
        from tutor_app.views.camera_dialog import CameraDialog

        dialog = CameraDialog(self._theme, self._window)
        dialog.taken.connect(self.picked)
        dialog.open()

    def on_screen(self) -> None:
        """Hide the window, and let the learner draw a frame on the screen that it is on."""
        self._window.hide()
        QTimer.singleShot(HIDING, self, self._draw_frame)

    def _draw_frame(self) -> None:
        from tutor_app.views.region_picker import RegionPicker

        screen = self._window.screen()
        seen = screen.grabWindow(0)
        if seen.isNull():
            self._end()
            self.unseen.emit()
            return
        # Held here: it has no parent, since a child of a hidden window would be hidden as well.
        self._picker = RegionPicker(self._theme, seen)
        self._picker.chosen.connect(self.picked)
        self._picker.ended.connect(self._end)
        self._picker.setGeometry(screen.geometry())
        self._picker.showFullScreen()
        self._picker.activateWindow()

    def _end(self) -> None:
        self._window.show()
        self._window.activateWindow()
