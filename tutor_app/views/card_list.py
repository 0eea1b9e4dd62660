"""The cards of a lesson, one under the other."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from tutor_app.lesson import Lesson
from tutor_app.places import group_after
from tutor_app.views.edit_card import EditCard
from tutor_app.views.parts import column
from tutor_app.views.theme import Theme

FIRST = 6  # cards that are there at once; no screen shows more
EACH = 2  # cards that are built in one go, which is a few milliseconds


class CardList(QWidget):
    """Builds the first cards at once and the others bit by bit: an essay may have hundreds.

    ``built`` is the number of a card and the `EditCard`, which nobody has heard of so far.
    """

    built = Signal(int, object)

    def __init__(self, theme: Theme, lesson: Lesson) -> None:
        super().__init__()
        self._theme, self._lesson = theme, lesson
        self._inside = column(self, gap=theme.size("space_l"))
        self._cards: list[EditCard] = []
        self._revealed: set[int] = set()
        self._chosen = -1
        self._later = QTimer(self, interval=0)
        self._later.timeout.connect(self._go_on)

    def begin(self) -> None:
        if not self.count:
            self.hide()  # else it would take room
        self._build(FIRST)
        if len(self._cards) < self.count:
            self._later.start()

    @property
    def count(self) -> int:
        return len(self._lesson.explanations)

    def card(self, number: int) -> EditCard:
        """Built now, with those before it, where it is not there yet."""
        self._build(number + 1)
        return self._cards[number]

    def choose(self, number: int) -> None:
        self._chosen = number
        self.card(number)
        for place, card in enumerate(self._cards):
            card.choose(place == number)

    def reveal(self, *numbers: int) -> None:
        """Show these answers; on cards that come later as soon as they are there."""
        self._revealed |= set(numbers)
        for number in numbers:
            if number < len(self._cards):
                self._cards[number].reveal()

    @property
    def revealed(self) -> frozenset[int]:
        return frozenset(self._revealed)

    def _go_on(self) -> None:
        self._build(len(self._cards) + EACH)
        if len(self._cards) == self.count:
            self._later.stop()

    def _build(self, upto: int) -> None:
        for number in range(len(self._cards), min(upto, self.count)):
            explanation = self._lesson.explanations[number]
            group = group_after(self._lesson, explanation.edit)
            card = EditCard(self._theme, number, explanation, group)
            self._cards.append(card)
            self._inside.addWidget(card)
            self.built.emit(number, card)
            card.choose(number == self._chosen)
            if number in self._revealed:
                card.reveal()
