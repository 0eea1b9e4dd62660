"""The window's end: work is sent to the process of the models, and heard of."""

from __future__ import annotations

import logging
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, InvalidStateError
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import wraps
from itertools import count
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any, BinaryIO, ParamSpec, TypeVar, cast

from models.backends import Cancelled, Ticket
from models.errors import BackendFailed, OutOfMemory
from tutor_app.model_process import wire
from tutor_app.settings import use_folders

if TYPE_CHECKING:
    from models.photo import Photo
    from tutor_app.settings import Settings

P = ParamSpec("P")
T = TypeVar("T")

PATIENCE = 3.0  # seconds for the process to end by itself

log = logging.getLogger(__name__)


def in_model_process(work: Callable[P, T]) -> Callable[P, T]:
    """``work``, a function of a module, is done in the process of the models if there is one.

    Its last positional argument is the ticket; the others, and what it gives back, are values that
    can be pickled. Then it raises `BackendFailed` or `OutOfMemory` where the process ends at it.
    """
    what = f"{work.__module__}:{work.__qualname__}"

    @wraps(work)
    def where_it_belongs(*given: P.args, **named: P.kwargs) -> T:
        if _running is None:
            return work(*given, **named)
        *others, ticket = given
        done = _running.do(what, (others, named), cast("Ticket", ticket))
        return cast("T", done)

    return where_it_belongs


@contextmanager
def running(settings: Settings) -> Iterator[None]:
    """A process of the models, begun at the first work and again where it has ended."""
    global _running
    _running = _ModelProcess(settings)
    try:
        yield
    finally:
        ended, _running = _running, None
        ended.close()


def use(settings: Settings) -> None:
    """Look for models as ``settings`` say, here and in the process of the models."""
    use_folders(settings)
    if _running is not None:
        _running.use(settings)


def is_at_work() -> bool:
    """Whether models may be in memory: in the process that has begun, or here without one."""
    return _running is None or _running.has_begun


class _ModelProcess:
    """Begins a process when there is work and none is alive."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._lock = threading.Lock()
        self._child: _Child | None = None

    @property
    def has_begun(self) -> bool:
        child = self._child
        return child is not None and child.alive

    def use(self, settings: Settings) -> None:
        with self._lock:
            self._settings = settings
            if self._child is not None:
                self._child.send(wire.Use(settings))

    def do(self, what: str, given: object, ticket: Ticket) -> Any:
        ticket.go_on()
        with self._lock:
            if self._child is None or not self._child.alive:
                self._child = _Child(self._settings)
            child = self._child
            number, ending = child.begin(what, given, ticket)
        ticket.when_cancelled(lambda: child.stop(number))
        return ending.result()

    def close(self) -> None:
        with self._lock:
            if self._child is not None:
                self._child.close()


@dataclass(frozen=True, slots=True)
class _Open:
    """Work of which the end is not known yet."""

    ticket: Ticket
    ending: Future[Any]


class _Child:
    """One process, with a thread that writes to it and one that reads what it says."""

    def __init__(self, settings: Settings) -> None:
        self._process = subprocess.Popen(
            # -P: a module in the folder where the learner stands is none of ours.
            [sys.executable, "-P", "-m", "tutor_app.model_process.there"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),  # of Windows
        )
        self._numbers = count()
        self._open: dict[int, _Open] = {}
        self._sent = ""  # the digest of the photo that is there
        self._outgoing: SimpleQueue[tuple[object, bytes] | None] = SimpleQueue()
        self.alive = True
        for work in (self._write, self._read):
            threading.Thread(target=work, name="models", daemon=True).start()
        self.send(wire.Use(settings))

    def begin(self, what: str, given: object, ticket: Ticket) -> tuple[int, Future[Any]]:
        """Send work; what is begun on one thread is done in turn."""
        number, ending = next(self._numbers), Future[Any]()
        work = wire.Work(number, threading.get_ident(), what, wire.packed(given, self._bring_photo))
        self._open[number] = _Open(ticket, ending)
        self.send(work)
        if not self.alive:  # it may have ended before it was in the list
            self._give_up()
        return number, ending

    def stop(self, number: int) -> None:
        """Nothing is waited for: what the process does next comes after it."""
        self.send(wire.Stop(number))
        self._end(number, error=Cancelled())

    def send(self, message: object, pixels: bytes = b"") -> None:
        self._outgoing.put((message, pixels))

    def close(self) -> None:
        """It ends when it hears nothing more."""
        self._outgoing.put(None)
        try:
            self._process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _bring_photo(self, photo: Photo) -> None:
        if photo.digest != self._sent:
            self._sent = photo.digest
            pixels = photo.image.tobytes()
            self.send(wire.Pixels(photo.digest, photo.image.size), pixels)

    # --- on threads of its own

    def _write(self) -> None:
        pipe = cast("BinaryIO", self._process.stdin)
        with suppress(OSError), pipe:  # what ends it is found by `_read`
            while (message := self._outgoing.get()) is not None:
                wire.write(pipe, *message)

    def _read(self) -> None:
        with cast("BinaryIO", self._process.stdout) as pipe:
            while (found := wire.read(pipe)) is not None:
                self._hear(found[0])
        self._process.wait()
        self.alive = False
        self._outgoing.put(None)
        self._give_up()

    def _hear(self, message: object) -> None:
        match message:
            case wire.Step(number, step, fraction):
                self._tell(number, lambda ticket: ticket.progress(step, fraction))
            case wire.Said(number, text):
                self._tell(number, lambda ticket: ticket.say(text))
            case wire.Done(number, result):
                self._end(number, result)
            case wire.Failed(number, error):
                self._end(number, error=error or Cancelled())
            case wire.Logged(level, name, text):
                logging.getLogger(name).log(level, "%s", text)

    def _tell(self, number: int, tell: Callable[[Ticket], None]) -> None:
        if (work := self._open.get(number)) is None:
            return
        try:
            tell(work.ticket)
        except Cancelled:
            pass
        except Exception:  # of those who listen: other work must not suffer for it
            log.exception("nobody heard of a step")

    def _end(self, number: int, result: object = None, error: BaseException | None = None) -> None:
        work = self._open.pop(number, None)
        if work is None:  # it was stopped meanwhile
            return
        with suppress(InvalidStateError):
            if error is None:
                work.ending.set_result(result)
            else:
                work.ending.set_exception(error)

    def _give_up(self) -> None:
        """The process has ended, and not because it should."""
        status = self._process.returncode
        if self._open:
            log.error("the process of the models ended with status %s", status)
        for number in tuple(self._open):
            self._end(number, error=_why(status))


def _why(status: int | None) -> BackendFailed | OutOfMemory:
    if status is not None and status == -getattr(signal, "SIGKILL", 9):
        return OutOfMemory(
            "The computer ended the models: most likely its memory was full.",
            "Close other programs, or choose a smaller model in the settings.",
        )
    return BackendFailed(
        "The models ended all of a sudden. What you have here is not lost.",
        "Try again. If it happens again, choose another model or route in the settings.",
    )


_running: _ModelProcess | None = None
