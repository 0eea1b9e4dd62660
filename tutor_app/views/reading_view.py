"""The reading beside the photo, to be mended and then checked; also the page for typed text."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage, QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QWidget

from models.grammar.types import Span
from models.transcript import Transcript, Word
from tutor_app.views.doubt_card import DoubtCard, cut_out
from tutor_app.views.parts import button, column, emptied, label, row, scrolled
from tutor_app.views.reading_editor import ReadingEditor
from tutor_app.views.theme import Theme

DOUBTFUL = 0.6  # words that a reader is less sure of are underlined


def is_doubtful(word: Word, transcript: Transcript) -> bool:
    """Whether ``word`` was hard to read, or the readers did not agree on it."""
    return word.confidence < DOUBTFUL or any(
        each.span.start < word.span.end and word.span.start < each.span.end
        for each in transcript.differences
    )


class ReadingView(QWidget):
    """``wanted`` is the text to check; ``looked_at`` the code point of the word in question."""

    wanted = Signal(str)
    looked_at = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("part", "page")
        self.editor = ReadingEditor(theme)
        self._heading = label("", "title")
        self._advice = label("", "soft")
        self._better_photo = label("", "note")
        self._better_photo.hide()
        self._doubts = column(gap=theme.size("space_m"))
        self._check = button(self.tr("Check the verbs"), "primary", clicked=self._ask)
        inside = column(self, margin=theme.size("space_xl"), gap=theme.size("space_m"))
        inside.addWidget(self._heading)
        inside.addWidget(self._advice)
        inside.addWidget(self._better_photo)
        inside.addWidget(self.editor, 3)
        self._doubts_area = self._doubts_in_view()
        inside.addWidget(self._doubts_area, 2)
        inside.addLayout(self._foot())
        self.editor.moved.connect(self.looked_at)
        self.editor.textChanged.connect(self._enable)
        self.editor.selectionChanged.connect(self._name_button)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self._ask)
        self._enable()

    def show_typed(self, text: str) -> None:
        self._heading.setText(self.tr("Your text"))
        self._advice.setText(self.tr("Type or paste what you wrote. One sentence is enough."))
        self._better_photo.hide()
        self._show_doubts(None, None)
        if text != self.editor.text:
            self.editor.show_text(text)
        self.editor.setFocus()

    def show_transcript(
        self, transcript: Transcript, image: QImage, width: int, photo_advice: str = ""
    ) -> None:
        """``image`` is the photo, ``width`` pixels wide, or a smaller copy of it.

        ``photo_advice`` says how to take a better one.
        """
        self._better_photo.setVisible(bool(photo_advice))
        self._better_photo.setText(
            self.tr("This photo is hard to read. {advice}").format(advice=photo_advice)
        )
        self._heading.setText(self.tr("Is this what the paper says?"))
        doubtful = [word.span for word in transcript.words if is_doubtful(word, transcript)]
        self._advice.setText(self._advise(transcript, len(doubtful)))
        self.editor.show_text(transcript.text, doubtful)
        self._show_doubts(transcript, cut_from=(image, width))
        self.editor.setFocus()

    @property
    def text(self) -> str:
        return self.editor.text

    def _advise(self, transcript: Transcript, doubtful: int) -> str:
        if transcript.differences:
            return self.tr("The readers did not agree everywhere: choose below what is right.")
        if doubtful:
            return self.tr("Look at the underlined words: they were hard to read.")
        return self.tr("Leave mistakes of grammar as they are; mend only what was read wrongly.")

    def _doubts_in_view(self) -> QWidget:
        content = QWidget()
        outer = column(content)
        outer.addLayout(self._doubts)
        outer.addStretch(1)
        area = scrolled(content)
        area.hide()
        return area

    def _show_doubts(
        self, transcript: Transcript | None, cut_from: tuple[QImage, int] | None
    ) -> None:
        emptied(self._doubts)
        differences = () if transcript is None else transcript.differences
        self._doubts_area.setVisible(bool(differences))
        for difference in differences:
            cut = cut_out(*cut_from, difference.box) if cut_from else None
            card = DoubtCard(self._theme, difference, cut)
            place = self.editor.place(difference.span)
            card.chosen.connect(partial(self._choose, place))
            self._doubts.addWidget(card)

    def _choose(self, place: QTextCursor, words: str) -> None:
        self.editor.put(place, words)

    def _foot(self) -> QHBoxLayout:
        foot = row(gap=self._theme.size("space_m"))
        self._tip = label(self.tr("Select some sentences to check only those."), "caption")
        foot.addWidget(self._tip, 1)
        foot.addWidget(self._check)
        return foot

    def _ask(self) -> None:
        if self._check.isEnabled():
            self.wanted.emit(self.editor.selected_text().strip() or self.editor.text)

    def _enable(self) -> None:
        self._check.setEnabled(bool(self.editor.text.strip()))

    def _name_button(self) -> None:
        selected = bool(self.editor.selected_text().strip())
        self._check.setText(
            self.tr("Check the selected words") if selected else self.tr("Check the verbs")
        )

    def point_at(self, span: Span | None) -> None:
        self.editor.point_at(span)
