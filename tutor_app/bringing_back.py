"""Brings back what was on the desk: a lesson of the history, or the desk of another window."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from tutor_app import desk

if TYPE_CHECKING:
    from tutor_app.desk import OnDesk
    from tutor_app.history import Kept
    from tutor_app.jobs import JobRunner
    from tutor_app.lesson import Lesson
    from tutor_app.study import Study
    from tutor_app.views.study_page import StudyPage


class BringingBack(QObject):
    def __init__(self, study: Study, page: StudyPage, runner: JobRunner) -> None:
        super().__init__(study)
        self._study, self._page, self._jobs = study, page, runner

    def show_kept(self, kept: Kept) -> None:
        """A lesson of the history, with its photo where that is still in its place."""
        lesson, path = kept.lesson, kept.entry.photo_path
        self._study.clear()
        self._lay(None, lesson.correction.original, lesson)
        if path is not None and Path(path).is_file():
            work = partial(desk.open_photo, Path(path), "")
            self._jobs.start(work, done=self._lay_kept_photo, failed=lambda _: None)

    def carry_on(self, before: Study) -> None:
        """What was on the desk of another window, as far as it had come."""
        study = self._study
        study.clear(before.queue)
        study.transcript = before.transcript
        whole, ignored = before.tastes.whole, before.tastes.ignored
        self._lay(before.on_desk, before.text, whole)
        study.tastes.begin(whole, ignored)
        study.tastes.adapt(certainly=True)

    def _lay(self, on_desk: OnDesk | None, text: str, lesson: Lesson | None) -> None:
        """Put all of this on the desk, and go to the last of it."""
        study = self._study
        study.on_desk = on_desk
        self._page.reading.show_typed(text)
        if on_desk is not None:
            study.show_photo()
        elif text:
            self._page.show_desk(self.tr("Typed text"), photo=False)
        if lesson is not None:
            study.show_lesson(lesson)
        elif text:
            study.go_to_reading()
        else:
            study.read()

    def _lay_kept_photo(self, on_desk: OnDesk) -> None:
        lesson = self._study.lesson
        if lesson is not None and on_desk.photo.digest == lesson.photo_digest:
            self._study.on_desk, self._study.transcript = on_desk, lesson.transcript
            self._study.show_photo()
