"""What can be had: parts of TenseLens and models; what they are for, and what is here of them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QMessageBox, QWidget

from models.errors import TutorError
from models.sizes import in_words
from tutor_app.preferences import Preferences
from tutor_app.views.model_card import ModelCard
from tutor_app.views.model_wish import Deed, Outcome, Wish
from tutor_app.views.parts import button, centred, column, emptied, frame, label, row, scrolled
from tutor_app.views.theme import Theme
from tutor_app.wares import PART, Ware, Wares
from tutor_app.words import said, said_error


class ModelsPage(QWidget):
    """``wished`` carries a `Wish`, ``stopped`` the name of a ware.

    ``moved``: another folder was chosen, or the network allowed, so look again.
    """

    wished = Signal(object)
    stopped = Signal(str)
    moved = Signal()

    def __init__(self, theme: Theme, preferences: Preferences) -> None:
        super().__init__()
        self.setProperty("part", "page")
        self._theme, self._preferences = theme, preferences
        self._cards: dict[str, ModelCard] = {}
        self._now, self._waiting = "", frozenset[str]()
        content = QWidget()
        inside = column(content, margin=theme.size("space_xl"), gap=theme.size("space_m"))
        inside.addWidget(label(self.tr("Models"), "display"))
        about = self.tr(
            "TenseLens works without any of these. A larger model reads hard photos better, or"
            " answers your questions. What is fetched once works without the network."
        )
        inside.addWidget(label(about, "lead"))
        self._offline = self._offline_note()
        inside.addWidget(self._offline)
        inside.addWidget(self._place())
        self._list = column(gap=theme.size("space_m"))
        inside.addLayout(self._list)
        inside.addStretch(1)
        column(self).addWidget(scrolled(centred(content, theme.size("column"))))

    def show_wares(self, wares: Wares) -> None:
        free = said(in_words(wares.free))
        self._folder.setText(
            self.tr("{folder} ({size} free)").format(folder=wares.folder, size=free)
        )
        offline = self._preferences.settings.offline
        self._offline.setVisible(offline)
        if self._cards.keys() != {ware.name for ware in wares.all}:
            self._lay_out(wares.all, offline)
        for ware in wares.all:
            self._cards[ware.name].show_ware(ware, offline)

    def show_trouble(self, error: TutorError) -> None:
        self._folder.setText(said_error(error))

    def show_work(self, now: str, waiting: frozenset[str]) -> None:
        """Somebody is at work on ``now``, "" for none; others wait for their turn."""
        self._now, self._waiting = now, waiting
        for name, card in self._cards.items():
            card.show_work(now=name == now, waits=name in waiting)

    def show_progress(self, name: str, step: str, fraction: float) -> None:
        if name in self._cards:
            self._cards[name].show_progress(step, fraction)

    def show_outcome(self, outcome: Outcome) -> None:
        if outcome.wish.name in self._cards:
            self._cards[outcome.wish.name].show_outcome(outcome)

    def _lay_out(self, wares: tuple[Ware, ...], offline: bool) -> None:
        emptied(self._list)
        self._cards = {}
        kinds = {
            PART: self.tr("Parts of TenseLens"),
            "llava": self.tr("Models that look at the photo"),
            "text": self.tr("Models that work on text"),
        }
        for kind, title in kinds.items():
            members = [ware for ware in wares if ware.kind == kind]
            if members:
                self._list.addSpacing(self._theme.size("space_s"))
                self._list.addWidget(label(title, "eyebrow"))
            for ware in members:
                self._add(ware, offline)
        self.show_work(self._now, self._waiting)

    def _add(self, ware: Ware, offline: bool) -> None:
        name = ware.name
        card = ModelCard(self._theme, ware, offline)
        card.wished.connect(lambda deed: self._wish(ware, deed))
        card.stopped.connect(lambda: self.stopped.emit(name))
        self._cards[name] = card
        self._list.addWidget(card)

    def _wish(self, ware: Ware, deed: Deed) -> None:
        source: Path | None = None
        title = said(ware.title)
        if deed is Deed.IMPORT:
            asked = self.tr("Folder that {title} is in").format(title=title)
            if not (given := QFileDialog.getExistingDirectory(self, asked)):
                return
            source = Path(given)
        if deed is Deed.REMOVE and not self._agrees(title):
            return
        self.wished.emit(Wish(ware.name, deed, source))

    def _agrees(self, title: str) -> bool:
        question = self.tr("Delete {title} from this computer?").format(title=title)
        yes = QMessageBox.StandardButton.Yes
        return QMessageBox.question(self, "TenseLens", question) == yes

    # --- where they are, and whether they may be fetched

    def _place(self) -> QFrame:
        card = frame("card")
        line = row(card, margin=self._theme.size("space_m"), gap=self._theme.size("space_m"))
        words = column(gap=2)
        words.addWidget(label(self.tr("Folder of models"), "caption"))
        self._folder = label("…")
        words.addWidget(self._folder)
        line.addLayout(words, 1)
        line.addWidget(button(self.tr("Choose …"), clicked=self._choose_folder))
        return card

    def _choose_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Folder of models"))
        if folder:
            self._preferences.change(models_folder=folder)
            self.moved.emit()

    def _offline_note(self) -> QFrame:
        box = frame("hint")
        line = row(box, margin=self._theme.size("space_m"), gap=self._theme.size("space_m"))
        words = self.tr(
            "Your settings forbid the network, so nothing can be fetched. From a folder it works."
        )
        line.addWidget(label(words), 1)
        line.addWidget(button(self.tr("Allow the network"), clicked=self._allow))
        box.setVisible(self._preferences.settings.offline)
        return box

    def _allow(self) -> None:
        self._preferences.change(offline=False)
        self.moved.emit()
