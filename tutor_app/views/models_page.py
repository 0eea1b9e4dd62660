"""The models that can be had: what they are for, whether they fit, and what is here of them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QMessageBox, QWidget

from models.errors import TutorError
from models.sizes import in_words
from tutor_app.preferences import Preferences
from tutor_app.stock import Item, Stock
from tutor_app.views.model_card import ModelCard
from tutor_app.views.model_wish import Deed, Outcome, Wish
from tutor_app.views.parts import button, centred, column, emptied, frame, label, row, scrolled
from tutor_app.views.theme import Theme
from tutor_app.words import said_error


class ModelsPage(QWidget):
    """``wished`` carries a `Wish`, ``stopped`` the name of a model.

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
            " answers your questions. It is fetched once and then works without the network."
        )
        inside.addWidget(label(about, "lead"))
        self._offline = self._offline_note()
        inside.addWidget(self._offline)
        inside.addWidget(self._place())
        self._list = column(gap=theme.size("space_m"))
        inside.addLayout(self._list)
        inside.addStretch(1)
        column(self).addWidget(scrolled(centred(content, theme.size("column"))))

    def show_stock(self, stock: Stock) -> None:
        self._folder.setText(
            self.tr("{folder} ({size} free)").format(folder=stock.folder, size=in_words(stock.free))
        )
        offline = self._preferences.settings.offline
        self._offline.setVisible(offline)
        if self._cards.keys() != {item.offer.name for item in stock.items}:
            self._lay_out(stock.items, offline)
        for item in stock.items:
            self._cards[item.offer.name].show_item(item, offline)

    def show_trouble(self, error: TutorError) -> None:
        self._folder.setText(said_error(error))

    def show_work(self, now: str, waiting: frozenset[str]) -> None:
        """Somebody is at work on the model ``now``, "" for none; others wait for their turn."""
        self._now, self._waiting = now, waiting
        for name, card in self._cards.items():
            card.show_work(now=name == now, waits=name in waiting)

    def show_progress(self, name: str, step: str, fraction: float) -> None:
        if name in self._cards:
            self._cards[name].show_progress(step, fraction)

    def show_outcome(self, outcome: Outcome) -> None:
        if outcome.wish.name in self._cards:
            self._cards[outcome.wish.name].show_outcome(outcome)

    def _lay_out(self, items: tuple[Item, ...], offline: bool) -> None:
        emptied(self._list)
        self._cards = {}
        kinds = {"llava": self.tr("They look at the photo"), "text": self.tr("They work on text")}
        for kind, title in kinds.items():
            members = [item for item in items if item.offer.kind == kind]
            if members:
                self._list.addSpacing(self._theme.size("space_s"))
                self._list.addWidget(label(title, "eyebrow"))
            for item in members:
                self._add(item, offline)
        self.show_work(self._now, self._waiting)

    def _add(self, item: Item, offline: bool) -> None:
        name = item.offer.name
        card = ModelCard(self._theme, item, offline)
        card.wished.connect(lambda deed: self._wish(item, deed))
        card.stopped.connect(lambda: self.stopped.emit(name))
        self._cards[name] = card
        self._list.addWidget(card)

    def _wish(self, item: Item, deed: Deed) -> None:
        source: Path | None = None
        title = item.offer.title
        if deed is Deed.IMPORT:
            asked = self.tr("Folder that {title} is in").format(title=title)
            if not (given := QFileDialog.getExistingDirectory(self, asked)):
                return
            source = Path(given)
        if deed is Deed.REMOVE and not self._agrees(title):
            return
        self.wished.emit(Wish(item.offer.name, deed, source))

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
