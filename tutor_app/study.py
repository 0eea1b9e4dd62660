"""What happens on the study page: a photo or text becomes a reading, and then a lesson."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from models.errors import BadPhoto, MissingDependency, TutorError
from tutor_app import tasks
from tutor_app.jobs import JobRunner
from tutor_app.places import Places
from tutor_app.views.lesson_marks import evidence_box, lesson_marks, reading_marks
from tutor_app.views.problem_view import WayOut
from tutor_app.views.steps import Step

if TYPE_CHECKING:
    from models.backends import Ticket
    from models.transcript import Transcript
    from tutor_app.lesson import Lesson
    from tutor_app.settings import Settings
    from tutor_app.tasks import OnDesk
    from tutor_app.views.study_page import StudyPage


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """Something to read: a file, or a picture from the clipboard, the camera or the screen."""

    what: Path | QImage
    name: str


class Study(QObject):
    """Holds what is on the desk and starts the jobs; the page shows it.

    ``taught`` carries a new lesson and what it was read from; ``elsewhere`` the name of another
    place of the window that the learner asked for.
    """

    taught = Signal(object, object)
    elsewhere = Signal(str)

    def __init__(
        self, page: StudyPage, settings: Callable[[], Settings], runner: JobRunner
    ) -> None:
        super().__init__(page)
        self._page, self._settings, self._jobs = page, settings, runner
        self._queue: list[Source] = []
        self._index = 0
        self._on_desk: OnDesk | None = None
        self._transcript: Transcript | None = None
        self._lesson: Lesson | None = None
        self._again: Callable[[], None] = self.restart
        self._connect()

    # --- ways in

    def open_all(self, sources: Sequence[Source]) -> None:
        """Begin with the first of ``sources``; the others wait in a queue."""
        self._queue, self._index = list(sources), 0
        self._open_current()

    def step_queue(self, by: int) -> None:
        if 0 <= self._index + by < len(self._queue):
            self._index += by
            self._open_current()

    def type_text(self, text: str = "") -> None:
        """An empty page to type on, or one with ``text``; nothing is checked yet."""
        self._clear()
        self._page.reading.show_typed(text)
        self._page.show_desk(self.tr("Typed text"), photo=False)
        self._page.show_on_right(self._page.reading)
        self._show_step(Step.READING)

    def restart(self) -> None:
        """Back to the first page; what was on the desk is put away."""
        self._clear()
        self._page.show_start()
        self._show_step(Step.START)

    def show_lesson(self, lesson: Lesson) -> None:
        """A lesson of the history; its photo is not kept."""
        self._clear()
        self._page.reading.show_typed(lesson.correction.original)
        self._page.show_desk(self.tr("From the history"), photo=False)
        self._show(lesson)

    # --- what the learner does on the page

    def check(self, text: str) -> None:
        self._page.lesson.setEnabled(True)
        work = partial(
            tasks.check,
            text,
            self._settings(),
            on_desk=self._on_desk,
            transcript=self._transcript,
        )
        self._again = partial(self.check, text)
        self._start(self.tr("Checking the verbs"), work, self._checked)

    def turn(self) -> None:
        if self._on_desk is not None:
            self._start(
                self.tr("Turning the photo"), partial(tasks.turn_photo, self._on_desk), self._opened
            )

    def cancel(self) -> None:
        """Stop the job and go back to where the learner was before it."""
        if not self._jobs.busy:
            return
        self._jobs.cancel()
        if self._transcript is not None or (self._on_desk is None and self._page.reading.text):
            self._go(Step.READING)
        else:
            self.restart()

    def _go(self, step: Step) -> None:
        if step is Step.START:
            self.restart()
            return
        self._jobs.cancel()
        view = self._page.lesson if step is Step.LESSON else self._page.reading
        self._page.show_on_right(view)
        self._mark()
        self._show_step(step)

    # --- jobs

    def _open_current(self) -> None:
        source = self._queue[self._index]
        queue, index = self._queue, self._index
        self._clear()
        self._queue, self._index = queue, index
        self._page.queue.show_place(index, len(queue))
        self._page.show_desk(source.name, photo=False)
        self._again = self._open_current
        work = partial(tasks.open_photo, source.what, source.name)
        self._start(self.tr("Opening the photo"), work, self._opened)

    def _opened(self, on_desk: OnDesk) -> None:
        self._on_desk, self._transcript, self._lesson = on_desk, None, None
        self._page.photo.show_photo(on_desk.image, on_desk.width)
        self._page.show_desk(on_desk.photo.source, photo=True)
        self._read()

    def _read(self) -> None:
        if self._on_desk is not None:
            self._again = self._read
            work = partial(tasks.read, self._on_desk, self._settings())
            self._start(self.tr("Reading the photo"), work, self._was_read)

    def _was_read(self, transcript: Transcript) -> None:
        if self._on_desk is not None:
            self._transcript = transcript
            image, width = self._on_desk.image, self._on_desk.width
            self._page.reading.show_transcript(transcript, image, width)
            self._go(Step.READING)

    def _checked(self, lesson: Lesson) -> None:
        self._show(lesson)
        self.taught.emit(lesson, self._on_desk)

    def _show(self, lesson: Lesson) -> None:
        self._lesson = lesson
        self._page.lesson.show_lesson(lesson)
        self._go(Step.LESSON)

    def _start(
        self, step: str, work: Callable[[Ticket], object], done: Callable[..., None]
    ) -> None:
        self._page.busy.begin(step)
        self._page.show_on_right(self._page.busy)
        self._jobs.start(work, done=done, failed=self._failed)

    def _failed(self, error: TutorError) -> None:
        self._page.problem.show_problem(error.message, error.hint, self._ways_out(error))
        self._page.show_on_right(self._page.problem)

    def _ways_out(self, error: TutorError) -> tuple[WayOut, ...]:
        again = WayOut("again", self.tr("Try again"))
        new = WayOut("new", self.tr("Another photo or text"))
        if isinstance(error, MissingDependency):
            return WayOut("health", self.tr("See what is missing")), again, new
        if self._page.reading.text.strip() and (self._transcript or self._on_desk is None):
            return WayOut("back", self.tr("Back to the text")), again
        if isinstance(error, BadPhoto):
            return new, again
        type_it = WayOut("type", self.tr("Type the text instead"))
        return new, again, type_it

    def _take_way(self, key: str) -> None:
        ways: dict[str, Callable[[], None]] = {
            "again": self._again,
            "new": self.restart,
            "back": partial(self._go, Step.READING),
            "type": self.type_text,
            "health": lambda: self.elsewhere.emit("health"),
        }
        ways[key]()

    # --- marks on the paper

    def _places(self) -> Places | None:
        return None if self._transcript is None else Places(self._text(), self._transcript)

    def _text(self) -> str:
        """What spans count in now: the text of the lesson that is shown, or else of the editor."""
        if self._lesson is not None and self._page.shown is self._page.lesson:
            return self._lesson.correction.original
        return self._page.reading.text

    def _mark(self) -> None:
        places = self._places()
        if places is None:
            self._page.photo.mark(())
        elif self._lesson is not None and self._page.shown is self._page.lesson:
            self._page.photo.mark(lesson_marks(self._lesson, places))
            self._choose_on_photo(self._page.lesson.selected)
        else:
            self._page.photo.mark(reading_marks(places))

    def _choose_on_photo(self, number: int) -> None:
        places = self._places()
        if places is not None and self._lesson is not None:
            evidence = evidence_box(self._lesson, number, places)
            self._page.photo.choose(number, evidence=evidence)

    def _clicked_on_photo(self, key: int) -> None:
        places = self._places()
        if places is None:
            return
        if self._page.shown is self._page.lesson:
            self._page.lesson.choose(key)
        elif self._page.shown is self._page.reading:
            word = places.transcript.words[key]
            self._page.photo.choose(key)
            self._page.reading.point_at(places.span_of(word))

    def _looked_at(self, position: int) -> None:
        places = self._places()
        if places is not None and self._page.shown is self._page.reading:
            word = places.word_at(position)
            key = -1 if word is None else places.transcript.words.index(word)
            self._page.photo.choose(key)

    # ---

    def _clear(self) -> None:
        self._jobs.cancel()
        self._queue, self._index = [], 0
        self._on_desk = self._transcript = self._lesson = None
        self._page.queue.show_place(0, 0)
        self._page.photo.mark(())
        self._page.reading.show_typed("")

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
        jobs.ended.connect(page.busy.end)
        page.busy.stopped.connect(self.cancel)
        page.problem.chosen.connect(self._take_way)
        page.start.chosen.connect(self._open_sample)
        page.reading.wanted.connect(self.check)
        page.reading.looked_at.connect(self._looked_at)
        page.lesson.chosen.connect(self._choose_on_photo)
        page.photo.clicked.connect(self._clicked_on_photo)
        page.photo.turned.connect(self.turn)
        page.queue.stepped.connect(self.step_queue)
        page.steps.chosen.connect(self._go)

    def _open_sample(self, path: Path) -> None:
        self.open_all([Source(path, path.name)])
