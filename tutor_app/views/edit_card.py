"""One edit as a teacher presents it: first a hint, then the answer and everything behind it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from models.grammar.types import Certainty, Explanation, VerbGroup
from tutor_app.views.parts import button, column, frame, label, picture, row, rule, set_state
from tutor_app.views.theme import Theme
from tutor_app.views.time_line import TimeLine, shape_of
from tutor_app.words import said


class EditCard(QFrame):
    """``chosen``: the learner turned to this card. ``revealed``: the answer was asked for.

    ``ignored`` is True for the rule of the card, False for this one edit. ``asked`` carries a
    question that the learner may want to ask the tutor.
    """

    chosen = Signal()
    revealed = Signal()
    ignored = Signal(bool)
    asked = Signal(str)

    def __init__(
        self, theme: Theme, number: int, explanation: Explanation, group: VerbGroup | None
    ) -> None:
        """``group`` is the verb after the edit, where there is one."""
        super().__init__()
        self._theme, self._explanation, self._group = theme, explanation, group
        self.setProperty("part", "card")
        self.setAccessibleName(self.tr("Edit {number}").format(number=number + 1))
        self._inside = column(self, margin=theme.size("space_xl"), gap=theme.size("space_m"))
        self._title = label("", "title")
        self._inside.addLayout(self._heading(number))
        self._inside.addWidget(self._hint())
        self._show = button(self.tr("Show the answer"), clicked=self.revealed.emit)
        self._show_line = row()
        self._show_line.addWidget(self._show)
        self._show_line.addStretch(1)
        self._inside.addLayout(self._show_line)
        self._answer: QWidget | None = None
        self._show.installEventFilter(self)

    @property
    def maybe(self) -> bool:
        return self._explanation.edit.certainty is Certainty.MAYBE

    def choose(self, chosen: bool) -> None:
        set_state(self, "selected", chosen)

    def reveal(self) -> None:
        """Show the answer; again is free."""
        if self._answer is None:
            self._title.setText(_capital(self._explanation.title))
            self._show.hide()
            self._answer = self._whole_answer()
            self._inside.addWidget(self._answer)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self.chosen.emit()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        reasons = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if isinstance(event, QFocusEvent) and event.gotFocus() and event.reason() in reasons:
            self.chosen.emit()
        return False

    def _heading(self, number: int) -> QHBoxLayout:
        line = row(gap=self._theme.size("space_m"))
        badge = QLabel(str(number + 1))
        badge.setProperty("part", "badge")
        badge.setFixedSize(self._theme.size("badge"), self._theme.size("badge"))
        badge.setAlignment(Qt.AlignmentFlag.AlignCenter)
        line.addWidget(badge, alignment=Qt.AlignmentFlag.AlignTop)
        self._title.setText(self._question())
        line.addWidget(self._title, 1)
        top = Qt.AlignmentFlag.AlignTop
        if self.maybe:
            line.addWidget(label(self.tr("Not sure"), "chip-maybe", wrap=False), alignment=top)
        if self._explanation.level:
            level = label(self._explanation.level, "chip", wrap=False)
            level.setToolTip(self.tr("The level at which this is taught (CEFR)"))
            line.addWidget(level, alignment=top)
        return line

    def _question(self) -> str:
        before = self._explanation.edit.before.strip()
        if not before:
            return self.tr("Is a word missing here?")
        if self.maybe:
            return self.tr("Look again: is “{words}” right?").format(words=before)
        return self.tr("Look at “{words}”").format(words=before)

    def _hint(self) -> QFrame:
        box = frame("hint")
        line = row(box, margin=self._theme.size("space_m"), gap=self._theme.size("space_s"))
        bulb = picture(self._theme, "hint", "accent", self._theme.size("icon"))
        line.addWidget(bulb, alignment=Qt.AlignmentFlag.AlignTop)
        line.addWidget(label(self._explanation.hint), 1)
        return box

    def _whole_answer(self) -> QWidget:
        whole = QWidget()
        inside = column(whole, gap=self._theme.size("space_m"))
        inside.addLayout(self._change())
        if self.maybe:
            said = self.tr("We are not sure: the sentence may be right as it stands. You decide.")
            inside.addWidget(label(said, "note"))
        inside.addWidget(label(self._explanation.why_here, "heading"))
        inside.addWidget(label(self._explanation.text))
        if self._explanation.forms:
            inside.addLayout(self._forms())
        shape = None if self._group is None else shape_of(self._group)
        if self._group is not None and shape is not None:
            inside.addLayout(self._time(self._group, TimeLine(self._theme, shape)))
        if self._explanation.examples:
            inside.addLayout(self._examples())
        inside.addWidget(rule())
        inside.addLayout(self._foot())
        return whole

    def _change(self) -> QHBoxLayout:
        edit = self._explanation.edit
        line = row(gap=self._theme.size("space_m"))
        nothing = self.tr("(nothing)")
        before = label(edit.before.strip() or nothing, "wrong", wrap=False)
        font = before.font()
        font.setStrikeOut(bool(edit.before.strip()))
        before.setFont(font)
        line.addWidget(before)
        line.addWidget(picture(self._theme, "arrow-right", "ink_soft", 18))
        line.addWidget(label(edit.after.strip() or nothing, "right", wrap=False))
        line.addStretch(1)
        return line

    def _forms(self) -> QVBoxLayout:
        whole = column(gap=self._theme.size("space_xs"))
        whole.addWidget(label(self.tr("Forms of the verb"), "eyebrow"))
        grid = QGridLayout()
        grid.setSpacing(self._theme.size("space_s"))
        used = self._explanation.edit.after.lower().split()
        for place, (name, form) in enumerate(self._explanation.forms):
            cell = frame("form")
            set_state(cell, "used", any(word in used for word in form.lower().split(" / ")))
            inside = column(cell, margin=self._theme.size("space_s"), gap=2)
            inside.addWidget(label(name, "caption"))
            inside.addWidget(label(form, "sentence"))
            grid.addWidget(cell, place // 3, place % 3)
        whole.addLayout(grid)
        return whole

    def _time(self, group: VerbGroup, line: TimeLine) -> QVBoxLayout:
        whole = column(gap=self._theme.size("space_xs"))
        whole.addWidget(label(_capital(said(group.name)), "eyebrow"))
        whole.addWidget(line)
        whole.addWidget(label(line.said, "soft"))
        return whole

    def _examples(self) -> QVBoxLayout:
        whole = column(gap=self._theme.size("space_xs"))
        whole.addWidget(label(self.tr("Examples"), "eyebrow"))
        for wrong, right in self._explanation.examples:
            for icon, token, text in (("close", "wrong", wrong), ("check", "right", right)):
                line = row(gap=self._theme.size("space_s"))
                mark = picture(self._theme, icon, token, 16)
                line.addWidget(mark, alignment=Qt.AlignmentFlag.AlignVCenter)
                said = label(text, "sentence")
                kind = self.tr("Wrong") if icon == "close" else self.tr("Right")
                said.setAccessibleName(f"{kind}: {text}")
                line.addWidget(said, 1)
                whole.addLayout(line)
        return whole

    def _foot(self) -> QHBoxLayout:
        line = row(gap=self._theme.size("space_xs"))
        ask = button(
            self.tr("Ask the tutor"),
            "quiet",
            clicked=lambda: self.asked.emit(self._usual_question()),
        )
        line.addWidget(ask)
        line.addStretch(1)
        once = button(self.tr("Ignore here"), "quiet", clicked=lambda: self.ignored.emit(False))
        always = button(
            self.tr("Ignore this rule"), "quiet", clicked=lambda: self.ignored.emit(True)
        )
        line.addWidget(once)
        line.addWidget(always)
        return line

    def _usual_question(self) -> str:
        edit = self._explanation.edit
        before, after = edit.before.strip(), edit.after.strip()
        if not before:
            return self.tr("Why is “{after}” needed here?").format(after=after)
        if not after:
            return self.tr("Why is “{before}” wrong here?").format(before=before)
        asked = self.tr("Why “{after}” and not “{before}”?")
        return asked.format(after=after, before=before)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
