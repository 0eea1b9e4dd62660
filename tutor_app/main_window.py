"""The window: a rail with its places, the places, and the line below."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib.resources import files
from pathlib import Path

from PySide6.QtCore import QMimeData, QSettings
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
)
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from models.folders import home
from tutor_app.actions import make_actions
from tutor_app.jobs import JobRunner
from tutor_app.settings import LoadedSettings
from tutor_app.study import Study
from tutor_app.views.parts import column, row
from tutor_app.views.rail import Rail
from tutor_app.views.status_line import StatusLine
from tutor_app.views.study_page import StudyPage
from tutor_app.views.theme import Theme
from tutor_app.ways_in import choose_photos, sources_in, sources_of, welcome

SMALLEST = (720, 520)
USUAL = (1180, 780)


class MainWindow(QMainWindow):
    def __init__(self, theme: Theme, loaded: LoadedSettings) -> None:
        super().__init__()
        self._theme, self._settings = theme, loaded.settings
        self._jobs = JobRunner(self)
        self.actions_by_name = make_actions(self, self._deeds())
        self.addActions(list(self.actions_by_name.values()))
        ways = [self.actions_by_name[name] for name in ("open", "paste", "type")]
        self.study_page = StudyPage(theme, ways, _samples())
        self.study = Study(self.study_page, lambda: self._settings, self._jobs)
        self.status = StatusLine(theme)
        self._places = QStackedWidget()
        self._rail = Rail(theme)
        self._add_place(self.study_page, "lesson", self.tr("Lesson"))
        self._arrange()
        self.study.taught.connect(lambda lesson, _: self.status.show_lesson(lesson))
        if loaded.complaint:
            self.status.say(loaded.complaint)

    def open_photos(self, paths: Sequence[Path]) -> None:
        self.show_place(0)
        if paths:
            self.study.open_all(sources_of(paths))

    def show_place(self, number: int) -> None:
        self._places.setCurrentIndex(number)
        self._rail.show_place(number)

    # --- building

    def _add_place(self, page: QWidget, icon: str, name: str, *, low: bool = False) -> None:
        self._rail.add_place(self._places.addWidget(page), icon, name, low=low)

    def _arrange(self) -> None:
        self.setWindowTitle("TenseLens")
        self.setAcceptDrops(True)
        self.setMinimumSize(*SMALLEST)
        self._rail.chosen.connect(self.show_place)
        self._rail.show_place(0)
        middle, right = QWidget(), QWidget()
        beside = column(right, gap=0)
        beside.addWidget(self._places, 1)
        beside.addWidget(self.status)
        across = row(middle, gap=0)
        across.addWidget(self._rail)
        across.addWidget(right, 1)
        self.setCentralWidget(middle)
        self.resize(*USUAL)
        if (geometry := _geometry().value("geometry")) is not None:
            self.restoreGeometry(geometry)

    def _deeds(self) -> dict[str, Callable[[], object]]:
        """What the actions do; the views are there by the time that one is used."""
        return {
            "open": self._open,
            "paste": self._paste,
            "type": self._type,
            "again": self._restart,
            "next": lambda: self.study_page.lesson.step(1),
            "before": lambda: self.study_page.lesson.step(-1),
            "reveal": lambda: self.study_page.lesson.reveal_chosen(),
            "reveal all": lambda: self.study_page.lesson.reveal_all(),
            "turn": lambda: self.study.turn(),
            "next photo": lambda: self.study.step_queue(1),
            "photo before": lambda: self.study.step_queue(-1),
            "stop": lambda: self.study.cancel(),
            "lesson": lambda: self.show_place(0),
            "quit": self.close,
        }

    def _open(self) -> None:
        if paths := choose_photos(self):
            self.open_photos(paths)

    def _type(self) -> None:
        self.show_place(0)
        self.study.type_text()

    def _restart(self) -> None:
        self.show_place(0)
        self.study.restart()

    def _paste(self) -> None:
        self._take(QGuiApplication.clipboard().mimeData())

    def _take(self, given: QMimeData) -> None:
        """Photos are read; text is put on a page of its own."""
        self.show_place(0)
        if sources := sources_in(given):
            self.study.open_all(sources)
        elif given.hasText() and given.text().strip():
            self.study.type_text(given.text().strip())
        else:
            self.status.say(self.tr("There is no photo and no text on the clipboard."))

    # --- what Qt tells

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if welcome(event.mimeData()):
            event.acceptProposedAction()
            self.study_page.start.show_drop(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.study_page.start.show_drop(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self.study_page.start.show_drop(False)
        event.acceptProposedAction()
        self._take(event.mimeData())

    def closeEvent(self, event: QCloseEvent) -> None:
        _geometry().setValue("geometry", self.saveGeometry())
        self.hide()  # the job may take a moment to stop
        self._jobs.shut_down()
        event.accept()


def _geometry() -> QSettings:
    """Where the window stood; only that, all else is in `Settings`."""
    return QSettings(str(home() / "window.ini"), QSettings.Format.IniFormat)


def _samples() -> list[Path]:
    folder = Path(str(files("assets") / "samples"))
    return sorted(path for path in folder.iterdir() if path.suffix in (".jpg", ".png"))
