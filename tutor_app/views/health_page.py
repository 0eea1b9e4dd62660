"""What is installed and what is missing, as `tenselens doctor` says it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QToolButton, QWidget

from tutor_app.finding import Finding, State
from tutor_app.views.parts import (
    button,
    centred,
    column,
    dress,
    emptied,
    frame,
    label,
    picture,
    row,
    scrolled,
    tool,
)
from tutor_app.views.theme import Theme
from tutor_app.words import said

LOOKS = {
    State.OK: ("check", "right"),
    State.MISSING: ("help", "ink_soft"),
    State.BROKEN: ("warning", "maybe"),
}


class HealthPage(QWidget):
    """``asked``: look again. ``wanted`` names another place of the window."""

    asked = Signal()
    wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("part", "page")
        self._theme = theme
        self._findings: Sequence[Finding] = ()
        content = QWidget()
        gap = theme.size("space_m")
        inside = column(content, margin=theme.size("space_xl"), gap=gap)
        inside.addWidget(label(self.tr("Health"), "display"))
        self._summary = label("", "lead")
        inside.addWidget(self._summary)
        inside.addLayout(self._buttons())
        self._card = frame("card")
        self._rows = column(self._card, margin=theme.size("space_l"), gap=theme.size("space_m"))
        inside.addWidget(self._card)
        inside.addStretch(1)
        column(self).addWidget(scrolled(centred(content, theme.size("column"))))
        self.show_looking()

    def _buttons(self) -> QGridLayout:
        """Two by two, which has room in the smallest window and in every language."""
        self._again = button(self.tr("Look again"), clicked=self.asked.emit)
        self._copy = button(self.tr("Copy the report"), clicked=self._copy_report)
        read = button(self.tr("Open the instructions"), clicked=self._open_instructions)
        get = button(self.tr("Get models …"), clicked=lambda: self.wanted.emit("models"))
        grid = QGridLayout()
        grid.setSpacing(self._theme.size("space_s"))
        icons = ((self._again, "rotate"), (self._copy, "copy"), (read, "help"), (get, "models"))
        for place, (made, icon) in enumerate(icons):
            dress(made, self._theme, icon)
            grid.addWidget(made, place // 2, place % 2)
        grid.setColumnStretch(2, 1)
        return grid

    def show_looking(self) -> None:
        self._summary.setText(self.tr("Looking at what is installed …"))
        self._again.setEnabled(False)
        self._copy.setEnabled(False)
        self._card.hide()

    def show_findings(self, findings: Sequence[Finding]) -> None:
        self._findings = findings
        needed = [each for each in findings if each.needed and each.state is not State.OK]
        self._summary.setText(
            self.tr("Something that TenseLens needs is missing. What to do is said below.")
            if needed
            else self.tr("All that TenseLens needs is there.")
        )
        self._again.setEnabled(True)
        self._copy.setEnabled(True)
        emptied(self._rows)
        for finding in sorted(findings, key=_first_what_matters):
            self._rows.addWidget(self._row(finding))
        self._card.show()

    def show_trouble(self, words: str) -> None:
        self._summary.setText(words)
        self._again.setEnabled(True)

    def report(self) -> str:
        """What is copied: plain lines for a letter to the makers."""
        lines = []
        for each in self._findings:
            parts = filter(None, (each.name, str(each.state), each.version, each.detail, each.how))
            lines.append(" | ".join(parts))
        return "\n".join(lines) + "\n"

    def _row(self, finding: Finding) -> QFrame:
        whole = QFrame()
        line = row(whole, gap=self._theme.size("space_m"))
        icon, token = LOOKS[finding.state]
        if finding.needed and finding.state is not State.OK:
            icon, token = "warning", "wrong"
        top = Qt.AlignmentFlag.AlignTop
        line.addWidget(picture(self._theme, icon, token, 20), alignment=top)
        words = column(gap=2)
        words.addWidget(label(said(finding.name), "heading"))
        about = "  ·  ".join(filter(None, (said(finding.version), said(finding.detail))))
        for text, part in ((about, "soft"), (said(finding.how), "")):
            if text:
                words.addWidget(label(text, part))
        line.addLayout(words, 1)
        if finding.place:
            line.addWidget(self._leading(finding), alignment=top)
        elif finding.how:
            line.addWidget(self._copier(said(finding.how)), alignment=top)
        return whole

    def _leading(self, finding: Finding) -> QPushButton:
        """Where it can be got or mended by a press."""
        words = self.tr("Open Models")
        made = button(words, "quiet", clicked=lambda: self.wanted.emit(finding.place))
        made.setAccessibleName(f"{said(finding.name)}: {words}")
        return made

    def _copier(self, instruction: str) -> QToolButton:
        def copy() -> None:
            QGuiApplication.clipboard().setText(instruction)
            made.setToolTip(self.tr("Copied"))

        made = tool(self._theme, "copy", self.tr("Copy what to do"), clicked=copy)
        return made

    def _open_instructions(self) -> None:
        from tutor_app.instructions import instructions
        from tutor_app.views.instructions_dialog import InstructionsDialog

        InstructionsDialog(self._theme, instructions(), self).open()

    def _copy_report(self) -> None:
        QGuiApplication.clipboard().setText(self.report())
        self._copy.setText(self.tr("Copied"))


def _first_what_matters(finding: Finding) -> int:
    if finding.state is State.OK:
        return 2
    return 0 if finding.needed else 1
