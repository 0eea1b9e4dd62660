"""The page where all is learned: the photo on the left, the reading or the lesson on the right."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QSplitter, QStackedWidget, QToolButton, QWidget

from tutor_app.views.busy_view import BusyView
from tutor_app.views.lesson_view import LessonView
from tutor_app.views.parts import Elided, column, frame, row, tool
from tutor_app.views.photo_pane import PhotoPane
from tutor_app.views.problem_view import ProblemView
from tutor_app.views.queue_bar import QueueBar
from tutor_app.views.reading_view import ReadingView
from tutor_app.views.start_view import StartView
from tutor_app.views.steps import Step, Steps
from tutor_app.views.theme import Theme
from tutor_app.views.welcome_view import WelcomeView


class StudyPage(QWidget):
    """Arranges the views of one text or photo; what happens in them is said by `Study`."""

    def __init__(
        self,
        theme: Theme,
        *,
        ways: Sequence[QAction],
        tools: Sequence[QAction],
        samples: Sequence[Path],
    ) -> None:
        """``ways`` lead in, ``tools`` are for a lesson, ``samples`` are photos to try."""
        super().__init__()
        self.setProperty("part", "page")
        self.start = StartView(theme, ways, samples)
        self.welcome = WelcomeView(theme)
        self.photo = PhotoPane(theme)
        self.reading = ReadingView(theme)
        self.lesson = LessonView(theme)
        self.busy = BusyView(theme)
        self.problem = ProblemView(theme)
        self.steps = Steps(theme)
        self.queue = QueueBar(theme)
        self._narrow = theme.size("narrow")
        self._title = Elided("soft", Qt.AlignmentFlag.AlignRight)
        self._tools = [_tool(theme, action) for action in tools]
        self._views: tuple[QWidget, ...] = (self.reading, self.lesson, self.busy, self.problem)
        self._right = _stack(*self._views)
        self._desk = _beside(self.photo, self._right)
        self._whole = _stack(self.start, self._desk, self.welcome)
        inside = column(self, gap=0)
        inside.addWidget(self._header(theme))
        inside.addWidget(self._whole, 1)
        self.show_start()
        self.show_step(Step.START, frozenset())

    def show_start(self) -> None:
        self._title.show_text("")
        self._whole.setCurrentWidget(self.start)
        self.start.setFocus()

    def show_welcome(self) -> None:
        self.welcome.begin()
        self._whole.setCurrentWidget(self.welcome)

    def show_desk(self, title: str, *, photo: bool) -> None:
        """``title`` says what is looked at; without a photo the right side takes all the room."""
        self._title.show_text(title)
        self.photo.setVisible(photo)
        self._whole.setCurrentWidget(self._desk)

    def show_on_right(self, view: QWidget) -> None:
        self._right.setCurrentWidget(view)

    @property
    def shown(self) -> QWidget:
        """The view that the learner works with now."""
        for view in (self.start, self.welcome):
            if self._whole.currentWidget() is view:
                return view
        return self._views[self._right.currentIndex()]

    def show_step(self, step: Step, open_steps: frozenset[Step]) -> None:
        self.steps.show_step(step, open_steps)
        for made in self._tools:
            made.setVisible(step is Step.LESSON)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.steps.set_narrow(event.size().width() < self._narrow)

    def _header(self, theme: Theme) -> QFrame:
        header = frame("header")
        small, large = theme.size("space_s"), theme.size("space_xl")
        line = row(header, margin=(large, small, large, small), gap=theme.size("space_m"))
        line.addWidget(self.steps)
        line.addWidget(self._title, 1)
        line.addWidget(self.queue)
        for made in self._tools:
            line.addWidget(made)
        return header


def _tool(theme: Theme, action: QAction) -> QToolButton:
    icon = str(action.property("icon_name"))
    return tool(theme, icon, action.toolTip(), clicked=action.trigger)


def _beside(photo: QWidget, right: QWidget) -> QSplitter:
    """Two fifths for the photo, unless the learner wants it otherwise."""
    desk = QSplitter(Qt.Orientation.Horizontal)
    desk.setChildrenCollapsible(False)
    for place, (view, share) in enumerate(((photo, 2), (right, 3))):
        desk.addWidget(view)
        desk.setStretchFactor(place, share)
    desk.setSizes([440, 660])
    return desk


def _stack(*views: QWidget) -> QStackedWidget:
    stack = QStackedWidget()
    for view in views:
        stack.addWidget(view)
    return stack
