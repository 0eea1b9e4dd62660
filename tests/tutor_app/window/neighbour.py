"""Another program on the screen: it has copied a photo, or lets a file be dragged out of it.

    python -m tests.tutor_app.window.neighbour copy PHOTO
    python -m tests.tutor_app.window.neighbour drag FILE LEFT TOP

Prints a line when it is ready, and goes on until it is ended.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QMimeData, Qt, QTimer, QUrl
from PySide6.QtGui import QDrag, QGuiApplication, QImage, QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel

SIDE = 60  # pixels


class File(QLabel):
    """A little window that is dragged by its middle."""

    def __init__(self, path: str) -> None:
        super().__init__("file")
        self._path = path
        self.setWindowFlag(Qt.WindowType.X11BypassWindowManagerHint)
        self.setFixedSize(SIDE, SIDE)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        given = QMimeData()
        given.setUrls([QUrl.fromLocalFile(self._path)])
        drag = QDrag(self)
        drag.setMimeData(given)
        drag.exec(Qt.DropAction.CopyAction)


def main(deed: str, path: str, *place: str) -> None:
    app = QApplication([])
    file = File(path)
    if deed == "copy":
        QGuiApplication.clipboard().setImage(QImage(path))
    else:
        file.move(int(place[0]), int(place[1]))
        file.show()
    QTimer.singleShot(300, lambda: print("ready", flush=True))
    app.exec()


if __name__ == "__main__":
    main(*sys.argv[1:])
