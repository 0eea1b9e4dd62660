"""Questions about the lesson on the desk, answered beside the window."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from models.errors import MissingDependency
from tutor_app import tasks
from tutor_app.jobs import JobRunner
from tutor_app.words import said, said_error

if TYPE_CHECKING:
    from models.errors import TutorError
    from models.tutor_prompts import Turn
    from tutor_app.asking import Answer
    from tutor_app.preferences import Preferences
    from tutor_app.study import Study
    from tutor_app.views.ask_pane import AskPane


class Questions(QObject):
    """An answer may take a minute, and the lesson can be used meanwhile.

    The next photo or check stops it, as they need the same models. ``elsewhere`` names another
    place of the window that the learner asked for.
    """

    elsewhere = Signal(str)

    def __init__(
        self, study: Study, pane: AskPane, preferences: Preferences, runner: JobRunner
    ) -> None:
        super().__init__(study)
        self._study, self._pane, self._preferences = study, pane, preferences
        self._jobs = JobRunner(self, beside=runner)
        runner.begun.connect(self.cancel)
        self._turns: list[Turn] = []
        self._text = ""  # that the turns are about
        self._jobs.heard.connect(pane.hear)
        pane.asked.connect(self.ask)
        pane.stopped.connect(self.cancel)
        pane.wanted.connect(lambda: self.elsewhere.emit("models"))
        study.cleared.connect(self.cancel)

    @property
    def busy(self) -> bool:
        return self._jobs.busy

    def ask(self, question: str) -> None:
        lesson = self._study.lesson
        if lesson is None or self.busy:
            return
        if lesson.correction.original != self._text:
            self._text, self._turns = lesson.correction.original, []
        self._pane.begin(question)
        settings = self._preferences.settings
        work = partial(tasks.answer, lesson, tuple(self._turns), question, settings)
        self._jobs.start(work, done=partial(self._end, question), failed=self._fail)

    def cancel(self) -> None:
        if self.busy:
            self._jobs.cancel()
            self._pane.show_stopped()

    def shut_down(self) -> None:
        self._jobs.shut_down()

    def _end(self, question: str, answer: Answer) -> None:
        from models.tutor_prompts import Turn

        self._turns.append(Turn(question, answer.text))
        self._pane.show_answer(answer.text, by=said(answer.by), caution=said(answer.caution))

    def _fail(self, error: TutorError) -> None:
        self._pane.show_trouble(said_error(error), lacking=isinstance(error, MissingDependency))
