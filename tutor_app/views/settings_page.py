"""What the learner can choose; every choice holds at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from models.folders import home, models_folder
from models.grammar.rulebook import language
from tutor_app.choices import Installed
from tutor_app.preferences import Preferences
from tutor_app.views.parts import button, centred, column, emptied, label, row, scrolled
from tutor_app.views.setting_cards import (
    look,
    models,
    privacy,
    tutor,
    uses_of_network,
    work,
)
from tutor_app.views.setting_rows import Rows
from tutor_app.views.theme import Theme


class SettingsPage(QWidget):
    """``wanted`` names another place of the window; ``restored`` the number of what was ignored in
    the lesson on the desk, and is to be shown again."""

    wanted = Signal(str)
    restored = Signal(int)

    def __init__(self, theme: Theme, preferences: Preferences) -> None:
        super().__init__()
        self.setProperty("part", "page")
        self._theme, self._preferences = theme, preferences
        self._content = QWidget()
        gap = theme.size("space_l")
        self._inside = column(self._content, margin=theme.size("space_xl"), gap=gap)
        column(self).addWidget(scrolled(centred(self._content, theme.size("column"))))
        self._rows = Rows(theme, preferences, self._inside)
        self._installed: Installed | None = None
        self._ignored_here: Sequence[str] = ()
        self._shown = preferences.settings
        self._resetting = False
        self._uses = label("")
        preferences.changed.connect(self._follow)

    def show_choices(self, installed: Installed) -> None:
        if installed != self._installed:
            self._installed = installed
            self._fill()

    def show_ignored(self, titles: Sequence[str]) -> None:
        """``titles`` are of what is ignored in the lesson on the desk."""
        if titles != self._ignored_here:
            self._ignored_here = titles
            self._fill()

    def _follow(self) -> None:
        """Build anew what a change elsewhere (a reset, an ignored rule) makes untrue."""
        now = self._preferences.settings
        before, self._shown = self._shown, now
        told = (now.ignored_rules, now.models_folder)
        if told != (before.ignored_rules, before.models_folder) or self._resetting:
            self._fill()
        self._tell_uses()

    def _tell_uses(self) -> None:
        uses = uses_of_network(self._preferences.settings)
        self._uses.setText("\n".join(f"•  {use}" for use in uses))

    def _fill(self) -> None:
        self._resetting = False
        if self._installed is None:  # it is still looked for
            return
        emptied(self._inside)
        self._inside.addWidget(label(self.tr("Settings"), "display"))
        look(self._rows)
        self._lessons()
        work(self._rows, self._installed)
        models(self._rows, self._installed, partial(self.wanted.emit, "models"))
        tutor(self._rows, self._installed)
        self._uses = label("")
        privacy(self._rows, self._uses)
        self._folders()
        line = row()
        line.addStretch(1)
        line.addWidget(button(self.tr("Reset all settings"), clicked=self._reset))
        self._inside.addLayout(line)
        self._inside.addStretch(1)
        self._tell_uses()

    def _lessons(self) -> None:
        card = self._rows.card(self.tr("Lessons"))
        languages = (("en", "English"), ("es", "Español"))
        self._rows.choice(card, "language", self.tr("Language of explanations"), languages)
        self._rows.switch(
            card,
            "only_sure",
            self.tr("Show only mistakes that are sure"),
            self.tr("Verbs that may be right as they stand are left out."),
        )
        if self._preferences.settings.ignored_rules:
            card.addWidget(label(self.tr("Rules that you ignore"), "eyebrow"))
        for rule in self._preferences.settings.ignored_rules:
            wording = language(self._preferences.settings.language).wordings.get(rule)
            title = wording.title if wording else rule
            self._take_back(card, title, self.tr("Use again"), partial(self._use_again, rule))
        if self._ignored_here:
            card.addWidget(label(self.tr("Ignored in the lesson on the desk"), "eyebrow"))
        for number, title in enumerate(self._ignored_here):
            self._take_back(card, title, self.tr("Show again"), partial(self.restored.emit, number))

    def _folders(self) -> None:
        card = self._rows.card(self.tr("Folders"))
        card.addWidget(label(self.tr("Settings and history: {path}").format(path=home()), "soft"))
        line = row()
        where = label(self.tr("Models: {path}").format(path=models_folder()), "soft")
        line.addWidget(where, 1)
        line.addWidget(button(self.tr("Choose …"), clicked=self._choose_models_folder))
        card.addLayout(line)

    # --- one setting

    @staticmethod
    def _take_back(
        card: QVBoxLayout, title: str, words: str, clicked: Callable[[], object]
    ) -> None:
        line = row()
        line.addWidget(label(title), 1)
        line.addWidget(button(words, "quiet", clicked=clicked))
        card.addLayout(line)

    def _use_again(self, rule: str) -> None:
        kept = tuple(r for r in self._preferences.settings.ignored_rules if r != rule)
        self._preferences.change(ignored_rules=kept)

    def _choose_models_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Folder of models"))
        if folder:
            self._preferences.change(models_folder=folder)

    def _reset(self) -> None:
        self._resetting = True
        self._preferences.reset()
