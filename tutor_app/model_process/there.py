"""The process of the models: does what it is asked for until nobody is there to ask."""

from __future__ import annotations

import logging
import os
import pickle
import signal
import threading
import traceback
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from importlib import import_module
from queue import SimpleQueue
from typing import TYPE_CHECKING, BinaryIO

from models.backends import Cancelled, Ticket
from tutor_app.model_process import wire
from tutor_app.settings import use_folders

if TYPE_CHECKING:
    from models.photo import Photo


class _Answers:
    """The pipe to the window, which all threads write to."""

    def __init__(self, pipe: BinaryIO) -> None:
        self._pipe, self._lock = pipe, threading.Lock()

    def send(self, message: object) -> None:
        """Where the window is gone, nothing is left to say."""
        with self._lock:
            try:
                wire.write(self._pipe, message)
            except OSError:
                os._exit(1)


class _Log(logging.Handler):
    def __init__(self, answers: _Answers) -> None:
        super().__init__(logging.WARNING)
        self._answers = answers

    def emit(self, record: logging.LogRecord) -> None:
        self._answers.send(wire.Logged(record.levelno, record.name, self.format(record)))


@dataclass(frozen=True, slots=True)
class _Task:
    what: str
    given: Sequence[object]
    named: Mapping[str, object]
    ticket: Ticket
    number: int


class _There:
    """Each lane has a thread, on which its work is done in turn."""

    def __init__(self, answers: _Answers) -> None:
        self._answers = answers
        self._lanes: dict[int, SimpleQueue[_Task]] = {}
        self._open: dict[int, Ticket] = {}
        self._photo: Photo | None = None

    def hear(self, message: object, pixels: bytes) -> None:
        match message:
            case wire.Use(settings):
                use_folders(settings)
            case wire.Pixels(digest, size):
                self._photo = _photo(digest, size, pixels)
            case wire.Stop(number) if number in self._open:
                self._open[number].cancel()
            case wire.Work():
                self._begin(message)

    def stop(self) -> None:
        for ticket in tuple(self._open.values()):
            ticket.cancel()

    def _begin(self, work: wire.Work) -> None:
        number = work.number

        def step(step: str, fraction: float) -> None:
            self._answers.send(wire.Step(number, step, fraction))

        def hear(text: str) -> None:
            self._answers.send(wire.Said(number, text))

        ticket = self._open[number] = Ticket(step, hear)
        given, named = wire.unpacked(work.given, self._photo_of)
        if work.lane not in self._lanes:
            lane = self._lanes[work.lane] = SimpleQueue()
            threading.Thread(target=self._do_in_turn, args=(lane,), daemon=True).start()
        self._lanes[work.lane].put(_Task(work.what, given, named, ticket, number))

    def _photo_of(self, digest: str, source: str) -> Photo:
        assert self._photo is not None, "its pixels come first"
        if self._photo.source != source:
            self._photo = replace(self._photo, source=source)
        return self._photo

    def _do_in_turn(self, lane: SimpleQueue[_Task]) -> None:
        while True:
            task = lane.get()
            ending = _ending(task)
            try:
                self._answers.send(ending)
            except Exception as error:  # the result is no value that can be pickled
                self._answers.send(wire.Failed(task.number, _that_travels(error)))
            del self._open[task.number]


def _ending(task: _Task) -> wire.Done | wire.Failed:
    try:
        task.ticket.go_on()  # it may have been stopped while it waited
        module, _, name = task.what.partition(":")
        work = getattr(import_module(module), name)
        return wire.Done(task.number, work(*task.given, task.ticket, **task.named))
    except Cancelled:
        return wire.Failed(task.number, None)
    except Exception as error:
        return wire.Failed(task.number, _that_travels(error))


def _that_travels(error: Exception) -> Exception:
    """``error`` with its traceback as a note; in other words where it cannot be pickled."""
    told = "".join(traceback.format_exception(error))
    error.add_note(told)
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:  # whatever an error's own code does
        return RuntimeError(told)
    return error


def _photo(digest: str, size: tuple[int, int], pixels: bytes) -> Photo:
    from PIL import Image

    from models.photo import Photo

    return Photo(Image.frombytes("RGB", size, pixels), "", digest)


def main() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the window
    asked, answers = _pipes()
    out = _Answers(answers)
    log = logging.getLogger()
    log.addHandler(_Log(out))
    there = _There(out)
    while (found := wire.read(asked)) is not None:
        there.hear(*found)
    there.stop()


def _pipes() -> tuple[BinaryIO, BinaryIO]:
    """Our own ends; what libraries print, and programs that are started read, is elsewhere."""
    asked, answers = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    return os.fdopen(asked, "rb"), os.fdopen(answers, "wb")


if __name__ == "__main__":
    main()
