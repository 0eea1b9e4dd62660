"""What the page of models asks for, done one after the other beside the window."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from tutor_app.jobs import JobRunner
from tutor_app.views.model_wish import Outcome, Wish
from tutor_app.wishes import fulfil, look_around

if TYPE_CHECKING:
    from models.errors import TutorError
    from models.store import Store
    from tutor_app.preferences import Preferences
    from tutor_app.views.models_page import ModelsPage
    from tutor_app.wares import Wares


class Shelf(QObject):
    """Has a thread of its own: a download may take hours, and nothing else waits for it.

    What was wished for while another wish is fulfilled waits for its turn.
    """

    def __init__(self, preferences: Preferences, errands: JobRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._preferences, self._errands = preferences, errands
        self._jobs = JobRunner(self)
        self._jobs.progressed.connect(self._advance)
        self._page: ModelsPage | None = None
        self._now: Wish | None = None
        self._waiting: list[Wish] = []

    def use_page(self, page: ModelsPage) -> None:
        self._page = page
        page.wished.connect(self.want)
        page.stopped.connect(self.stop)
        self._show_work()

    def look(self) -> None:
        """Show what there is now."""
        work = partial(look_around, self._store())
        self._errands.start(work, done=self._show, failed=self._show_trouble)

    def want(self, wish: Wish) -> None:
        """Do it as soon as what was wanted before is done; a model has one wish at a time."""
        if any(each.name == wish.name for each in self._open()):
            return
        self._waiting.append(wish)
        self._go_on()

    def stop(self, name: str) -> None:
        """Let go of what is done, or waits, for the model ``name``; what came of it is kept."""
        self._waiting = [wish for wish in self._waiting if wish.name != name]
        if self._now is not None and self._now.name == name:
            self._jobs.cancel()
            self._now = None
            self.look()
        self._go_on()

    def carry_on(self, before: Shelf) -> None:
        """What the shelf of another window was about, which is closed now."""
        for wish in before._open():
            self.want(wish)

    def shut_down(self) -> None:
        """Stop, and wait for the thread: a moment. What came so far is kept."""
        self._jobs.shut_down()

    def _open(self) -> tuple[Wish, ...]:
        return (*((self._now,) if self._now is not None else ()), *self._waiting)

    def _go_on(self) -> None:
        if self._now is None and self._waiting:
            self._now = self._waiting.pop(0)
            work = partial(fulfil, self._store(), self._now)
            self._jobs.start(work, done=self._end, failed=self._fail)
        self._show_work()

    def _store(self) -> Store:
        """As the settings say now: the folder, and whether the network may be used."""
        from models.store import Store

        return Store(offline=self._preferences.settings.offline)

    # --- what comes back

    def _advance(self, step: str, fraction: float) -> None:
        if self._page is not None and self._now is not None:
            self._page.show_progress(self._now.name, step, fraction)

    def _end(self, outcome: Outcome) -> None:
        self._tell(outcome)

    def _fail(self, error: TutorError) -> None:
        assert self._now is not None
        self._tell(Outcome(self._now, error=error))

    def _tell(self, outcome: Outcome) -> None:
        self._now = None
        if self._page is not None:
            self._page.show_outcome(outcome)
        self.look()
        self._go_on()

    def _show(self, wares: Wares) -> None:
        if self._page is not None:
            self._page.show_wares(wares)

    def _show_trouble(self, error: TutorError) -> None:
        if self._page is not None:
            self._page.show_trouble(error)

    def _show_work(self) -> None:
        if self._page is not None:
            now = "" if self._now is None else self._now.name
            self._page.show_work(now, frozenset(wish.name for wish in self._waiting))
