"""The instructions, to be read beside the page that names what is missing."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QTextBrowser, QWidget

from tutor_app.views.parts import button, column, row
from tutor_app.views.theme import Theme

SIZE = (820, 640)


class InstructionsDialog(QDialog):
    def __init__(self, theme: Theme, markdown: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Instructions"))
        self.resize(*SIZE)
        gap = theme.size("space_m")
        inside = column(self, margin=theme.size("space_l"), gap=gap)
        text = QTextBrowser()
        text.setProperty("part", "plain")
        text.setOpenLinks(False)  # they lead into the repository
        text.setMarkdown(markdown)
        text.setAccessibleName(self.tr("Instructions"))
        inside.addWidget(text, 1)
        line = row()
        line.addStretch(1)
        line.addWidget(button(self.tr("Close"), clicked=self.accept))
        inside.addLayout(line)
