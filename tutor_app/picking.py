"""Photos from the camera and from the screen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from tutor_app.views.theme import Theme

HIDING = 250  # milliseconds that a desktop takes to hide a window


def pick_by_camera(theme: Theme, parent: QWidget, taken: Callable[[QImage], None]) -> None:
    """Show the camera; ``taken`` gets the photo, if the learner takes one."""
    from tutor_app.views.camera_dialog import CameraDialog

    dialog = CameraDialog(theme, parent)
    dialog.taken.connect(taken)
    dialog.open()


def pick_on_screen(
    theme: Theme, window: QWidget, taken: Callable[[QImage], None], failed: Callable[[], None]
) -> None:
    """Hide ``window`` and let the learner draw a frame on the screen that it is on.

    ``failed``: the desktop does not let programs see the screen, as Wayland does.
    """
    window.hide()
    QTimer.singleShot(HIDING, window, lambda: _draw_frame(theme, window, taken, failed))


def _draw_frame(
    theme: Theme, window: QWidget, taken: Callable[[QImage], None], failed: Callable[[], None]
) -> None:
    from tutor_app.views.region_picker import RegionPicker

    screen = window.screen()
    seen = screen.grabWindow(0)
    if seen.isNull():
        window.show()
        failed()
        return
    picker = RegionPicker(theme, seen)
    picker.chosen.connect(taken)
    picker.ended.connect(window.show)
    picker.setGeometry(screen.geometry())
    picker.showFullScreen()
