"""What happens on the study page: a photo or text becomes a reading, and then a lesson."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from tutor_app import desk, tasks
from tutor_app.bringing_back import BringingBack
from tutor_app.jobs import JobRunner
from tutor_app.photo_queue import PhotoQueue, Source
from tutor_app.photo_tools import PhotoTools
from tutor_app.pointing import Pointing
from tutor_app.tastes import Tastes
from tutor_app.trouble import Trouble
from tutor_app.views.steps import Step
from tutor_app.warming import check_example
from tutor_app.words import said

if TYPE_CHECKING:
    from models.backends import Ticket
    from models.transcript import Transcript
    from tutor_app.desk import OnDesk
    from tutor_app.lesson import Lesson
    from tutor_app.preferences import Preferences
    from tutor_app.views.study_page import StudyPage


class Study(QObject):
    """Holds what is on the desk and starts the jobs; the page shows it.

    ``taught`` carries a new lesson and what it was read from; ``cleared``: what comes next is of
    something else.
    """

    taught = Signal(object, object)
    cleared = Signal()

    def __init__(self, page: StudyPage, preferences: Preferences, runner: JobRunner) -> None:
        super().__init__(page)
        self._page, self._preferences, self._jobs = page, preferences, runner
        self._pointing = Pointing(page)
        self.tastes = Tastes(self, preferences)
        self.back = BringingBack(self, page, runner)
        self.trouble = Trouble(self, page)
        self.tools = PhotoTools(self, page.photo, self._pointing, runner)
        self.queue = PhotoQueue()
        self.on_desk: OnDesk | None = None
        self.transcript: Transcript | None = None
        self._lesson: Lesson | None = None
        self.again: Callable[[], None] = self.restart  # what failed or was done last
        self._connect()

    # --- ways in

    def open_all(self, sources: Sequence[Source]) -> None:
        """Begin with the first of ``sources``; the others wait in a queue."""
        self._open_current(PhotoQueue(tuple(sources)))

    def step_queue(self, by: int) -> None:
        if (queue := self.queue.stepped(by)) is not None:
            self._open_current(queue)

    def type_text(self, text: str = "") -> None:
        """An empty page to type on, or one with ``text``; nothing is checked yet."""
        self.clear()
        self._page.reading.show_typed(text)
        self._page.show_desk(self.tr("Typed text"), photo=False)
        self.go_to_reading()

    def restart(self) -> None:
        """Back to the first page; what was on the desk is put away."""
        self.clear()
        self._page.show_start()
        self._show_step(Step.START)

    @property
    def text(self) -> str:
        """What was read or typed, as the learner has mended it."""
        return self._page.reading.text

    @property
    def lesson(self) -> Lesson | None:
        return self._lesson

    # --- what the learner does on the page

    def check(self, text: str) -> None:
        work = partial(
            tasks.check,
            text,
            self._preferences.settings,
            photo=None if self.on_desk is None else self.on_desk.photo,
            transcript=self.transcript,
        )
        self.again = partial(self.check, text)
        self.start(self.tr("Checking the verbs"), work, self._checked)

    def cancel(self) -> None:
        """Stop the job and go back to where the learner was before it."""
        if not self._jobs.busy:
            return
        self._jobs.cancel()
        if self.has_text:
            self.go_to_reading()
        else:
            self.restart()

    @property
    def has_text(self) -> bool:
        """Whether there is something that was read or typed, to go back to."""
        given = self.transcript is not None or self.on_desk is None
        return given and bool(self._page.reading.text.strip())

    def go_to_reading(self) -> None:
        self._go(Step.READING)
        # The learner looks at it first.
        self._jobs.prepare(partial(check_example, self._preferences.settings))

    def _go(self, step: Step) -> None:
        if step is Step.START:
            self.restart()
            return
        self._jobs.cancel()
        view = self._page.lesson if step is Step.LESSON else self._page.reading
        self._page.show_on_right(view)
        self._point()
        self._show_step(step)

    # --- jobs

    def _open_current(self, queue: PhotoQueue) -> None:
        source = queue.current
        self.clear(queue)
        self._page.show_desk(source.name, photo=False)
        self._show_step(Step.START)
        self.again = partial(self._open_current, queue)
        work = partial(desk.open_photo, source.what, source.name)
        self.start(self.tr("Opening the photo"), work, self.take_photo)

    def take_photo(self, on_desk: OnDesk) -> None:
        self.tastes.begin(None)
        self.on_desk, self.transcript, self._lesson = on_desk, None, None
        self.show_photo()
        self.read()

    def show_photo(self) -> None:
        """The photo on the desk, with its marks."""
        if self.on_desk is not None:
            self._page.photo.show_photo(self.on_desk.image, self.on_desk.width)
            self._page.show_desk(self.on_desk.photo.source, photo=True)
            self._pointing.lay_flat(None)
            self._point()

    def read(self) -> None:
        """Read the photo on the desk, if there is one."""
        if self.on_desk is not None:
            self.again = self.read
            work = partial(tasks.read, self.on_desk.photo, self._preferences.settings)
            self.start(self.tr("Reading the photo"), work, self._was_read)

    def _was_read(self, read: tasks.ReadPhoto) -> None:
        if self.on_desk is not None:
            self.transcript = read.transcript
            image, width = self.on_desk.image, self.on_desk.width
            self._page.reading.show_transcript(read.transcript, image, width, said(read.advice))
            self.go_to_reading()

    def _checked(self, lesson: Lesson) -> None:
        self.show_lesson(lesson)
        self.taught.emit(lesson, self.on_desk)

    def show_lesson(self, lesson: Lesson) -> None:
        """Go to ``lesson``, which is of what is on the desk."""
        self.tastes.begin(lesson)
        self.replace_lesson(lesson)
        self._go(Step.LESSON)

    def replace_lesson(self, lesson: Lesson) -> None:
        """``lesson`` instead of the one there is, and stay where the learner is."""
        self._lesson = lesson
        self._page.lesson.show_lesson(lesson)
        self._point()

    def start(self, step: str, work: Callable[[Ticket], object], done: Callable[..., None]) -> None:
        self._page.busy.begin(step)
        self._page.show_on_right(self._page.busy)
        self._jobs.start(work, done=done, failed=self.trouble.tell)

    def clear(self, queue: PhotoQueue | None = None) -> None:
        """Put away what is on the desk; ``queue`` is what comes next."""
        self._jobs.cancel()
        self.cleared.emit()
        self.queue = queue or PhotoQueue()
        self.tastes.begin(None)
        self.on_desk = self.transcript = self._lesson = None
        self._page.queue.show_place(self.queue.index, len(self.queue.sources))
        self._pointing.show(None, None)
        self._page.reading.show_typed("")

    def _point(self) -> None:
        """Mark on the photo what is shown beside it."""
        on_lesson = self._page.shown is self._page.lesson
        self._pointing.show(self.transcript, self._lesson if on_lesson else None)

    def _show_step(self, step: Step) -> None:
        reachable = {Step.START}
        if step is not Step.START:
            reachable.add(Step.READING)
        if self._lesson is not None:
            reachable.add(Step.LESSON)
        self._page.show_step(step, frozenset(reachable))

    def _connect(self) -> None:
        page, jobs = self._page, self._jobs
        jobs.progressed.connect(page.busy.advance)
        jobs.heard.connect(page.busy.hear)
        jobs.ended.connect(page.busy.end)
        page.busy.stopped.connect(self.cancel)
        page.start.chosen.connect(self._open_sample)
        page.reading.wanted.connect(self.check)
        page.lesson.ignored.connect(self.tastes.ignore)
        page.queue.stepped.connect(self.step_queue)
        page.steps.chosen.connect(self._go)

    def _open_sample(self, path: Path) -> None:
        self.open_all([Source(path, path.name)])
