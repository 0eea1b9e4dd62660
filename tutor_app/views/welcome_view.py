"""The first start: three short steps."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from tutor_app.views.parts import button, centred, column, frame, label, picture, row
from tutor_app.views.theme import Theme

WIDTH = 560


class WelcomeView(QWidget):
    """``ended``: the learner has seen the steps, or does not want to."""

    ended = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("part", "page")
        self._theme = theme
        self._at = 0
        self._texts = self._steps()
        self._icons = [picture(theme, icon, "accent", 56) for icon in ("photo", "eye", "hint")]
        self._step = label("", "eyebrow", wrap=False)
        self._title, self._text = label("", "display"), label("", "lead")
        self._text.setMinimumHeight(84)
        self._next = button("", "primary", clicked=self._go_on)
        column(self).addWidget(centred(self._page(), WIDTH))
        self.begin()

    def begin(self) -> None:
        self._at = 0
        self._show()

    def _steps(self) -> tuple[tuple[str, str], ...]:
        """Title and text of each."""
        return (
            (
                self.tr("Show a page"),
                self.tr(
                    "Drop a photo of an English sentence, paste it, or type. Photos and texts"
                    " never leave this computer."
                ),
            ),
            (
                self.tr("Check the reading"),
                self.tr(
                    "TenseLens shows what it has read. Mend what was read wrongly, but leave your"
                    " own mistakes: they are what you learn from."
                ),
            ),
            (
                self.tr("Learn from each verb"),
                self.tr(
                    "First comes a hint, so that you can find the answer yourself. Then comes the"
                    " answer, the rule, and why it holds here."
                ),
            ),
        )

    def _page(self) -> QWidget:
        whole = QWidget()
        outer = column(whole)
        outer.addStretch(1)
        card = frame("card")
        inside = column(card, margin=self._theme.size("space_xxl"), gap=self._theme.size("space_m"))
        for icon in self._icons:
            inside.addWidget(icon, alignment=Qt.AlignmentFlag.AlignLeft)
        for part in (self._step, self._title, self._text):
            inside.addWidget(part)
        inside.addSpacing(self._theme.size("space_l"))
        line = row()
        line.addWidget(button(self.tr("Skip"), "quiet", clicked=self.ended.emit))
        line.addStretch(1)
        line.addWidget(self._next)
        inside.addLayout(line)
        outer.addWidget(card)
        outer.addStretch(1)
        return whole

    def _go_on(self) -> None:
        if self._at == len(self._texts) - 1:
            self.ended.emit()
        else:
            self._at += 1
            self._show()

    def _show(self) -> None:
        title, text = self._texts[self._at]
        for number, icon in enumerate(self._icons):
            icon.setVisible(number == self._at)
        where = self.tr("Step {number} of {count}")
        self._step.setText(where.format(number=self._at + 1, count=len(self._texts)))
        self._title.setText(title)
        self._text.setText(text)
        last = self._at == len(self._texts) - 1
        self._next.setText(self.tr("Start") if last else self.tr("Next"))
        self._next.setFocus()
