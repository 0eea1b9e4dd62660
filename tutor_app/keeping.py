"""Keeps the lessons of the window in the history, and shows them on its page."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QMessageBox

from models.errors import TutorError
from tutor_app.history_values import Search
from tutor_app.words import said, said_error

if TYPE_CHECKING:
    from models.backends import Ticket
    from tutor_app.desk import OnDesk
    from tutor_app.history import Entry, History, Kept
    from tutor_app.jobs import JobRunner
    from tutor_app.lesson import Lesson
    from tutor_app.views.history_page import HistoryPage


class Keeping(QObject):
    """``reopened`` carries a `Kept`; ``said`` words for the line below.

    ``undoable``: words, and what takes it back.
    """

    reopened = Signal(object)
    said = Signal(str)
    undoable = Signal(str, object)

    def __init__(self, errands: JobRunner, parent: QObject) -> None:
        """``errands`` run in turn: none of them may be lost."""
        super().__init__(parent)
        self._errands = errands
        self._history: History | None = None
        self._page: HistoryPage | None = None
        self._search = Search()
        self._number: int | None = None
        self._text = object()  # another one for each text or photo

    def use_page(self, page: HistoryPage) -> None:
        self._page = page
        page.searched.connect(self.find)
        page.opened.connect(self._reopen)
        page.deleted.connect(self._delete)
        page.wiped.connect(self._wipe)
        page.exported.connect(self._export)

    def begin_anew(self) -> None:
        """What is kept next is another lesson, not a better one of the same text."""
        self._number, self._text = None, object()

    def keep(self, lesson: Lesson, on_desk: OnDesk | None) -> None:
        """Keep ``lesson``; in the place of the one before where it is of the same photo or text."""
        work = partial(self._kept, lesson, on_desk, self._number)
        self._errands.start(work, done=partial(self._remember, self._text), failed=self._not_kept)

    def find(self, search: Search | None = None) -> None:
        self._search = search or self._search
        self._do(lambda history: history.find(self._search), self._show)

    def close(self) -> None:
        """After the errands are done."""
        if self._history is not None:
            self._history.close()

    # --- on the errands' thread

    def _opened(self) -> History:
        from tutor_app.history import History

        if self._history is None:
            self._history = History()
        return self._history

    def _kept(
        self, lesson: Lesson, on_desk: OnDesk | None, number: int | None, ticket: Ticket
    ) -> int:
        history = self._opened()
        if number is not None:
            history.replace(number, lesson)
            return number
        if on_desk is None:
            return history.add(lesson)
        from tutor_app.thumbnail import thumbnail

        return history.add(lesson, thumbnail=thumbnail(on_desk.photo), photo_path=on_desk.path)

    # --- on the GUI thread

    def _do(
        self, work: Callable[[History], object], done: Callable[..., None] | None = None
    ) -> None:
        self._errands.start(
            lambda ticket: work(self._opened()),
            done=done or (lambda _: self.find()),
            failed=self._trouble,
        )

    def _remember(self, text: object, number: int) -> None:
        if text is self._text:  # else the learner has gone on to another
            self._number = number
        if self._history is not None and self._history.complaint:
            self.said.emit(said(self._history.complaint))
        if self._page is not None and self._page.isVisible():
            self.find()

    def _not_kept(self, error: TutorError) -> None:
        self.said.emit(self.tr("This lesson was not kept: {why}").format(why=said_error(error)))

    def _trouble(self, error: TutorError) -> None:
        if self._page is not None:
            self._page.show_trouble(said_error(error))

    def _show(self, entries: tuple[Entry, ...]) -> None:
        if self._page is not None:
            self._page.show_entries(entries)

    def _reopen(self, number: int) -> None:
        self._do(lambda history: history.reopen(number), self._reopened)

    def _reopened(self, kept: Kept) -> None:
        self.reopened.emit(kept)  # the desk is cleared for it, so its number comes after
        self._number = kept.entry.number

    def _delete(self, number: int) -> None:
        def delete(history: History) -> Kept:
            kept = history.reopen(number)
            history.delete(number)
            return kept

        self._do(delete, self._deleted)

    def _deleted(self, kept: Kept) -> None:
        if self._number == kept.entry.number:
            self._number = None
        self.find()
        restore = partial(self._do, lambda history: history.restore(kept))
        self.undoable.emit(self.tr("The lesson was deleted."), restore)

    def _wipe(self) -> None:
        question = self.tr("Delete all lessons for ever? This cannot be undone.")
        if (
            QMessageBox.question(self._page, "TenseLens", question)
            == QMessageBox.StandardButton.Yes
        ):
            self._number = None
            self._do(lambda history: history.wipe())

    def _export(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self._page, self.tr("Export all lessons"), "lessons.jsonl", "JSON Lines (*.jsonl)"
        )
        if name:
            self._do(lambda history: history.export(Path(name)), self._exported)

    def _exported(self, count: int) -> None:
        self.said.emit(self.tr("{count} lessons were exported.").format(count=count))
