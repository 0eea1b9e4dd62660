"""The lesson: the text with its edits, a card for each, and what was found beside them."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from models.grammar.types import Edit
from tutor_app.lesson import Lesson
from tutor_app.views.announcing import announce
from tutor_app.views.ask_pane import AskPane
from tutor_app.views.beside import beside
from tutor_app.views.card_list import CardList
from tutor_app.views.edit_card import EditCard
from tutor_app.views.marked_text import MarkedText
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
)
from tutor_app.views.theme import Theme
from tutor_app.words import said


class LessonView(QWidget):
    """``chosen`` is the number of the edit that the learner looks at.

    ``ignored`` is the number of an edit, and whether its whole rule is to be ignored.
    """

    chosen = Signal(int)
    ignored = Signal(int, bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("part", "page")
        self._lesson: Lesson | None = None
        self._cards: CardList | None = None
        self._selected = -1
        content = QWidget()
        gap = theme.size("space_l")
        self._inside: QVBoxLayout = column(content, margin=theme.size("space_xl"), gap=gap)
        self._area: QScrollArea = scrolled(centred(content, theme.size("column")))
        column(self).addWidget(self._area)
        self._text = MarkedText(theme)
        self.ask = AskPane(theme)
        self.ask.asked.connect(self._look_at_ask)

    def show_lesson(self, lesson: Lesson) -> None:
        """Begin anew, with all answers hidden; but those stay that were seen in this very text."""
        if self._lesson is None or not _same_text(self._lesson, lesson):
            self.ask.begin_anew()
        seen, scrolled_to = self._seen(lesson), self._area.verticalScrollBar().value()
        self._lesson, self._selected = lesson, -1
        self._text.setParent(None)
        self._inside.removeWidget(self.ask)
        emptied(self._inside)
        self._text = MarkedText(self._theme)
        self._text.chosen.connect(self.choose)
        self._inside.addWidget(self._celebration(lesson) if lesson.right else self._verdict(lesson))
        self._inside.addWidget(self._paper())
        self._cards = CardList(self._theme, lesson)
        self._cards.built.connect(self._listen)
        self._cards.begin()
        self._inside.addWidget(self._cards)
        self._inside.addWidget(self.ask)
        for part in beside(self._theme, lesson):
            self._inside.addWidget(part)
        for note in lesson.notes:
            self._inside.addWidget(label(said(note), "note"))
        self._inside.addStretch(1)
        edits = [each.edit for each in lesson.explanations]
        self._reveal(*(number for number, edit in enumerate(edits) if edit in seen))
        self._area.verticalScrollBar().setValue(scrolled_to if seen else 0)
        announce(self, self._summary(lesson))
        self._area.setFocus()  # from here Tab leads into the lesson, and the keys scroll

    def _seen(self, lesson: Lesson) -> set[Edit]:
        """The edits whose answers were shown, where ``lesson`` is about the same text."""
        before = self._lesson
        if before is None or self._cards is None or not _same_text(before, lesson):
            return set()
        return {before.explanations[number].edit for number in self._cards.revealed}

    def choose(self, number: int) -> None:
        """Turn to one edit; the same again does nothing."""
        if number == self._selected or self._cards is None or not 0 <= number < self._cards.count:
            return
        self._selected = number
        self._cards.choose(number)
        self._draw_text()
        QTimer.singleShot(0, self._show_selected)
        self.chosen.emit(number)

    def step(self, by: int) -> None:
        """Turn to the next edit, or to the one before."""
        if self._cards is not None and self._cards.count:
            self.choose((self._selected + by) % self._cards.count)

    def reveal_all(self) -> None:
        if self._cards is not None:
            self._reveal(*range(self._cards.count))

    def reveal_chosen(self) -> None:
        if self._selected >= 0:
            self._reveal(self._selected)

    def _reveal(self, *numbers: int) -> None:
        if self._cards is not None:
            self._cards.reveal(*numbers)
            self._draw_text()

    def _reveal_clicked(self, number: int) -> None:
        self._reveal(number)
        self.choose(number)

    def _suggest(self, question: str) -> None:
        self.ask.suggest(question)
        self._look_at_ask()

    def _look_at_ask(self) -> None:
        QTimer.singleShot(0, lambda: self._area.ensureWidgetVisible(self.ask, 0, 24))

    def _show_selected(self) -> None:
        if self._cards is not None and 0 <= self._selected < self._cards.count:
            self._area.ensureWidgetVisible(self._cards.card(self._selected), 0, 24)

    def _draw_text(self) -> None:
        if self._lesson is not None and self._cards is not None:
            shown = self._cards.revealed
            self._text.show_correction(self._lesson.correction, shown, self._selected)

    def _listen(self, number: int, card: EditCard) -> None:
        card.chosen.connect(lambda: self.choose(number))
        card.revealed.connect(lambda: self._reveal_clicked(number))
        card.asked.connect(self._suggest)
        card.ignored.connect(lambda rule: self.ignored.emit(number, rule))

    def _verdict(self, lesson: Lesson) -> QWidget:
        whole = QWidget()
        line = row(whole, gap=self._theme.size("space_m"))
        line.addWidget(label(self._summary(lesson), "title"), 1)
        answers = button(self.tr("Show all answers"), "quiet", clicked=self.reveal_all)
        dress(answers, self._theme, "eye", "accent")
        line.addWidget(answers)
        return whole

    def _summary(self, lesson: Lesson) -> str:
        found = len(lesson.correction.edits)
        if not found:
            return self.tr("Every verb is right. Well done!")
        if found == 1:
            return self.tr("One verb to look at")
        return self.tr("{count} verbs to look at").format(count=found)

    def _celebration(self, lesson: Lesson) -> QFrame:
        box = frame("celebration")
        line = row(box, margin=self._theme.size("space_xl"), gap=self._theme.size("space_l"))
        line.addWidget(picture(self._theme, "check", "right", 44))
        words = column(gap=2)
        words.addWidget(label(self._summary(lesson), "title"))
        words.addWidget(label(self.tr("There is nothing to correct in this text."), "lead"))
        line.addLayout(words, 1)
        return box

    def _paper(self) -> QFrame:
        card = frame("card")
        inside = column(card, margin=self._theme.size("space_l"))
        inside.addWidget(self._text)
        return card

    @property
    def selected(self) -> int:
        return self._selected


def _same_text(before: Lesson, lesson: Lesson) -> bool:
    return before.correction.original == lesson.correction.original
