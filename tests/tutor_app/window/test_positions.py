"""Our positions count letters, Qt's count halves of some of them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocument

from models.grammar.types import Span
from tutor_app.views.positions import cursor_over, from_qt, to_qt


@given(st.text(alphabet="ab é😀🎓", max_size=20), st.integers(0, 20))
def test_there_and_back(text: str, position: int) -> None:
    position = min(position, len(text))
    units = len(text[:position].encode("utf-16-le")) // 2
    assert to_qt(text, position) == units
    assert from_qt(text, units) == position


def test_an_emoji_does_not_move_the_cursor_off_the_word() -> None:
    text = "😀 She sing."
    document = QTextDocument(text)
    start = text.index("sing")
    assert cursor_over(document, text, Span(start, start + 4)).selectedText() == "sing"
