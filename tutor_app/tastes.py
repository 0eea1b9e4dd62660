"""Keeps a lesson as the learner wants it: without what is ignored, in the language of the day."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from tutor_app import tasks

if TYPE_CHECKING:
    from models.errors import TutorError
    from tutor_app.jobs import JobRunner
    from tutor_app.lesson import Lesson
    from tutor_app.preferences import Preferences
    from tutor_app.study import Study


class Tastes(QObject):
    """``undoable`` carries words and what takes back what they say."""

    undoable = Signal(str, object)

    def __init__(self, study: Study, preferences: Preferences, runner: JobRunner) -> None:
        super().__init__(study)
        self._study, self._preferences, self._jobs = study, preferences, runner
        self._now = self._wanted()
        preferences.changed.connect(self.adapt)

    def ignore(self, number: int, rule: bool) -> None:
        """Ignore edit ``number`` of the lesson that is shown, or its whole rule from now on."""
        before = self._study.lesson
        if before is None:
            return
        if not rule:
            self._study.show_lesson(tasks.without(before, number))
            back = partial(self._study.show_lesson, before)
            self.undoable.emit(self.tr("Ignored here."), back)
            return
        explanation = before.explanations[number]
        ignored = self._preferences.settings.ignored_rules
        self._preferences.change(ignored_rules=(*ignored, explanation.rule))
        self.undoable.emit(
            self.tr("Ignored from now on: {title}").format(title=explanation.title),
            lambda: self._preferences.change(ignored_rules=ignored),
        )

    def adapt(self, *, certainly: bool = False) -> None:
        """Explain and choose anew where the settings have changed, or ``certainly``."""
        lesson, wanted = self._study.lesson, self._wanted()
        changed = certainly or wanted != self._now
        if changed and lesson is not None and not self._jobs.busy:
            work = partial(tasks.adapted, lesson, self._preferences.settings)
            self._jobs.start(work, done=self._show, failed=self._failed)
        self._now = wanted

    def _show(self, lesson: Lesson) -> None:
        self._study.replace_lesson(lesson)

    def _failed(self, error: TutorError) -> None:
        self._study.trouble.tell(error)

    def _wanted(self) -> tuple[str, tuple[str, ...]]:
        settings = self._preferences.settings
        return settings.language, settings.ignored_rules
