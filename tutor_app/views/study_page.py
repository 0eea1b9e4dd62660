"""The page where all is learned: the photo on the left, the reading or the lesson on the right."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QSplitter, QStackedWidget, QWidget

from tutor_app.views.busy_view import BusyView
from tutor_app.views.lesson_view import LessonView
from tutor_app.views.parts import column, frame, label, row
from tutor_app.views.photo_pane import PhotoPane
from tutor_app.views.problem_view import ProblemView
from tutor_app.views.queue_bar import QueueBar
from tutor_app.views.reading_view import ReadingView
from tutor_app.views.start_view import StartView
from tutor_app.views.steps import Step, Steps
from tutor_app.views.theme import Theme


class StudyPage(QWidget):
    """Arranges the views of one text or photo; what happens in them is said by `Study`."""

    def __init__(self, theme: Theme, ways: Sequence[QAction], samples: Sequence[Path]) -> None:
        super().__init__()
        self.setProperty("part", "page")
        self.start = StartView(theme, ways, samples)
        self.photo = PhotoPane(theme)
        self.reading = ReadingView(theme)
        self.lesson = LessonView(theme)
        self.busy = BusyView(theme)
        self.problem = ProblemView(theme)
        self.steps = Steps(theme)
        self.queue = QueueBar(theme)
        self._title = label("", "heading", wrap=False)
        self._views: tuple[QWidget, ...] = (self.reading, self.lesson, self.busy, self.problem)
        self._right = _stack(*self._views)
        self._desk = QSplitter(Qt.Orientation.Horizontal)
        self._desk.setChildrenCollapsible(False)
        self._desk.addWidget(self.photo)
        self._desk.addWidget(self._right)
        self._desk.setSizes([460, 640])
        self._desk.setStretchFactor(1, 1)
        self._whole = _stack(self.start, self._desk)
        inside = column(self, gap=0)
        inside.addWidget(self._header(theme))
        inside.addWidget(self._whole, 1)
        self.show_start()

    def show_start(self) -> None:
        self._title.clear()
        self._whole.setCurrentWidget(self.start)

    def show_desk(self, title: str, *, photo: bool) -> None:
        """``title`` says what is looked at; without a photo the right side takes all the room."""
        self._title.setText(title)
        self.photo.setVisible(photo)
        self._whole.setCurrentWidget(self._desk)

    def show_on_right(self, view: QWidget) -> None:
        self._right.setCurrentWidget(view)

    @property
    def shown(self) -> QWidget:
        """The view that the learner works with now."""
        if self._whole.currentWidget() is self.start:
            return self.start
        return self._views[self._right.currentIndex()]

    def show_step(self, step: Step, open_steps: frozenset[Step]) -> None:
        self.steps.show_step(step, open_steps)

    def _header(self, theme: Theme) -> QFrame:
        header = frame("header")
        small, large = theme.size("space_s"), theme.size("space_xl")
        line = row(header, margin=(large, small, large, small), gap=theme.size("space_m"))
        line.addWidget(self.steps)
        line.addStretch(1)
        line.addWidget(self._title)
        line.addWidget(self.queue)
        return header


def _stack(*views: QWidget) -> QStackedWidget:
    stack = QStackedWidget()
    for view in views:
        stack.addWidget(view)
    return stack
