"""Says what went wrong, and takes the way on that the learner chooses."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from tutor_app.ways_out import ways_out
from tutor_app.words import said

if TYPE_CHECKING:
    from models.errors import TutorError
    from tutor_app.study import Study
    from tutor_app.views.study_page import StudyPage


class Trouble(QObject):
    """``elsewhere`` names another place of the window that the learner asked for."""

    elsewhere = Signal(str)

    def __init__(self, study: Study, page: StudyPage) -> None:
        super().__init__(study)
        self._study, self._page = study, page
        page.problem.chosen.connect(self._take)

    def tell(self, error: TutorError) -> None:
        ways = ways_out(error, back=self._study.has_text)
        self._page.problem.show_problem(said(error.message), said(error.hint), ways)
        self._page.show_on_right(self._page.problem)

    def _take(self, key: str) -> None:
        ways: dict[str, Callable[[], None]] = {
            "again": lambda: self._study.again(),
            "new": self._study.restart,
            "back": self._study.go_to_reading,
            "type": self._type_beside_photo,
            "health": lambda: self.elsewhere.emit("health"),
        }
        ways[key]()

    def _type_beside_photo(self) -> None:
        """Nobody could read the photo: the learner does it."""
        self._page.reading.show_typed("")
        self._study.go_to_reading()
