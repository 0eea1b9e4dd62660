"""The window: a rail with its places, the places, and the line below."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from importlib.resources import files
from pathlib import Path

from PySide6.QtCore import QMimeData, QSettings, Qt, QTimer
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
)
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from models import registry
from models.folders import home
from tutor_app.actions import make_actions
from tutor_app.desk import OnDesk
from tutor_app.idle import Idle
from tutor_app.jobs import JobRunner
from tutor_app.keeping import Keeping
from tutor_app.lesson import Lesson
from tutor_app.pages import PAGES
from tutor_app.photo_queue import Source
from tutor_app.picking import Picking
from tutor_app.preferences import Preferences
from tutor_app.questions import Questions
from tutor_app.settings import LoadedSettings
from tutor_app.shelf import Shelf
from tutor_app.study import Study
from tutor_app.taking_along import TakingAlong
from tutor_app.views.parts import column, row
from tutor_app.views.rail import Rail
from tutor_app.views.status_line import StatusLine
from tutor_app.views.study_page import StudyPage
from tutor_app.views.theme import Theme
from tutor_app.warming import load_libraries
from tutor_app.ways_in import choose_photos, sources_in, sources_of, welcome
from tutor_app.words import said

SMALLEST = (720, 520)
USUAL = (1180, 780)
REST = 1000  # milliseconds in which the first things are looked at and drawn


class MainWindow(QMainWindow):
    """``theme`` follows the settings from here on."""

    def __init__(self, theme: Theme, loaded: LoadedSettings) -> None:
        super().__init__()
        self.theme = theme
        self.preferences = Preferences(loaded.settings, self)
        self.jobs, self.errands = JobRunner(self), JobRunner(self, in_turn=True)
        self.actions_by_name = make_actions(self, self._deeds())
        self.addActions(list(self.actions_by_name.values()))
        named = self.actions_by_name
        self.study_page = StudyPage(
            theme,
            ways=[named[name] for name in ("open", "paste", "type", "camera", "region")],
            tools=[named[name] for name in ("speak", "copy", "save")],
            samples=_samples(),
        )
        self.study = Study(self.study_page, self.preferences, self.jobs)
        pane = self.study_page.lesson.ask
        self.questions = Questions(self.study, pane, self.preferences, self.jobs)
        self.keeping = Keeping(self.errands, self)
        self.shelf = Shelf(self.preferences, self.errands, self)
        self.idle = Idle(self.preferences, self.jobs, self)
        self._along = TakingAlong(self.study, self.preferences, self)
        self._picking = Picking(theme, self)
        self.status = StatusLine(theme)
        self._stack, self._rail = QStackedWidget(), Rail(theme)
        self._pages: dict[str, QWidget] = {}
        self._arrange()
        self._connect()
        if not loaded.settings.welcomed:
            self.study_page.show_welcome()
        if loaded.complaint:
            self.status.say(said(loaded.complaint))

    def warm_up(self) -> None:
        """Load what the first photo or text needs; the window is shown and used by now."""
        QTimer.singleShot(REST, self, lambda: self.jobs.prepare(load_libraries))

    def open_photos(self, paths: Sequence[Path]) -> None:
        self.show_place("lesson")
        if paths:
            self.study.open_all(sources_of(paths))

    def call(self, photos: Sequence[Path]) -> None:
        """A second start has ``photos`` for us, or only wants to see the window."""
        if photos:
            self.open_photos(photos)
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.raise_()
        self.activateWindow()

    @property
    def place(self) -> str:
        """The name of the place that is shown; the keys of `PAGES` and "lesson" are such names."""
        return self._rail.place

    def show_place(self, name: str) -> None:
        """Places are made when they are first shown, which keeps the start short."""
        page = self._pages.get(name)
        if page is None:
            page = self._pages[name] = PAGES[name].make(self)
            self._stack.addWidget(page)
        self._rail.show_place(name)
        self._stack.setCurrentWidget(page)
        if name in PAGES:
            PAGES[name].shown(self, page)

    # --- building

    def _arrange(self) -> None:
        self.setWindowTitle("TenseLens")
        self.setAcceptDrops(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumSize(*SMALLEST)
        self._rail.add_place("lesson", self.tr("Lesson"))
        for name, page in PAGES.items():
            self._rail.add_place(name, page.title(), low=page.low)
        self._pages["lesson"] = self.study_page
        self._stack.addWidget(self.study_page)
        self._rail.show_place("lesson")
        middle, right = QWidget(), QWidget()
        beside = column(right, gap=0)
        beside.addWidget(self._stack, 1)
        beside.addWidget(self.status)
        across = row(middle, gap=0)
        across.addWidget(self._rail)
        across.addWidget(right, 1)
        self.setCentralWidget(middle)
        self.resize(*USUAL)
        if (geometry := _geometry().value("geometry")) is not None:
            self.restoreGeometry(geometry)

    def _connect(self) -> None:
        self._rail.chosen.connect(self.show_place)
        self.study_page.welcome.ended.connect(self._welcomed)
        self._picking.picked.connect(self._photographed)
        self._picking.unseen.connect(self._screen_unseen)
        self.study_page.reading.editor.brought.connect(self._take)
        self.study.taught.connect(self._taught)
        self.study.cleared.connect(self.keeping.begin_anew)
        self.study.cleared.connect(self.status.clear_lesson)
        self.study.trouble.elsewhere.connect(self.show_place)
        self.questions.elsewhere.connect(self.show_place)
        self.study.tastes.undoable.connect(self.status.offer_undo)
        self.keeping.reopened.connect(self._reopened)
        self.keeping.said.connect(self.status.say)
        self._along.told.connect(self.status.say)
        self.keeping.undoable.connect(self.status.offer_undo)
        self.preferences.changed.connect(self._follow_preferences)
        self.preferences.unsaved.connect(self.status.say)

    def _deeds(self) -> dict[str, Callable[[], object]]:
        """What the actions do; the views are there by the time that one is used."""
        return {
            "open": self._open,
            "paste": self._paste,
            "type": self._type,
            "camera": lambda: self._picking.by_camera(),
            "region": lambda: self._picking.on_screen(),
            "again": self._restart,
            "next": lambda: self.study_page.lesson.step(1),
            "before": lambda: self.study_page.lesson.step(-1),
            "reveal": lambda: self.study_page.lesson.reveal_chosen(),
            "reveal all": lambda: self.study_page.lesson.reveal_all(),
            "speak": lambda: self._along.speak(),
            "copy": lambda: self._along.copy(),
            "save": lambda: self._along.save(),
            "turn": lambda: self.study.tools.edit(None),
            "next photo": lambda: self.study.step_queue(1),
            "photo before": lambda: self.study.step_queue(-1),
            "stop": self._stop,
            "lesson": partial(self.show_place, "lesson"),
            **{name: partial(self.show_place, name) for name in PAGES},
            "quit": self.close,
        }

    # --- what the learner does

    def _open(self) -> None:
        if paths := choose_photos(self):
            self.open_photos(paths)

    def _type(self) -> None:
        self.show_place("lesson")
        self.study.type_text()

    def _restart(self) -> None:
        self.show_place("lesson")
        self.study.restart()

    def _stop(self) -> None:
        (self.questions if self.questions.busy else self.study).cancel()

    def _paste(self) -> None:
        given: QMimeData | None = QGuiApplication.clipboard().mimeData()
        self._take(given or QMimeData())

    def _take(self, given: QMimeData) -> None:
        """Photos are read; text is put on a page of its own."""
        self.show_place("lesson")
        if sources := sources_in(given):
            self.study.open_all(sources)
        elif given.hasText() and given.text().strip():
            self.study.type_text(given.text().strip())
        else:
            self.status.say(self.tr("There is no photo and no text on the clipboard."))

    def _photographed(self, image: QImage) -> None:
        self.show_place("lesson")
        self.study.open_all([Source(image, self.tr("New photo"))])

    def _screen_unseen(self) -> None:
        self.status.say(
            self.tr(
                "This desktop lets no program see the screen. Use its own key for screenshots,"
                " then paste here."
            )
        )

    # --- what has happened

    def _taught(self, lesson: object, on_desk: OnDesk | None) -> None:
        assert self.study.lesson is not None
        self._show_work(self.study.lesson)
        if self.preferences.settings.keep_history:
            self.keeping.keep(self.study.lesson, on_desk)

    def _reopened(self, kept: object) -> None:
        self.show_place("lesson")
        self.study.back.show_kept(kept)  # type: ignore[arg-type]
        if self.study.lesson is not None:
            self._show_work(self.study.lesson)

    def _show_work(self, lesson: Lesson) -> None:
        name = lesson.transcript.reader if lesson.transcript is not None else ""
        self.status.show_lesson(lesson, registry.reader_title(name))

    def _welcomed(self) -> None:
        self.preferences.change(welcomed=True)
        self._restart()

    def _follow_preferences(self) -> None:
        settings = self.preferences.settings
        self.theme.choose(settings.theme, settings.text_size / 100)

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
        self.questions.shut_down()
        self.study.tastes.shut_down()
        self.jobs.shut_down()
        self.shelf.shut_down()
        self.errands.shut_down()
        self.keeping.close()
        event.accept()


def _geometry() -> QSettings:
    """Where the window stood; only that, all else is in `Settings`."""
    return QSettings(str(home() / "window.ini"), QSettings.Format.IniFormat)


def _samples() -> list[Path]:
    folder = Path(str(files("assets") / "samples"))
    return sorted(path for path in folder.iterdir() if path.suffix in (".jpg", ".png"))
