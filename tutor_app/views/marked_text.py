"""The learner's text with its edits inside: struck and put in, or only underlined as a question."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser

from models.grammar.types import Certainty, Correction, Edit
from tutor_app.views.theme import Theme

PARAGRAPH = "line-height: 130%; margin: 0"
NEXT_PARAGRAPH = f'</p><p style="{PARAGRAPH}; margin-top: 12px">'
GAP = "‸"  # the caret that a teacher writes where a word is missing


class MarkedText(QTextBrowser):
    """Each edit is a link, so the keyboard reaches it; ``chosen`` is its number."""

    chosen = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._correction: Correction | None = None
        self._revealed: frozenset[int] = frozenset()
        self._selected = -1
        self.setProperty("part", "marked")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setAcceptDrops(False)
        self.setAccessibleName(self.tr("Your text with the edits"))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.document().setDefaultStyleSheet("a { text-decoration: none }")
        self.anchorClicked.connect(self._follow)
        theme.changed.connect(self._draw)

    def show_correction(
        self, correction: Correction, revealed: frozenset[int], selected: int
    ) -> None:
        """``revealed`` are the numbers of the edits whose answers may be seen."""
        self._correction, self._revealed, self._selected = correction, revealed, selected
        self._draw()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # it is as high as its text: the page around it scrolls

    def _fit(self) -> None:
        height = round(self.document().size().height()) + 2 * self.frameWidth() + 4
        if height != self.height():
            self.setFixedHeight(height)

    def _follow(self, link: QUrl) -> None:
        self.chosen.emit(int(link.path()))

    def _draw(self) -> None:
        if self._correction is None:
            return
        whole = "".join(self._pieces(self._correction))
        paragraphs = whole.strip().replace("\n\n", NEXT_PARAGRAPH).replace("\n", "<br>")
        self.setHtml(f'<p style="{PARAGRAPH}">{paragraphs}</p>')
        self._fit()

    def _pieces(self, correction: Correction) -> Iterator[str]:
        at = 0
        for number, edit in enumerate(correction.edits):
            yield escape(correction.original[at : edit.span.start])
            yield self._edit(number, edit)
            at = edit.span.end
        yield escape(correction.original[at:])

    def _edit(self, number: int, edit: Edit) -> str:
        """``edit.before`` and ``after`` may begin or end with blanks: these stay outside."""
        color = self._theme.color("maybe" if edit.certainty is Certainty.MAYBE else "wrong").name()
        ground = self._ground(number)
        before, after = edit.before.strip(), edit.after.strip()
        lead = " " if (edit.before or edit.after).startswith(" ") else ""
        tail = " " if (edit.before or edit.after).endswith(" ") else ""
        if number not in self._revealed:
            inner = _link(
                number, escape(before or GAP), f"color:{color}; text-decoration:underline; {ground}"
            )
            return f"{lead}{inner}{tail}"
        struck = f"color:{color}; text-decoration: line-through; {ground}"
        put = f"color:{self._theme.color('right').name()}; font-weight:600; {ground}"
        parts = [_link(number, escape(before), struck)] if before else []
        if after:
            parts.append(_link(number, escape(after), f"{put} text-decoration:none;"))
        return lead + "&nbsp;".join(parts) + tail

    def _ground(self, number: int) -> str:
        if number != self._selected:
            return ""
        return f"background-color:{self._theme.color('accent_soft').name()};"


def _link(number: int, text: str, style: str) -> str:
    return f'<a href="edit:{number}" style="{style}">{text}</a>'
