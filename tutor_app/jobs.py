"""Slow work beside the window: the only place where the window's threads are."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
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
    """What the worker says to the window: a step, or how the job of ``ticket`` ended."""

    ticket: Ticket
    step: str = ""
    fraction: float = 0.0
    ended: Callable[[], None] | None = None


class JobRunner(QObject):
    """Runs one job at a time on a thread of its own; belongs to the GUI thread.

    Every signal and callback comes on the GUI thread. `start` takes the place of the job before:
    that one is cancelled and nothing is heard of it again, whatever it still does. ``began`` and
    ``ended`` say that somebody is at work or no longer is; ``progressed`` is (step, fraction).
    """

    began = Signal()
    progressed = Signal(str, float)
    ended = Signal()
    _reported = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="job")
        self._current: Ticket | None = None
        self._reported.connect(self._hear, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        return self._current is not None

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
        self._drop()
        ticket = _reporting_ticket(self._reported.emit)
        self._current = ticket
        self.began.emit()
        self._worker.submit(self._run, ticket, work, done, failed)

    def cancel(self) -> None:
        """Stop the job, if there is one; the window hears of its end at once."""
        if self._drop():
            self.ended.emit()

    def shut_down(self) -> None:
        """Cancel and wait for the thread. Nothing can be started afterwards."""
        self._drop()
        self._worker.shutdown(wait=True, cancel_futures=True)

    def _drop(self) -> bool:
        ticket, self._current = self._current, None
        if ticket is not None:
            ticket.cancel()
        return ticket is not None

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
        if report.ticket is not self._current:
            return
        if report.ended is None:
            self.progressed.emit(report.step, report.fraction)
            return
        self._current = None
        report.ended()
        if self._current is None:  # else the callback has started the next job
            self.ended.emit()


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
    last_step, last_time = "", 0.0

    def report(step: str, fraction: float) -> None:
        nonlocal last_step, last_time
        now = time.monotonic()
        if step and (step != last_step or now - last_time > BETWEEN_REPORTS):
            last_step, last_time = step, now
            emit(_Report(ticket, step, fraction))

    ticket = Ticket(report)
    return ticket
