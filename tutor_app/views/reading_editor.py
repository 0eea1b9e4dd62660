"""The reading as a text to mend: uncertain words and places of doubt are underlined."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from models.grammar.types import Span
from tutor_app.views.positions import cursor_over, from_qt
from tutor_app.views.theme import Theme


class ReadingEditor(QTextEdit):
    """Plain text. ``moved`` is the code point that the cursor stands at.

    ``brought``: something was pasted that is no text. What is dropped goes to the window.
    """

    moved = Signal(int)
    brought = Signal(QMimeData)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._uncertain: list[QTextCursor] = []
        self._pointed: QTextCursor | None = None
        self.setProperty("part", "paper")
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setAcceptDrops(False)
        self.setAccessibleName(self.tr("The text to check"))
        self.setPlaceholderText(self.tr("Type or paste English sentences here …"))
        self.cursorPositionChanged.connect(self._tell_position)
        theme.changed.connect(self._draw)

    @property
    def text(self) -> str:
        return self.toPlainText()

    def show_text(self, text: str, uncertain: Sequence[Span] = ()) -> None:
        """Begin anew with ``text``; the words at ``uncertain`` are underlined."""
        self.setPlainText(text)
        self._uncertain = [self.place(span) for span in uncertain]
        self._pointed = None
        self._draw()

    def place(self, span: Span) -> QTextCursor:
        """A cursor over ``span`` that stays with its words while others are mended."""
        return cursor_over(self.document(), self.text, span)

    def put(self, place: QTextCursor, words: str) -> None:
        """Let ``words`` stand at ``place``, as one step that can be undone."""
        start = place.selectionStart()
        place.insertText(words)
        end = place.position()
        place.setPosition(start)
        place.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self._draw()

    def point_at(self, span: Span | None) -> None:
        """Set off one word, because the learner looks at it on the photo."""
        self._pointed = None if span is None else self.place(span)
        self._draw()
        if self._pointed is not None:
            bare = QTextCursor(self._pointed)
            bare.setPosition(self._pointed.selectionStart())
            self.blockSignals(True)
            self.setTextCursor(bare)
            self.ensureCursorVisible()
            self.blockSignals(False)

    def selected_text(self) -> str:
        return self.textCursor().selection().toPlainText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        if source.hasText() and not source.hasUrls():
            self.insertPlainText(source.text())
        else:
            self.brought.emit(source)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Ctrl+Return starts the check; Qt would put in a line break.
        if QKeySequence(event.keyCombination()) in (
            QKeySequence("Ctrl+Return"),
            QKeySequence("Ctrl+Enter"),
        ):
            event.ignore()
            return
        super().keyPressEvent(event)

    def _tell_position(self) -> None:
        self.moved.emit(from_qt(self.text, self.textCursor().position()))

    def _draw(self) -> None:
        drawn = [self._selection(place, uncertain=True) for place in self._uncertain]
        if self._pointed is not None:
            drawn.append(self._selection(self._pointed, uncertain=False))
        self.setExtraSelections(drawn)

    def _selection(self, place: QTextCursor, *, uncertain: bool) -> QTextEdit.ExtraSelection:
        looks = QTextCharFormat()
        if uncertain:
            looks.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
            looks.setUnderlineColor(self._theme.color("maybe"))
            looks.setBackground(self._theme.color("maybe_soft"))
        else:
            looks.setBackground(QColor(self._theme.color("accent_soft")))
        selection = QTextEdit.ExtraSelection()
        # Types of PySide say that these cannot be set; they can, and this is how they are.
        selection.cursor = place  # type: ignore[attr-defined,misc,unused-ignore]
        selection.format = looks  # type: ignore[attr-defined,misc,unused-ignore]
        return selection
