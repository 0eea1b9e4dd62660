"""Questions about the lesson and their answers, below the cards."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit

from tutor_app.views.announcing import announce
from tutor_app.views.parts import button, column, emptied, label, row
from tutor_app.views.theme import Theme

MOST = 400  # letters of a question


class AskPane(QFrame):
    """``asked`` carries a question; ``stopped``: the learner has heard enough of the answer.

    ``wanted``: the learner wants to get a model that can answer.
    """

    asked = Signal(str)
    stopped = Signal()
    wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("part", "card")
        self.setAccessibleName(self.tr("Ask the tutor"))
        inside = column(self, margin=theme.size("space_xl"), gap=theme.size("space_m"))
        inside.addWidget(label(self.tr("Ask the tutor"), "title"))
        self._talk = column(gap=theme.size("space_s"))
        inside.addLayout(self._talk)
        self._answer = label("")
        self._field = QLineEdit()
        self._field.setMaxLength(MOST)
        self._field.setPlaceholderText(self.tr("Why is it so? What does … mean?"))
        self._field.setAccessibleName(self.tr("Your question"))
        self._field.returnPressed.connect(self._ask)
        self._ask_button = button(self.tr("Ask"), clicked=self._ask)
        self._stop = button(self.tr("Cancel"), tip=self.tr("Stop (Esc)"), clicked=self.stopped.emit)
        self._get = button(self.tr("Get a model …"), clicked=self.wanted.emit)
        line = row(gap=theme.size("space_s"))
        line.addWidget(self._field, 1)
        for made in (self._ask_button, self._stop, self._get):
            line.addWidget(made)
        inside.addLayout(line)
        said = self.tr(
            "A language model answers, and may be wrong. What the cards say comes from rules."
        )
        inside.addWidget(label(said, "caption"))
        self.begin_anew()

    def begin_anew(self) -> None:
        """Another lesson: forget the talk about the one before."""
        emptied(self._talk)
        self._field.clear()
        self._rest()
        self._get.hide()

    def suggest(self, question: str) -> None:
        """Write ``question`` into the field, so that one key asks it or writes over it."""
        self._field.setText(question)
        self._field.selectAll()
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin(self, question: str) -> None:
        """``question`` was taken, and is being thought about."""
        self._add(question, "heading")
        self._answer = self._add(self.tr("Thinking …"), "soft")
        self._field.clear()
        self._field.setEnabled(False)
        self._ask_button.hide()
        self._get.hide()
        self._stop.show()
        self._stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def hear(self, text: str) -> None:
        """The answer so far."""
        self._answer.setText(text.strip())

    def show_answer(self, text: str, *, by: str, caution: str) -> None:
        """``by`` says who answered, ``caution`` what is to be known of that, or nothing."""
        self._answer.setText(text)
        self._add(
            " ".join(filter(None, (self.tr("Answered by {name}.").format(name=by), caution))),
            "caption",
        )
        announce(self, text)
        self._answer.setProperty("part", "")
        self._answer.style().polish(self._answer)
        self._rest(focus=True)

    def show_stopped(self) -> None:
        """What was heard of the answer stays."""
        if self._answer.text() == self.tr("Thinking …"):
            self._answer.setText(self.tr("Stopped."))
        self._rest(focus=True)

    def show_trouble(self, words: str, *, lacking: bool) -> None:
        """``lacking``: a model that could answer is not installed."""
        self._answer.setText(words)
        self._get.setVisible(lacking)
        self._rest(focus=not lacking)

    def _rest(self, *, focus: bool = False) -> None:
        self._field.setEnabled(True)
        self._stop.hide()
        self._ask_button.show()
        if focus:
            self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask(self) -> None:
        question = self._field.text().strip()
        if question:
            self.asked.emit(question)

    def _add(self, text: str, part: str) -> QLabel:
        made = label(text, part)
        self._talk.addWidget(made)
        return made
