"""Shortcuts, what TenseLens is, its licences, and where its log is."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tutor_app.actions import DEEDS, Deed, translated
from tutor_app.views.parts import button, centred, column, frame, label, row, scrolled
from tutor_app.views.theme import Theme


class HelpPage(QWidget):
    """``asked``: show the first steps again."""

    asked = Signal()

    def __init__(self, theme: Theme, version: str, log_folder: Path) -> None:
        super().__init__()
        self.setProperty("part", "page")
        self._theme, self._log_folder = theme, log_folder
        content = QWidget()
        gap = theme.size("space_l")
        self._inside = column(content, margin=theme.size("space_xl"), gap=gap)
        self._inside.addWidget(label(self.tr("Help"), "display"))
        self._first_steps()
        self._shortcuts(deed for deed in DEEDS if deed.keys)
        self._about(version)
        self._inside.addStretch(1)
        column(self).addWidget(scrolled(centred(content, theme.size("column"))))

    def _card(self, title: str) -> QVBoxLayout:
        card = frame("card")
        inside = column(card, margin=self._theme.size("space_xl"), gap=self._theme.size("space_s"))
        inside.addWidget(label(title, "title"))
        self._inside.addWidget(card)
        return inside

    def _first_steps(self) -> None:
        card = self._card(self.tr("How it works"))
        for text in (
            self.tr("1. Show a page: drop a photo, paste, or type a sentence."),
            self.tr("2. Check the reading. Mend what was read wrongly, not your own mistakes."),
            self.tr("3. Learn: first comes a hint, then the answer and the rule behind it."),
        ):
            card.addWidget(label(text))
        line = row()
        line.addWidget(button(self.tr("Show the first steps again"), clicked=self.asked.emit))
        line.addStretch(1)
        card.addLayout(line)

    def _shortcuts(self, deeds: Iterable[Deed]) -> None:
        card = self._card(self.tr("Keys"))
        for group, members in groupby(deeds, key=lambda deed: deed.group):
            card.addSpacing(self._theme.size("space_s"))
            card.addWidget(label(translated(group), "eyebrow"))
            for deed in members:
                self._key(card, translated(deed.text), deed.keys)
        card.addSpacing(self._theme.size("space_s"))
        card.addWidget(label(self.tr("On the photo and in the text"), "eyebrow"))
        for text, keys in (
            (self.tr("Enlarge, make smaller, show all of the photo"), "+   -   0"),
            (self.tr("Check the text"), "Ctrl+Return"),
        ):
            self._key(card, text, keys)

    def _key(self, card: QVBoxLayout, text: str, keys: str) -> None:
        line = row()
        line.addWidget(label(text), 1)
        shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        line.addWidget(label(shown if "   " not in keys else keys, "chip", wrap=False))
        card.addLayout(line)

    def _about(self, version: str) -> None:
        card = self._card(self.tr("About TenseLens {version}").format(version=version))
        for text in (
            self.tr("Free software under the GNU General Public License, version 3 or later."),
            self.tr("Typefaces: Inter and Literata, SIL Open Font License 1.1."),
            self.tr("Window: Qt and PySide6, GNU Lesser General Public License 3."),
            self.tr("Readers: Tesseract and RapidOCR, Apache License 2.0."),
            self.tr("Models and their licences are described in their model cards."),
        ):
            card.addWidget(label(text, "soft"))
        line = row()
        line.addWidget(button(self.tr("Open the log folder"), clicked=self._open_log))
        line.addStretch(1)
        card.addLayout(line)

    def _open_log(self) -> None:
        self._log_folder.mkdir(parents=True, exist_ok=True)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._log_folder)))
