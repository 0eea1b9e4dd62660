"""One ware on the page of models: what it is, whether it fits, and what can be done with it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from models.machine import Fit
from models.sizes import in_words
from tutor_app.stock import State
from tutor_app.views.model_wish import Deed, Outcome
from tutor_app.views.parts import button, column, dress, label, picture, row
from tutor_app.views.theme import Theme
from tutor_app.wares import PART, Ware
from tutor_app.words import said, said_error

FITS = {Fit.GPU: ("check", "right"), Fit.CPU: ("check", "ink_soft"), Fit.NO: ("warning", "maybe")}
OFFERED = {
    State.ABSENT: (Deed.DOWNLOAD, Deed.IMPORT),
    State.BEGUN: (Deed.DOWNLOAD, Deed.REMOVE),
    State.INSTALLED: (Deed.VERIFY, Deed.REMOVE),
    State.IMPORTED: (Deed.VERIFY, Deed.REMOVE),
    State.OLD: (Deed.DOWNLOAD, Deed.REMOVE),
    State.DAMAGED: (Deed.REPAIR, Deed.REMOVE),
}
# Parts come from one place only, and what is there belongs to TenseLens.
OFFERED_OF_PARTS = {
    **OFFERED,
    State.ABSENT: (Deed.DOWNLOAD,),
    State.INSTALLED: (),
}
# What is made on this computer can be looked through and made again.
OFFERED_OF_MADE = {
    **OFFERED_OF_PARTS,
    State.INSTALLED: (Deed.VERIFY,),
    State.DAMAGED: (Deed.REPAIR,),
}


class ModelCard(QFrame):
    """``wished``: a `Deed` that the learner wants of this ware. ``stopped``: no longer."""

    wished = Signal(object)
    stopped = Signal()

    def __init__(self, theme: Theme, ware: Ware, offline: bool) -> None:
        super().__init__()
        self._theme, self._ware, self._offline = theme, ware, offline
        self._busy = False
        self._spoiled = False  # a check has found damage, which lengths do not show
        self.setProperty("part", "card")
        self.setAccessibleName(said(ware.title))
        inside = column(self, margin=theme.size("space_l"), gap=theme.size("space_s"))
        self._chip = label("", "chip", wrap=False)
        self._fits: dict[Fit, QLabel] = {}
        self._fit_words = label("", "soft")
        self._buttons = {deed: self._button(deed) for deed in Deed}
        inside.addLayout(self._heading())
        inside.addWidget(label(_capital(said(ware.purpose)) + "."))
        inside.addLayout(self._fit())
        about = (said(in_words(ware.size)), said(ware.licence), said(ware.source))
        inside.addWidget(label("  ·  ".join(about), "caption"))
        self._step, self._bar = label("", "soft"), QProgressBar()
        self._cancel = button(self.tr("Cancel"), clicked=self.stopped.emit)
        inside.addWidget(self._work())
        self._note = label("", "note")
        self._note.hide()
        inside.addWidget(self._note)
        self.show_ware(ware, offline)

    def show_ware(self, ware: Ware, offline: bool) -> None:
        self._ware, self._offline = ware, offline
        words, part = self._state_in_words()
        self._chip.setText(words)
        self._chip.setProperty("part", part)
        self._chip.style().polish(self._chip)
        self._chip.setVisible(bool(words))
        for deed, made in self._buttons.items():
            made.setVisible(deed in self._offered()[self._state] and not self._busy)
        self._show_fit()
        fetch = self._buttons[Deed.DOWNLOAD]
        fetch.setText(self._fetching())
        can_be_had = not ware.lacking and (ware.made_here or not offline)
        for deed in (Deed.DOWNLOAD, Deed.REPAIR):
            self._buttons[deed].setEnabled(can_be_had)

    def _offered(self) -> Mapping[State, tuple[Deed, ...]]:
        if self._ware.made_here:
            return OFFERED_OF_MADE
        return OFFERED_OF_PARTS if self._ware.kind == PART else OFFERED

    def show_work(self, *, now: bool, waits: bool) -> None:
        """``now``: somebody is at work on this ware; ``waits``: its turn is still to come."""
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
        self.show_ware(self._ware, self._offline)
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
        self.show_ware(self._ware, self._offline)

    def _outcome_in_words(self, outcome: Outcome) -> tuple[str, bool]:
        if outcome.error is not None:
            return said_error(outcome.error), False
        if outcome.damaged:
            again = (
                self.tr("Damaged: {files}. Repair makes them again.")
                if self._ware.made_here
                else self.tr("Damaged: {files}. Repair fetches them again.")
            )
            return again.format(files=", ".join(outcome.damaged)), False
        told = {
            Deed.DOWNLOAD: self.tr("It is prepared. The next check uses it.")
            if self._ware.made_here
            else self.tr("It is installed, and every file was checked."),
            Deed.IMPORT: self.tr("It is installed, and every file was checked."),
            Deed.REPAIR: self.tr("It is whole again."),
            Deed.VERIFY: self.tr("Every file is as it should be."),
            Deed.REMOVE: self.tr("{size} are free again.").format(size=said(outcome.freed)),
        }
        return told[outcome.wish.deed], True

    @property
    def _state(self) -> State:
        return State.DAMAGED if self._spoiled else self._ware.state

    def _state_in_words(self) -> tuple[str, str]:
        come = self.tr("{size} have come").format(size=said(in_words(self._ware.begun)))
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
        usual = self.tr("Prepare") if self._ware.made_here else self.tr("Download")
        return told.get(self._state, usual)

    # --- building

    def _heading(self) -> QHBoxLayout:
        line = row(gap=self._theme.size("space_s"))
        title = label(said(self._ware.title), "heading")
        line.addWidget(title, 1)
        line.addWidget(self._chip, alignment=Qt.AlignmentFlag.AlignVCenter)
        for made in self._buttons.values():
            line.addWidget(made)
        return line

    def _button(self, deed: Deed) -> QPushButton:
        titles = {
            Deed.DOWNLOAD: (self._fetching(), "", "" if self._ware.made_here else "download"),
            Deed.VERIFY: (self.tr("Check the files"), "quiet", ""),
            Deed.REPAIR: (self.tr("Repair"), "", ""),
            Deed.REMOVE: (self.tr("Remove …"), "quiet", ""),
            Deed.IMPORT: (self.tr("From a folder …"), "quiet", ""),
        }
        words, part, icon = titles[deed]
        made = button(words, part, clicked=lambda: self.wished.emit(deed))
        made.setAccessibleName(f"{said(self._ware.title)}: {words}")
        if icon:
            dress(made, self._theme, icon)
        return made

    def _fit(self) -> QHBoxLayout:
        """A picture for each outcome, as what is lacking may be installed while this is shown."""
        line = row(gap=self._theme.size("space_xs"))
        top = Qt.AlignmentFlag.AlignTop
        for fit, (icon, token) in FITS.items():
            self._fits[fit] = picture(self._theme, icon, token, 16)
            line.addWidget(self._fits[fit], alignment=top)
        line.addWidget(self._fit_words, 1)
        return line

    def _show_fit(self) -> None:
        forecast = self._ware.forecast
        for fit, shown in self._fits.items():
            shown.setVisible(fit is forecast.fit)
        self._fit_words.setText(_capital(said(forecast.words)))

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
