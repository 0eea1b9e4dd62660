"""What the learner can choose; every choice holds at once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QVBoxLayout, QWidget

from models.folders import home, models_folder
from models.grammar.rulebook import language
from tutor_app.preferences import Preferences
from tutor_app.views.parts import button, centred, column, emptied, frame, label, row, scrolled
from tutor_app.views.theme import Theme

CHOICE = 340  # pixels
TEXT_SIZES = (85, 100, 115, 130, 150, 175, 200)
Options = Sequence[tuple[object, str]]


class SettingsPage(QWidget):
    def __init__(
        self, theme: Theme, preferences: Preferences, readers: Options, correctors: Options
    ) -> None:
        """``readers`` and ``correctors`` are names and titles."""
        super().__init__()
        self.setProperty("part", "page")
        self._theme, self._preferences = theme, preferences
        self._content = QWidget()
        gap = theme.size("space_l")
        self._inside = column(self._content, margin=theme.size("space_xl"), gap=gap)
        column(self).addWidget(scrolled(centred(self._content, theme.size("column"))))
        self._readers, self._correctors = readers, correctors
        self._shown = preferences.settings
        self._fill()
        preferences.changed.connect(self._follow)

    def _follow(self) -> None:
        """Build anew what a change elsewhere (a reset, an ignored rule) makes untrue."""
        now = self._preferences.settings
        if now.ignored_rules != self._shown.ignored_rules or self._resetting:
            emptied(self._inside)
            self._fill()
        self._shown = now

    def _fill(self) -> None:
        self._resetting = False
        self._inside.addWidget(label(self.tr("Settings"), "display"))
        self._look()
        self._lessons()
        self._work()
        self._privacy()
        self._folders()
        line = row()
        line.addStretch(1)
        line.addWidget(button(self.tr("Reset all settings"), clicked=self._reset))
        self._inside.addLayout(line)
        self._inside.addStretch(1)

    def _look(self) -> None:
        card = self._card(self.tr("Look"))
        themes = (
            ("system", self.tr("As the computer")),
            ("light", self.tr("Light")),
            ("dark", self.tr("Dark")),
        )
        self._choice(card, "theme", self.tr("Theme"), themes)
        tongues = (("system", self.tr("As the computer")), ("en", "English"), ("es", "Español"))
        self._choice(card, "interface", self.tr("Language of the window"), tongues)
        sizes = [(size, f"{size} %") for size in TEXT_SIZES]
        self._choice(card, "text_size", self.tr("Size of text"), sizes)

    def _lessons(self) -> None:
        card = self._card(self.tr("Lessons"))
        languages = (("en", "English"), ("es", "Español"))
        self._choice(card, "language", self.tr("Language of explanations"), languages)
        self._switch(
            card,
            "only_sure",
            self.tr("Show only mistakes that are sure"),
            self.tr("Verbs that may be right as they stand are left out."),
        )
        ignored = self._preferences.settings.ignored_rules
        if ignored:
            card.addWidget(label(self.tr("Rules that you ignore"), "eyebrow"))
        for rule in ignored:
            line = row()
            wording = language(self._preferences.settings.language).wordings.get(rule)
            line.addWidget(label(wording.title if wording else rule), 1)
            line.addWidget(
                button(self.tr("Use again"), "quiet", clicked=partial(self._use_again, rule))
            )
            card.addLayout(line)

    def _work(self) -> None:
        card = self._card(self.tr("Reading and correcting"))
        routes = (
            ("auto", self.tr("Automatic")),
            ("ocr", self.tr("OCR: text recognition and verb models")),
            ("vlm", self.tr("VLM: a vision model looks at the photo")),
        )
        self._choice(card, "route", self.tr("VLM / OCR mode"), routes)
        self._choice(card, "reader", self.tr("Reader of photos"), self._readers)
        self._choice(card, "corrector", self.tr("Corrector"), self._correctors)
        self._switch(
            card,
            "languagetool",
            self.tr("Ask LanguageTool for a second opinion"),
            self.tr("It runs on this computer, needs Java and some seconds to start."),
        )

    def _privacy(self) -> None:
        card = self._card(self.tr("Privacy"))
        said = self.tr(
            "Photos and texts never leave this computer. The network is used for one thing only:"
            " to fetch a model or LanguageTool when you ask for it."
        )
        card.addWidget(label(said, "soft"))
        self._switch(
            card,
            "offline",
            self.tr("Never use the network"),
            self.tr("Parts that are not installed yet cannot be fetched then."),
        )
        self._switch(
            card,
            "keep_history",
            self.tr("Keep my lessons in the history"),
            self.tr("They stay on this computer until you delete them."),
        )

    def _folders(self) -> None:
        card = self._card(self.tr("Folders"))
        card.addWidget(label(self.tr("Settings and history: {path}").format(path=home()), "soft"))
        line = row()
        where = label(self.tr("Models: {path}").format(path=models_folder()), "soft")
        line.addWidget(where, 1)
        line.addWidget(button(self.tr("Choose …"), clicked=self._choose_models_folder))
        card.addLayout(line)

    # --- one setting

    def _card(self, title: str) -> QVBoxLayout:
        card = frame("card")
        inside = column(card, margin=self._theme.size("space_xl"), gap=self._theme.size("space_m"))
        inside.addWidget(label(title, "title"))
        self._inside.addWidget(card)
        return inside

    def _choice(self, card: QVBoxLayout, name: str, title: str, options: Options) -> None:
        box = QComboBox()
        box.setAccessibleName(title)
        box.setFixedWidth(CHOICE)
        box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for value, text in options:
            box.addItem(text, value)
        now = getattr(self._preferences.settings, name)
        if box.findData(now) < 0:
            box.addItem(str(now), now)
        box.setCurrentIndex(box.findData(now))
        box.activated.connect(lambda index: self._preferences.change(**{name: box.itemData(index)}))
        line = row()
        said = label(title)
        said.setBuddy(box)
        line.addWidget(said, 1)
        line.addWidget(box)
        card.addLayout(line)

    def _switch(self, card: QVBoxLayout, name: str, title: str, hint: str) -> None:
        box = QCheckBox(title)
        box.setChecked(getattr(self._preferences.settings, name))
        box.setAccessibleDescription(hint)
        box.toggled.connect(lambda on: self._preferences.change(**{name: on}))
        card.addWidget(box)
        said = label(hint, "caption")
        said.setIndent(26)
        card.addWidget(said)

    def _use_again(self, rule: str) -> None:
        kept = tuple(r for r in self._preferences.settings.ignored_rules if r != rule)
        self._preferences.change(ignored_rules=kept)

    def _choose_models_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Folder of models"))
        if folder:
            self._resetting = True
            self._preferences.change(models_folder=folder)

    def _reset(self) -> None:
        self._resetting = True
        self._preferences.reset()
