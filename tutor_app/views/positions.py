"""Our positions are code points; Qt counts UTF-16 units, so an emoji is two of its letters."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor, QTextDocument

from models.grammar.types import Span


def to_qt(text: str, position: int) -> int:
    return position + sum(letter > "\uffff" for letter in text[:position])


def from_qt(text: str, position: int) -> int:
    """The code point that the UTF-16 unit ``position`` of ``text`` is in."""
    units = 0
    for index, letter in enumerate(text):
        if units >= position:
            return index
        units += 2 if letter > "\uffff" else 1
    return len(text)


def cursor_over(document: QTextDocument, text: str, span: Span) -> QTextCursor:
    """A cursor that selects ``span`` of ``text``, which is what ``document`` holds."""
    cursor = QTextCursor(document)
    cursor.setPosition(to_qt(text, span.start))
    cursor.setPosition(to_qt(text, span.end), QTextCursor.MoveMode.KeepAnchor)
    return cursor
