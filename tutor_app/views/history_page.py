"""Every lesson there was, to search, reopen and delete."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QDateTime, QLocale, Qt, QTimer, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QLineEdit, QWidget

from models.grammar.types import EditKind
from tutor_app.history_values import Entry, Search
from tutor_app.views.kind_names import kind_name
from tutor_app.views.parts import (
    button,
    centred,
    column,
    emptied,
    frame,
    label,
    row,
    scrolled,
    tool,
)
from tutor_app.views.theme import Theme

WAIT = 250  # milliseconds after a key before the search begins
PICTURE = (96, 64)
LONGEST = 160  # letters of a text that a list shows


class HistoryPage(QWidget):
    """``searched``: show what fits a `Search`. ``opened`` and ``deleted`` are numbers of lessons.

    ``wiped`` and ``exported``: the learner wants that of all lessons.
    """

    searched = Signal(object)
    opened = Signal(int)
    deleted = Signal(int)
    wiped = Signal()
    exported = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("part", "page")
        self._theme = theme
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(WAIT)
        self._wait.timeout.connect(self.search)
        content = QWidget()
        gap = theme.size("space_m")
        inside = column(content, margin=theme.size("space_xl"), gap=gap)
        inside.addWidget(label(self.tr("History"), "display"))
        inside.addLayout(self._filters())
        self._said = label("", "soft")
        inside.addWidget(self._said)
        self._list = column(gap=theme.size("space_s"))
        inside.addLayout(self._list)
        inside.addStretch(1)
        inside.addLayout(self._foot())
        column(self).addWidget(scrolled(centred(content, theme.size("column"))))

    def search(self) -> None:
        """Ask for the lessons that fit what is typed and chosen."""
        kind = self._kinds.currentData()
        kinds = frozenset() if kind is None else frozenset({kind})
        self.searched.emit(Search(words=self._words.text(), kinds=kinds))

    def show_entries(self, entries: Sequence[Entry]) -> None:
        emptied(self._list)
        self._said.setText(self._count(len(entries)))
        for entry in entries:
            self._list.addWidget(self._row(entry))

    def show_trouble(self, words: str) -> None:
        emptied(self._list)
        self._said.setText(words)

    def _count(self, found: int) -> str:
        if found == 1:
            return self.tr("One lesson")
        if found:
            return self.tr("{count} lessons").format(count=found)
        if self._words.text() or self._kinds.currentData() is not None:
            return self.tr("No lesson fits.")
        return self.tr("Lessons are kept here, on this computer only. There is none yet.")

    def _filters(self) -> QHBoxLayout:
        line = row(gap=self._theme.size("space_s"))
        self._words = QLineEdit()
        self._words.setPlaceholderText(self.tr("Search in texts and rules"))
        self._words.setAccessibleName(self.tr("Search"))
        self._words.setClearButtonEnabled(True)
        self._words.textChanged.connect(self._wait.start)
        self._kinds = QComboBox()
        self._kinds.setAccessibleName(self.tr("Kind of mistake"))
        self._kinds.addItem(self.tr("All kinds of mistakes"), None)
        for kind in EditKind:
            self._kinds.addItem(kind_name(kind), kind)
        self._kinds.activated.connect(self.search)
        line.addWidget(self._words, 1)
        line.addWidget(self._kinds)
        return line

    def _foot(self) -> QHBoxLayout:
        line = row(gap=self._theme.size("space_s"))
        line.addStretch(1)
        line.addWidget(button(self.tr("Export all …"), "quiet", clicked=self.exported.emit))
        line.addWidget(button(self.tr("Delete all …"), "quiet", clicked=self.wiped.emit))
        return line

    def _row(self, entry: Entry) -> QFrame:
        card = frame("card")
        line = row(card, margin=self._theme.size("space_m"), gap=self._theme.size("space_m"))
        if entry.thumbnail is not None:
            line.addWidget(_picture(entry.thumbnail), alignment=Qt.AlignmentFlag.AlignTop)
        words = column(gap=4)
        words.addWidget(label(_short(entry.text), "sentence"))
        words.addWidget(label(self._about(entry), "caption"))
        line.addLayout(words, 1)
        middle = Qt.AlignmentFlag.AlignVCenter
        again = button(self.tr("Open"), clicked=lambda: self.opened.emit(entry.number))
        again.setAccessibleName(self.tr("Open: {text}").format(text=_short(entry.text)))
        line.addWidget(again, alignment=middle)
        trash = tool(
            self._theme,
            "trash",
            self.tr("Delete this lesson"),
            clicked=lambda: self.deleted.emit(entry.number),
        )
        line.addWidget(trash, alignment=middle)
        return card

    def _about(self, entry: Entry) -> str:
        short = QLocale.FormatType.ShortFormat
        moment = QDateTime.fromSecsSinceEpoch(round(entry.made.timestamp()))
        when = QLocale().toString(moment, short)
        names = [kind_name(kind) for kind in dict.fromkeys(entry.kinds)]
        what = ", ".join(names) if names else self.tr("every verb is right")
        return f"{when}  ·  {what}"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[:LONGEST].rstrip()} …"


def _picture(thumbnail: bytes) -> QLabel:
    shown, pixmap = QLabel(), QPixmap()
    pixmap.loadFromData(thumbnail)
    size = pixmap.size().scaled(
        PICTURE[0] * 2, PICTURE[1] * 2, Qt.AspectRatioMode.KeepAspectRatioByExpanding
    )
    pixmap = pixmap.scaled(
        size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    ).copy(0, 0, PICTURE[0] * 2, PICTURE[1] * 2)
    pixmap.setDevicePixelRatio(2.0)
    shown.setPixmap(pixmap)
    return shown
