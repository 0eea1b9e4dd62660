"""Slow work beside the window: the only place where the window's threads are."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from models.backends import Cancelled, Ticket
from models.errors import TutorError

T = TypeVar("T")

BETWEEN_REPORTS = 0.05  # seconds; a model may report for each word, and nobody can read that

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Report:
    """What the worker says to the window: a step, an answer so far, or how its job ended."""

    ticket: Ticket
    step: str = ""
    fraction: float = 0.0
    text: str = ""
    ended: Callable[[], None] | None = None


class JobRunner(QObject):
    """Runs one job at a time on a thread of its own; belongs to the GUI thread.

    Every signal and callback comes on the GUI thread. `start` takes the place of the job before:
    that one is cancelled and nothing is heard of it again, whatever it still does. With
    ``in_turn`` jobs wait for each other instead, and `shut_down` lets them finish. ``ended`` says
    that nobody is at work any longer; ``progressed`` is (step, fraction), ``heard`` all that a
    model has written so far; ``begun`` that there is a new job.

    What is started ``beside`` another runner is done on its thread, in turn with its jobs, as
    models may not work for two at once; that runner must be shut down after this one.
    """

    progressed = Signal(str, float)
    heard = Signal(str)
    ended = Signal()
    begun = Signal()
    _reported = Signal(object)

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        in_turn: bool = False,
        beside: JobRunner | None = None,
    ) -> None:
        super().__init__(parent)
        self._in_turn, self._shared = in_turn, beside is not None
        self._worker: ThreadPoolExecutor = (
            ThreadPoolExecutor(max_workers=1, thread_name_prefix="job")
            if beside is None
            else beside._worker
        )
        self._live: list[Ticket] = []
        self._preparing: Ticket | None = None
        self._prepared: Future[None] | None = None
        self._over = False
        self._reported.connect(self._hear, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        return bool(self._live)

    @property
    def at_rest(self) -> bool:
        """Whether there is no job and nothing is being prepared for one."""
        return not self.busy and (self._prepared is None or self._prepared.done())

    def start(
        self,
        work: Callable[[Ticket], T],
        *,
        done: Callable[[T], None],
        failed: Callable[[TutorError], None],
    ) -> None:
        """Run ``work`` beside the window, then ``done`` with its result or ``failed``.

        An error that no backend foresaw is logged and comes to ``failed`` in plain words.
        """
        if not self._in_turn:
            self._drop()
        self._stop_preparing()
        self.begun.emit()
        ticket = _reporting_ticket(self._reported.emit)
        self._live.append(ticket)
        self._worker.submit(self._run, ticket, work, done, failed)

    def prepare(self, work: Callable[[Ticket], object]) -> None:
        """Run ``work`` while there is no job; nobody hears of it, and the next job stops it.

        Nothing is done where there is a job, or after `shut_down`.
        """
        if self.busy or self._over:
            return
        self._stop_preparing()
        self._preparing = Ticket()
        self._prepared = self._worker.submit(_quietly, self._preparing, work)

    def cancel(self) -> None:
        """Stop the job, if there is one; the window hears of its end at once."""
        if self._drop():
            self.ended.emit()

    def shut_down(self) -> None:
        """Cancel, and wait for its own thread. Nothing can be started or is heard afterwards."""
        if not self._in_turn:
            self._drop()
        self._over = True
        self._live.clear()
        self._stop_preparing()
        if not self._shared:
            self._worker.shutdown(wait=True)

    def _drop(self) -> bool:
        dropped, self._live = self._live, []
        for ticket in dropped:
            ticket.cancel()
        return bool(dropped)

    def _stop_preparing(self) -> None:
        if self._preparing is not None:
            self._preparing.cancel()
            self._preparing = None

    def _run(
        self,
        ticket: Ticket,
        work: Callable[[Ticket], Any],
        done: Callable[[Any], None],
        failed: Callable[[TutorError], None],
    ) -> None:
        """On the worker's thread."""
        end = _outcome(ticket, work, done, failed)
        if end is not None:
            self._reported.emit(_Report(ticket, ended=end))

    @Slot(object)
    def _hear(self, report: _Report) -> None:
        if report.ticket not in self._live:
            return
        if report.text:
            self.heard.emit(report.text)
            return
        if report.ended is None:
            self.progressed.emit(report.step, report.fraction)
            return
        self._live.remove(report.ticket)
        report.ended()
        if not self._live:  # else the callback has started the next job
            self.ended.emit()


def _quietly(ticket: Ticket, work: Callable[[Ticket], object]) -> None:
    """Trouble is told by the job that meets it again; here it only costs the time saved."""
    try:
        ticket.go_on()
        work(ticket)
    except Cancelled:
        pass
    except Exception:
        log.info("a preparation failed", exc_info=True)


def _outcome(
    ticket: Ticket,
    work: Callable[[Ticket], Any],
    done: Callable[[Any], None],
    failed: Callable[[TutorError], None],
) -> Callable[[], None] | None:
    """What is to be called at the end of ``work``; None where it was cancelled."""
    error: TutorError
    try:
        ticket.progress("", 0.0)  # it may have been cancelled while it waited
        result = work(ticket)
    except Cancelled:
        return None
    except TutorError as told:
        error = told
    except Exception as unforeseen:
        log.exception("a job failed")
        error = _unforeseen(unforeseen)
    else:
        return lambda: done(result)
    return lambda: failed(error)


def _unforeseen(error: Exception) -> TutorError:
    if isinstance(error, MemoryError):
        return TutorError("The computer ran out of memory.", "Close other programs and try again.")
    if isinstance(error, OSError) and error.strerror:
        return TutorError(f"The computer says: {error.strerror}.", "Then try once more.")
    return TutorError(
        "Something went wrong inside TenseLens. This is not your mistake.",
        "Try again. If it stays so, report it: the log file says what happened.",
    )


def _reporting_ticket(emit: Callable[[_Report], None]) -> Ticket:
    """A ticket that passes its reports on, a few each second at most."""
    last_step, last_time, last_heard = "", 0.0, 0.0

    def report(step: str, fraction: float) -> None:
        nonlocal last_step, last_time
        now = time.monotonic()
        if step and (step != last_step or now - last_time > BETWEEN_REPORTS):
            last_step, last_time = step, now
            emit(_Report(ticket, step, fraction))

    def hear(text: str) -> None:
        nonlocal last_heard
        now = time.monotonic()
        if text and now - last_heard > BETWEEN_REPORTS:
            last_heard = now
            emit(_Report(ticket, text=text))

    ticket = Ticket(report, hear)
    return ticket
