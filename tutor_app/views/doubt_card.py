"""A place that two readers read differently: the learner looks at the paper and says which."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QButtonGroup, QFrame, QLabel

from models.transcript import Box, Difference
from tutor_app.views.parts import button, column, label, row
from tutor_app.views.theme import Theme

CUT_HEIGHT = 44  # pixels on the screen
CUT_WIDTH = 260
MARGIN = 0.35  # of the line's height, above and below what is cut out
BESIDE = 1.5  # the same, of what stands to the left and right of it


class DoubtCard(QFrame):
    """``chosen`` is the words that stand on the paper, as the learner says."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, difference: Difference, cut: QImage | None) -> None:
        super().__init__()
        self.setProperty("part", "card")
        inside = column(self, margin=theme.size("space_l"), gap=theme.size("space_s"))
        inside.addWidget(label(self.tr("What does the paper say here?"), "eyebrow"))
        self._group = QButtonGroup(self)
        line = row(gap=theme.size("space_s"))
        if cut is not None:
            line.addWidget(_picture(cut))
            line.addSpacing(theme.size("space_m"))
        for number, reading in enumerate(difference.readings):
            choice = button(reading.text or self.tr("(nothing)"), "choice")
            choice.setCheckable(True)
            choice.setChecked(number == 0)
            choice.setToolTip(self.tr("Read by {reader}").format(reader=reading.reader))
            choice.clicked.connect(lambda _=False, words=reading.text: self.chosen.emit(words))
            self._group.addButton(choice)
            line.addWidget(choice)
        line.addStretch(1)
        inside.addLayout(line)


def cut_out(image: QImage, width: int, box: Box) -> QImage | None:
    """What stands at ``box`` of a photo that is ``width`` wide; ``image`` may be a smaller copy."""
    scale = image.width() / max(1, width)
    across, down = box.height * BESIDE, box.height * MARGIN
    rect = QRect(
        round((box.left - across) * scale),
        round((box.top - down) * scale),
        round((box.width + 2 * across) * scale),
        round((box.height + 2 * down) * scale),
    ).intersected(image.rect())
    return None if rect.isEmpty() else image.copy(rect)


def _picture(cut: QImage) -> QLabel:
    shown = QLabel()
    smooth = Qt.TransformationMode.SmoothTransformation
    pixmap = QPixmap.fromImage(cut)
    pixmap = pixmap.scaledToHeight(CUT_HEIGHT * 2, smooth)
    if pixmap.width() > CUT_WIDTH * 2:
        pixmap = pixmap.scaledToWidth(CUT_WIDTH * 2, smooth)
    pixmap.setDevicePixelRatio(2.0)
    shown.setPixmap(pixmap)
    return shown
