"""The places of the window beside the lesson: how each is made, and what happens as it is shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QWidget

from tutor_app import tasks
from tutor_app.words import QT_TRANSLATE_NOOP, said_error, translate

if TYPE_CHECKING:
    from models.errors import TutorError
    from tutor_app.main_window import MainWindow
    from tutor_app.views.health_page import HealthPage
    from tutor_app.views.history_page import HistoryPage
    from tutor_app.views.settings_page import SettingsPage


@dataclass(frozen=True, slots=True)
class Page:
    """``make`` builds it when it is first shown, ``shown`` comes each time."""

    name: str
    make: Callable[[MainWindow], QWidget]
    shown: Callable[[MainWindow, QWidget], None]
    low: bool = False

    def title(self) -> str:
        return translate("Pages", self.name)


def _nothing(window: MainWindow, page: QWidget) -> None:
    pass


def _history(window: MainWindow) -> QWidget:
    from tutor_app.views.history_page import HistoryPage

    page = HistoryPage(window.theme)
    window.keeping.use_page(page)
    return page


def _search(window: MainWindow, page: QWidget) -> None:
    cast("HistoryPage", page).search()


def _settings(window: MainWindow) -> QWidget:
    from tutor_app.views.settings_page import SettingsPage

    page = SettingsPage(window.theme, window.preferences)
    page.wanted.connect(window.show_place)
    page.restored.connect(lambda number: _restore(window, page, number))
    return page


def _choices(window: MainWindow, page: QWidget) -> None:
    settings = cast("SettingsPage", page)
    settings.show_ignored(window.study.tastes.titles)

    def told(error: TutorError) -> None:
        window.status.say(said_error(error))

    window.errands.start(tasks.installed, done=settings.show_choices, failed=told)


def _restore(window: MainWindow, page: QWidget, number: int) -> None:
    window.study.tastes.restore(number)
    cast("SettingsPage", page).show_ignored(window.study.tastes.titles)


def _models(window: MainWindow) -> QWidget:
    from tutor_app.views.models_page import ModelsPage

    page = ModelsPage(window.theme, window.preferences)
    page.moved.connect(window.shelf.look)
    window.shelf.use_page(page)
    return page


def _look(window: MainWindow, page: QWidget) -> None:
    window.shelf.look()


def _health(window: MainWindow) -> QWidget:
    from tutor_app.views.health_page import HealthPage

    page = HealthPage(window.theme)
    page.asked.connect(lambda: _examine(window, page))
    page.wanted.connect(window.show_place)
    return page


def _examine(window: MainWindow, page: QWidget) -> None:
    health = cast("HealthPage", page)

    def told(error: TutorError) -> None:
        health.show_trouble(said_error(error))

    health.show_looking()
    window.errands.start(tasks.examined, done=health.show_findings, failed=told)


def _help(window: MainWindow) -> QWidget:
    from tutor_app.app import log_folder
    from tutor_app.version import app_version
    from tutor_app.views.help_page import HelpPage

    page = HelpPage(window.theme, app_version(), log_folder())
    page.asked.connect(lambda: _welcome(window))
    return page


def _welcome(window: MainWindow) -> None:
    window.show_place("lesson")
    window.study.restart()
    window.study_page.show_welcome()


PAGES = MappingProxyType(
    {
        "history": Page(QT_TRANSLATE_NOOP("Pages", "History"), _history, _search),
        "models": Page(QT_TRANSLATE_NOOP("Pages", "Models"), _models, _look),
        "settings": Page(QT_TRANSLATE_NOOP("Pages", "Settings"), _settings, _choices),
        "health": Page(QT_TRANSLATE_NOOP("Pages", "Health"), _health, _examine),
        "help": Page(QT_TRANSLATE_NOOP("Pages", "Help"), _help, _nothing, low=True),
    }
)
