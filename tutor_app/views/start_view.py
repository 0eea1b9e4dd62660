"""The first page: every way to bring a sentence in, and samples to try."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QIcon, QImageReader, QPixmap
from PySide6.QtWidgets import QFrame, QToolButton, QVBoxLayout, QWidget

from tutor_app.views.parts import (
    button,
    centred,
    column,
    dress,
    frame,
    label,
    picture,
    row,
    scrolled,
    set_state,
)
from tutor_app.views.theme import Theme

SAMPLE_SIZE = QSize(152, 86)


class StartView(QWidget):
    """``chosen`` is a sample photo."""

    chosen = Signal(Path)

    def __init__(self, theme: Theme, ways: Sequence[QAction], samples: Sequence[Path]) -> None:
        """``ways`` are the actions that bring something in, the most usual one first."""
        super().__init__()
        self.setProperty("part", "page")
        self._drop = self._drop_zone(theme, ways)
        content = QWidget()
        wide, high = theme.size("space_xl"), theme.size("space_l")
        inside = column(content, margin=(wide, high, wide, high), gap=theme.size("space_m"))
        inside.addStretch(1)
        inside.addWidget(self._greeting())
        inside.addWidget(label(self._promise(), "lead"))
        inside.addSpacing(theme.size("space_l"))
        inside.addWidget(self._drop)
        inside.addSpacing(theme.size("space_l"))
        if samples:
            inside.addWidget(label(self.tr("Or try a sample"), "eyebrow", wrap=False))
            inside.addLayout(self._samples(theme, samples))
        inside.addStretch(2)
        column(self).addWidget(scrolled(centred(content, theme.size("column") + 120)))

    def show_drop(self, over: bool) -> None:
        """Say that what is held over the window can be dropped."""
        set_state(self._drop, "over", over)

    def _greeting(self) -> QWidget:
        return label(self.tr("Which sentence shall we look at?"), "display")

    def _promise(self) -> str:
        return self.tr(
            "Show a page, check that it was read well, and learn why each verb is as it is."
            " Everything stays on this computer."
        )

    def _drop_zone(self, theme: Theme, ways: Sequence[QAction]) -> QFrame:
        zone = frame("drop")
        inside = column(zone, margin=theme.size("space_xl"), gap=theme.size("space_m"))
        middle = Qt.AlignmentFlag.AlignHCenter
        inside.addWidget(picture(theme, "photo", "accent", 44), alignment=middle)
        title = label(self.tr("Drop a photo of a page here"), "title", wrap=False)
        inside.addWidget(title, alignment=middle)
        inside.addLayout(self._buttons(theme, ways))
        return zone

    def _buttons(self, theme: Theme, ways: Sequence[QAction]) -> QVBoxLayout:
        lines = column(gap=theme.size("space_s"))
        for start in range(0, len(ways), 3):
            line = row(gap=theme.size("space_s"))
            line.addStretch(1)
            for number, way in enumerate(ways[start : start + 3], start):
                made = _way_button(theme, way, primary=number == 0)
                line.addWidget(made)
                if number == 0:
                    self.setFocusProxy(made)
            line.addStretch(1)
            lines.addLayout(line)
        return lines

    def _samples(self, theme: Theme, samples: Sequence[Path]) -> QVBoxLayout:
        whole = column()
        line = row(gap=theme.size("space_m"))
        for sample in samples:
            line.addWidget(self._sample(sample))
        line.addStretch(1)
        whole.addLayout(line)
        return whole

    def _sample(self, sample: Path) -> QToolButton:
        made = QToolButton()
        made.setProperty("part", "sample")
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        made.setIconSize(SAMPLE_SIZE)
        # After the window is there: decoding takes longer than all else on this page.
        QTimer.singleShot(0, made, lambda: made.setIcon(QIcon(_thumbnail(sample))))
        made.setText(sample.stem.replace("-", " ").capitalize())
        made.setAccessibleName(self.tr("Sample photo: {name}").format(name=made.text()))
        made.setCursor(Qt.CursorShape.PointingHandCursor)
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        made.clicked.connect(lambda: self.chosen.emit(sample))
        return made


def _way_button(theme: Theme, way: QAction, *, primary: bool) -> QWidget:
    made = button(way.text(), "primary" if primary else "", tip=way.toolTip(), clicked=way.trigger)
    dress(made, theme, str(way.property("icon_name")), "accent_ink" if primary else "ink_soft")
    return made


def _thumbnail(photo: Path) -> QPixmap:
    """The upper part of the photo, twice as fine as it is shown, without decoding all of it."""
    reader = QImageReader(str(photo))
    reader.setAutoTransform(True)
    wanted = SAMPLE_SIZE * 2
    size = reader.size()
    if size.isValid():
        reader.setScaledSize(size.scaled(wanted, Qt.AspectRatioMode.KeepAspectRatioByExpanding))
    pixmap = QPixmap.fromImage(reader.read()).copy(0, 0, wanted.width(), wanted.height())
    pixmap.setDevicePixelRatio(2.0)
    return pixmap
