"""Keeps a lesson as the learner wants it: without what is ignored, in the language of the day."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from tutor_app import tasks
from tutor_app.jobs import JobRunner

if TYPE_CHECKING:
    from collections.abc import Sequence

    from models.errors import TutorError
    from models.grammar.types import Edit
    from tutor_app.lesson import Lesson
    from tutor_app.preferences import Preferences
    from tutor_app.study import Study


class Tastes(QObject):
    """Has a thread of its own, as what is ignored goes at once, whatever the models are at.

    ``undoable`` carries words and what takes back what they say.
    """

    undoable = Signal(str, object)

    def __init__(self, study: Study, preferences: Preferences) -> None:
        super().__init__(study)
        self._study, self._preferences, self._jobs = study, preferences, JobRunner(self)
        self._now = self._wanted()
        self._whole: Lesson | None = None  # the lesson with what is ignored here
        self._ignored: tuple[Edit, ...] = ()
        preferences.changed.connect(self.adapt)

    def begin(self, lesson: Lesson | None, ignored: Sequence[Edit] = ()) -> None:
        """Another lesson is on the desk, of which ``ignored`` are left out; None: no lesson."""
        self._jobs.cancel()
        self._whole, self._ignored = lesson, tuple(ignored)

    def shut_down(self) -> None:
        self._jobs.shut_down()

    @property
    def whole(self) -> Lesson | None:
        return self._whole

    @property
    def ignored(self) -> tuple[Edit, ...]:
        """What is ignored in this lesson only, in the order in which it was."""
        return self._ignored

    @property
    def titles(self) -> tuple[str, ...]:
        """What `ignored` is about, in words."""
        words = []
        for each in self._whole.explanations if self._whole is not None else ():
            if each.edit in self._ignored:
                change = f"{each.edit.before.strip()} → {each.edit.after.strip()}"
                words.append((self._ignored.index(each.edit), f"{each.title}: {change}"))
        return tuple(told for _, told in sorted(words))

    def ignore(self, number: int, rule: bool) -> None:
        """Ignore edit ``number`` of the lesson that is shown, or its whole rule from now on."""
        if self._study.lesson is None:
            return
        explanation = self._study.lesson.explanations[number]
        if not rule:
            self._leave_out((*self._ignored, explanation.edit))
            back = partial(self.restore_edit, explanation.edit)
            self.undoable.emit(self.tr("Ignored here."), back)
            return
        ignored = self._preferences.settings.ignored_rules
        self._preferences.change(ignored_rules=(*ignored, explanation.rule))
        self.undoable.emit(
            self.tr("Ignored from now on: {title}").format(title=explanation.title),
            lambda: self._preferences.change(ignored_rules=ignored),
        )

    def restore(self, number: int) -> None:
        """Show number ``number`` of `ignored` again."""
        self.restore_edit(self._ignored[number])

    def restore_edit(self, edit: Edit) -> None:
        self._leave_out(tuple(each for each in self._ignored if each != edit))

    def adapt(self, *, certainly: bool = False) -> None:
        """Explain and choose anew where the settings have changed, or ``certainly``."""
        wanted = self._wanted()
        if certainly or wanted != self._now:
            self._begin()
        self._now = wanted

    def _leave_out(self, ignored: tuple[Edit, ...]) -> None:
        self._ignored = ignored
        self._begin()

    def _begin(self) -> None:
        if self._whole is not None:
            work = partial(tasks.adapt, self._whole, self._preferences.settings, self._ignored)
            self._jobs.start(work, done=self._show, failed=self._failed)

    def _show(self, adapted: tasks.Adapted) -> None:
        self._whole = adapted.whole
        self._study.replace_lesson(adapted.shown)

    def _failed(self, error: TutorError) -> None:
        self._study.trouble.tell(error)

    def _wanted(self) -> tuple[str, tuple[str, ...]]:
        settings = self._preferences.settings
        return settings.language, settings.ignored_rules
