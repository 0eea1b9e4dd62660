"""The camera, live, with a frame that shows how to hold the page. Imports QtMultimedia."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtMultimedia import (
    QCamera,
    QCameraDevice,
    QMediaCaptureSession,
    QMediaDevices,
    QVideoFrame,
    QVideoSink,
)
from PySide6.QtWidgets import QComboBox, QDialog, QSizePolicy, QWidget

from tutor_app.views.parts import button, column, label, row
from tutor_app.views.theme import Theme

GUIDE = 0.86  # of the height and width
GUIDE_RATIO = 4 / 3


class Preview(QWidget):
    """Shows the last picture of the camera, and the guide over it."""

    def __init__(self) -> None:
        super().__init__()
        self.image = QImage()
        self.setMinimumSize(480, 320)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("What the camera sees"))

    def show_frame(self, frame: QVideoFrame) -> None:
        image = frame.toImage()
        if not image.isNull():
            self.image = image
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(720, 480)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor("#111318"))
        if self.image.isNull():
            return
        size = self.image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(
            (self.width() - size.width()) / 2,
            (self.height() - size.height()) / 2,
            size.width(),
            size.height(),
        )
        painter.drawImage(place, self.image)
        height = min(place.height() * GUIDE, place.width() * GUIDE / GUIDE_RATIO)
        guide = QRectF(0, 0, height * GUIDE_RATIO, height)
        guide.moveCenter(place.center())
        painter.setPen(QPen(QColor(255, 255, 255, 220), 2, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(guide, 12, 12)


class CameraDialog(QDialog):
    """``taken`` carries the photo, as large as the camera gives it."""

    taken = Signal(QImage)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Camera"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.preview = Preview()
        self._session, self.sink = QMediaCaptureSession(self), QVideoSink(self)
        self._session.setVideoSink(self.sink)
        self._camera: QCamera | None = None
        self.sink.videoFrameChanged.connect(self._see)
        self._cameras = QComboBox()
        self._cameras.setAccessibleName(self.tr("Which camera"))
        self._said = label("", "soft")
        self._take = button(self.tr("Take the photo"), "primary", clicked=self._take_photo)
        self._take.setEnabled(False)
        gap = theme.size("space_m")
        inside = column(self, margin=theme.size("space_l"), gap=gap)
        inside.addWidget(self.preview, 1)
        inside.addWidget(self._said)
        line = row(gap=gap)
        line.addWidget(self._cameras)
        line.addStretch(1)
        line.addWidget(button(self.tr("Cancel"), clicked=self.reject))
        line.addWidget(self._take)
        inside.addLayout(line)
        self._cameras.activated.connect(self._start)
        self._devices = QMediaDevices(self)
        self._devices.videoInputsChanged.connect(self._find)
        self._find()
        self.finished.connect(self._stop)

    def _find(self) -> None:
        """Offer the cameras that are connected now."""
        devices = QMediaDevices.videoInputs()
        self._cameras.clear()
        for device in devices:
            self._cameras.addItem(device.description(), device)
        self._cameras.setVisible(len(devices) > 1)
        if devices:
            self.preview.show()
            self._take.show()
            self._cameras.setCurrentIndex(self._cameras.findText(_usual().description()))
            self._start()
        else:
            self.preview.hide()
            self._take.hide()
            self._said.setText(
                self.tr("No camera was found. Connect one, or drop a photo into the window.")
            )

    def _start(self) -> None:
        self._stop()
        self._said.setText(
            self.tr("Hold the page flat and in good light, so that it fills the frame.")
        )
        self._camera = QCamera(self._cameras.currentData(), self)
        formats = self._camera.cameraDevice().videoFormats()
        if formats:
            self._camera.setCameraFormat(max(formats, key=lambda each: _pixels(each.resolution())))
        self._camera.errorOccurred.connect(self._trouble)
        self._session.setCamera(self._camera)
        self._camera.start()

    def _stop(self) -> None:
        if self._camera is not None:
            self._camera.stop()

    def _trouble(self, error: object, words: str) -> None:
        self._take.setEnabled(False)
        self._said.setText(
            self.tr(
                "The camera cannot be used ({why}). Close other programs that use it, and allow"
                " TenseLens to use it in the settings of your system."
            ).format(why=words)
        )

    def _see(self, frame: QVideoFrame) -> None:
        self.preview.show_frame(frame)
        self.preview.show()
        self._take.show()
        self._take.setEnabled(not self.preview.image.isNull())

    def _take_photo(self) -> None:
        self.taken.emit(self.preview.image.copy())
        self.accept()


def _usual() -> QCameraDevice:
    return QMediaDevices.defaultVideoInput()


def _pixels(size: QSize) -> int:
    return size.width() * size.height()
