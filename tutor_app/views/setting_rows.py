"""The rows that settings are changed in: a choice, a switch, a line of words."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QVBoxLayout, QWidget

from models.errors import TutorError
from tutor_app.choices import Options
from tutor_app.preferences import Preferences
from tutor_app.views.parts import column, frame, label, row
from tutor_app.views.theme import Theme
from tutor_app.words import said, said_error

CHOICE = 340  # pixels


class Rows:
    """Builds rows into cards; each changes its setting as soon as the learner does."""

    def __init__(self, theme: Theme, preferences: Preferences, inside: QVBoxLayout) -> None:
        self._theme, self._preferences, self._inside = theme, preferences, inside

    def card(self, title: str) -> QVBoxLayout:
        made = frame("card")
        inside = column(made, margin=self._theme.size("space_xl"), gap=self._theme.size("space_m"))
        inside.addWidget(label(title, "title"))
        self._inside.addWidget(made)
        return inside

    def choice(self, card: QVBoxLayout, name: str, title: str, options: Options) -> None:
        box = QComboBox()
        box.setAccessibleName(title)
        box.setFixedWidth(CHOICE)
        box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for value, text in options:
            box.addItem(said(text), value)
        now = getattr(self._preferences.settings, name)
        if box.findData(now) < 0:
            box.addItem(str(now), now)
        box.setCurrentIndex(box.findData(now))
        box.activated.connect(lambda index: self._preferences.change(**{name: box.itemData(index)}))
        self._line(card, title, box)

    def switch(self, card: QVBoxLayout, name: str, title: str, hint: str) -> None:
        box = QCheckBox(title)
        box.setChecked(getattr(self._preferences.settings, name))
        box.setAccessibleDescription(hint)
        box.toggled.connect(lambda on: self._preferences.change(**{name: on}))
        card.addWidget(box)
        told = label(hint, "caption")
        told.setIndent(26)
        card.addWidget(told)

    def words(
        self,
        card: QVBoxLayout,
        name: str,
        title: str,
        example: str,
        check: Callable[[str], object] | None = None,
    ) -> None:
        """``check`` raises `TutorError` for words that cannot be used; "" always can."""
        edit, wrong = QLineEdit(getattr(self._preferences.settings, name)), label("", "note")
        edit.setPlaceholderText(example)
        edit.setAccessibleName(title)
        edit.setFixedWidth(CHOICE)
        wrong.hide()

        def take() -> None:
            given = edit.text().strip()
            try:
                if given and check is not None:
                    check(given)
            except TutorError as error:
                wrong.setText(said_error(error))
                wrong.show()
            else:
                wrong.hide()
                self._preferences.change(**{name: given})

        edit.editingFinished.connect(take)
        self._line(card, title, edit)
        card.addWidget(wrong)

    @staticmethod
    def _line(card: QVBoxLayout, title: str, field: QWidget) -> None:
        line = row()
        told = label(title)
        told.setBuddy(field)
        line.addWidget(told, 1)
        line.addWidget(field)
        card.addLayout(line)
