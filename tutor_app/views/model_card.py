"""One model on the page of models: what it is, whether it fits, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from models.machine import Fit
from models.sizes import in_words
from tutor_app.stock import Item, State
from tutor_app.views.model_wish import Deed, Outcome
from tutor_app.views.parts import button, column, dress, label, picture, row
from tutor_app.views.theme import Theme
from tutor_app.words import said, said_error

HUB = "huggingface.co"
FITS = {Fit.GPU: ("check", "right"), Fit.CPU: ("check", "ink_soft"), Fit.NO: ("warning", "maybe")}
OFFERED = {
    State.ABSENT: (Deed.DOWNLOAD, Deed.IMPORT),
    State.BEGUN: (Deed.DOWNLOAD, Deed.REMOVE),
    State.INSTALLED: (Deed.VERIFY, Deed.REMOVE),
    State.IMPORTED: (Deed.VERIFY, Deed.REMOVE),
    State.OLD: (Deed.DOWNLOAD, Deed.REMOVE),
    State.DAMAGED: (Deed.REPAIR, Deed.REMOVE),
}


class ModelCard(QFrame):
    """``wished``: a `Deed` that the learner wants of this model. ``stopped``: no longer."""

    wished = Signal(object)
    stopped = Signal()

    def __init__(self, theme: Theme, item: Item, offline: bool) -> None:
        super().__init__()
        self._theme, self._item, self._offline = theme, item, offline
        self._busy = False
        self._spoiled = False  # a check has found damage, which lengths do not show
        self.setProperty("part", "card")
        self.setAccessibleName(item.offer.title)
        inside = column(self, margin=theme.size("space_l"), gap=theme.size("space_s"))
        self._chip = label("", "chip", wrap=False)
        self._buttons = {deed: self._button(deed) for deed in Deed}
        inside.addLayout(self._heading())
        inside.addWidget(label(_capital(said(item.offer.purpose)) + "."))
        inside.addLayout(self._fit())
        about = (
            in_words(item.offer.download),
            said(item.offer.licence),
            f"{HUB}/{item.offer.repo}",
        )
        inside.addWidget(label("  ·  ".join(about), "caption"))
        self._step, self._bar = label("", "soft"), QProgressBar()
        self._cancel = button(self.tr("Cancel"), clicked=self.stopped.emit)
        inside.addWidget(self._work())
        self._note = label("", "note")
        self._note.hide()
        inside.addWidget(self._note)
        self.show_item(item, offline)

    def show_item(self, item: Item, offline: bool) -> None:
        self._item, self._offline = item, offline
        words, part = self._state_in_words()
        self._chip.setText(words)
        self._chip.setProperty("part", part)
        self._chip.style().polish(self._chip)
        self._chip.setVisible(bool(words))
        for deed, made in self._buttons.items():
            made.setVisible(deed in OFFERED[self._state] and not self._busy)
        fetch = self._buttons[Deed.DOWNLOAD]
        fetch.setText(self._fetching())
        for deed in (Deed.DOWNLOAD, Deed.REPAIR):
            self._buttons[deed].setEnabled(not offline)

    def show_work(self, *, now: bool, waits: bool) -> None:
        """``now``: somebody is at work on this model; ``waits``: its turn is still to come."""
        focus = self.focusWidget()
        had_focus = focus is not None and self.isAncestorOf(focus)
        begins = (now or waits) and not self._busy
        self._busy = now or waits
        self._line.setVisible(self._busy)
        if begins or waits:
            self._step.setText(self.tr("Waits for its turn") if waits else self.tr("Begins …"))
            self._bar.setValue(0)
        if begins:
            self._note.hide()
            self._spoiled = False
        self.show_item(self._item, self._offline)
        if begins and had_focus:
            self._cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_progress(self, step: str, fraction: float) -> None:
        self._step.setText(said(step))
        self._bar.setValue(round(fraction * 1000))

    def show_outcome(self, outcome: Outcome) -> None:
        """Say what came of a wish, until the next one."""
        words, good = self._outcome_in_words(outcome)
        self._note.setText(words)
        self._note.setProperty("part", "note-right" if good else "note")
        self._note.style().polish(self._note)
        self._note.setVisible(bool(words))
        self._spoiled = bool(outcome.damaged)
        self.show_item(self._item, self._offline)

    def _outcome_in_words(self, outcome: Outcome) -> tuple[str, bool]:
        if outcome.error is not None:
            return said_error(outcome.error), False
        if outcome.damaged:
            files = ", ".join(outcome.damaged)
            return self.tr("Damaged: {files}. Repair fetches them again.").format(
                files=files
            ), False
        told = {
            Deed.DOWNLOAD: self.tr("It is installed, and every file was checked."),
            Deed.IMPORT: self.tr("It is installed, and every file was checked."),
            Deed.REPAIR: self.tr("It is whole again."),
            Deed.VERIFY: self.tr("Every file is as it should be."),
            Deed.REMOVE: self.tr("{size} are free again.").format(size=outcome.freed),
        }
        return told[outcome.wish.deed], True

    @property
    def _state(self) -> State:
        return State.DAMAGED if self._spoiled else self._item.state

    def _state_in_words(self) -> tuple[str, str]:
        come = self.tr("{size} have come").format(size=in_words(self._item.begun))
        told = {
            State.ABSENT: ("", "chip"),
            State.BEGUN: (come, "chip-maybe"),
            State.INSTALLED: (self.tr("Installed"), "chip-right"),
            State.IMPORTED: (self.tr("Installed"), "chip-right"),
            State.OLD: (self.tr("There is a newer revision"), "chip-maybe"),
            State.DAMAGED: (self.tr("Damaged"), "chip-maybe"),
        }
        return told[self._state]

    def _fetching(self) -> str:
        told = {State.BEGUN: self.tr("Go on"), State.OLD: self.tr("Fetch the newer one")}
        return told.get(self._state, self.tr("Download"))

    # --- building

    def _heading(self) -> QHBoxLayout:
        line = row(gap=self._theme.size("space_s"))
        title = label(self._item.offer.title, "heading")
        line.addWidget(title, 1)
        line.addWidget(self._chip, alignment=Qt.AlignmentFlag.AlignVCenter)
        for made in self._buttons.values():
            line.addWidget(made)
        return line

    def _button(self, deed: Deed) -> QPushButton:
        titles = {
            Deed.DOWNLOAD: (self.tr("Download"), "", "download"),
            Deed.VERIFY: (self.tr("Check the files"), "quiet", ""),
            Deed.REPAIR: (self.tr("Repair"), "", ""),
            Deed.REMOVE: (self.tr("Remove …"), "quiet", ""),
            Deed.IMPORT: (self.tr("From a folder …"), "quiet", ""),
        }
        words, part, icon = titles[deed]
        made = button(words, part, clicked=lambda: self.wished.emit(deed))
        made.setAccessibleName(f"{self._item.offer.title}: {words}")
        if icon:
            dress(made, self._theme, icon)
        return made

    def _fit(self) -> QHBoxLayout:
        line = row(gap=self._theme.size("space_xs"))
        icon, token = FITS[self._item.forecast.fit]
        line.addWidget(picture(self._theme, icon, token, 16))
        words: QLabel = label(_capital(said(self._item.forecast.words)), "soft")
        line.addWidget(words, 1)
        return line

    def _work(self) -> QWidget:
        self._line = QWidget()
        self._bar.setRange(0, 1000)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Progress"))
        inside = column(self._line, gap=self._theme.size("space_xs"))
        inside.addWidget(self._bar)
        foot = row()
        foot.addWidget(self._step, 1)
        foot.addWidget(self._cancel)
        inside.addLayout(foot)
        self._line.hide()
        return self._line


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
