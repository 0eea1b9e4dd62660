"""Fetch one file: where it was broken off, with its checksum, and stop at once when asked to.

huggingface_hub says where the file of a model lies (`models/hub.py`), but the bytes are fetched
here: as of 2.4 it throws a broken download away, its pieces of 10 MB are too large to stop in time
on a slow line, and its HTTP library needs three times the processor time of the one in Python.
"""

from __future__ import annotations

import http.client
import os
import queue
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from models.errors import StoreFailed
from models.hub import Interrupted, Location, timeout
from models.model_file import CheckedFile, Tick, fed

if TYPE_CHECKING:
    from hashlib import _Hash as Hash

PIECE = 1 << 18  # bytes that are read at once, and lost when the process is killed
LOOK = 0.05  # seconds between two looks at whether to stop
PAUSES = (0.5, 1.0, 2.0, 4.0)  # seconds before the next try, while nothing comes at all

HUB = "huggingface.co"

Locate = Callable[[], Location]
Answer = TypeVar("Answer")


def part_of(place: Path) -> Path:
    """Where a file that is to be ``place`` grows."""
    return place.with_name(f"{place.name}.part")


def fetch(file: CheckedFile, place: Path, locate: Locate, tick: Tick, site: str = HUB) -> None:
    """Fetch ``file`` to ``place``, which then holds it whole and checked, or is not there.

    ``tick`` is called on this thread with the bytes that are there, at least every 50 ms while
    the network is waited for; what it raises stops the work, and the part is kept.
    ``site`` is who has it, for errors.
    Raises `StoreFailed` when the network, the server or the content is broken for good, `OSError`
    when the file cannot be written.
    """
    part = part_of(place)
    for last in (False, True):
        digest = _complete(file, part, locate, tick, site)
        if file.fits(digest):
            keep(file, place, tick)
            return
        part.unlink()
        if last:
            raise StoreFailed(
                f"{file.name} arrives damaged: its checksum is wrong.",
                "Something on the way changes it. Try another network.",
            )


def patiently(work: Callable[[], Answer], tick: Callable[[], None]) -> Answer:
    """``work()`` on a thread of its own, while ``tick`` is called here and may raise.

    ``work`` is then left to end by itself, so it must not write anything.
    """
    answers: queue.SimpleQueue[tuple[Answer | None, BaseException | None]] = queue.SimpleQueue()

    def run() -> None:
        try:
            answers.put((work(), None))
        except BaseException as error:
            answers.put((None, error))

    threading.Thread(target=run, daemon=True, name="store").start()
    while True:
        try:
            answer, error = answers.get(timeout=LOOK)
        except queue.Empty:
            tick()
            continue
        if error is not None:
            raise error
        return answer  # type: ignore[return-value]


def tried(work: Callable[[], Answer], tick: Callable[[], None], site: str = HUB) -> Answer:
    """``patiently``, again after each failure that may pass. Raises `StoreFailed` at the end."""
    for pause in (*PAUSES, None):
        try:
            return patiently(work, tick)
        except Interrupted as error:
            if pause is None:
                raise _no_network(site, error) from error
            _wait(pause, tick)
    raise AssertionError


def length_of(url: str) -> int:
    """Bytes of what lies there, as the server says. Raises `Interrupted`."""
    with _as_interrupted(), _opener().open(url, timeout=timeout()) as answer:
        return int(answer.headers["Content-Length"] or "")


def _complete(file: CheckedFile, part: Path, locate: Locate, tick: Tick, site: str) -> Hash:
    """Let ``part`` grow to its full length; the hash of all of it."""
    if part.exists() and part.stat().st_size > file.size:
        part.unlink()
    part.touch()
    digest = fed(file.hash(), part, tick)
    failures = 0
    with part.open("r+b", buffering=0) as out:
        done = out.seek(0, os.SEEK_END)
        while done < file.size:
            stream = _Stream(file, done, digest, locate)
            before = done
            try:
                done = _write(stream, out, done, tick)
            except Interrupted as error:
                done = out.tell()
                failures = 1 if done > before else failures + 1
                if failures > len(PAUSES):
                    raise _no_network(site, error) from error
                _wait(PAUSES[failures - 1], lambda: tick(out.tell()))
            finally:
                stream.stop()
            digest = stream.digest
    return digest


def _write(stream: _Stream, out: Any, done: int, tick: Tick) -> int:
    """Write what comes until it ends; the length then. Raises `Interrupted`, with all written."""
    while True:
        try:
            item = stream.items.get(timeout=LOOK)
        except queue.Empty:
            tick(done)
            continue
        match item:
            case bytes():
                _write_all(out, item)
                done += len(item)
            case _From(start):
                out.seek(start)
                out.truncate()
                done = start
            case Exception():
                raise item
            case None:
                return done
        tick(done)


def _write_all(out: Any, data: bytes) -> None:
    view = memoryview(data)
    while view:  # a full disk may take less than it was given, and refuse the rest
        view = view[out.write(view) :]


@dataclass(frozen=True, slots=True)
class _From:
    """What follows begins here: the server does not go on where we stopped."""

    start: int


class _Stream:
    """Reads and hashes on a thread of its own: pieces, at last None or why it ended, in `items`."""

    def __init__(self, file: CheckedFile, start: int, digest: Hash, locate: Locate) -> None:
        self.items: queue.Queue[bytes | _From | Exception | None] = queue.Queue(maxsize=16)
        self.digest = digest
        self._file, self._start, self._locate = file, start, locate
        self._stopped = threading.Event()
        threading.Thread(target=self._run, daemon=True, name="store").start()

    def stop(self) -> None:
        """What still comes is thrown away. Does not wait for the thread."""
        self._stopped.set()

    def _run(self) -> None:
        try:
            with _as_interrupted():
                self._read()
        except (Interrupted, StoreFailed) as error:
            self._put(error)
        else:
            self._put(None)

    def _read(self) -> None:
        location = self._locate()
        asked = urllib.request.Request(location.url, headers={"Accept-Encoding": "identity"})
        if location.token:  # "unredirected": it must not follow to another server
            asked.add_unredirected_header("Authorization", f"Bearer {location.token}")
        if self._start:
            asked.add_header("Range", f"bytes={self._start}-")
        with _opener().open(asked, timeout=timeout()) as answer:
            if self._start and answer.status != http.client.PARTIAL_CONTENT:
                self._start, self.digest = 0, self._file.hash()
                self._put(_From(0))
            left = self._file.size - self._start
            while left and not self._stopped.is_set():
                piece = answer.read1(min(PIECE, left))
                if not piece:
                    raise Interrupted("the connection was cut")
                self.digest.update(piece)
                self._put(piece)
                left -= len(piece)

    def _put(self, item: bytes | _From | Exception | None) -> None:
        while not self._stopped.is_set():
            try:
                self.items.put(item, timeout=LOOK)
            except queue.Full:
                continue
            return


@contextmanager
def _as_interrupted() -> Iterator[None]:
    try:
        yield
    except urllib.error.HTTPError as error:
        error.close()  # it is the answer, too, and holds its connection
        raise Interrupted(f"the server answered {error.code}") from error
    except TimeoutError as error:
        raise Interrupted("no answer in time") from error
    except urllib.error.URLError as error:
        raise Interrupted("no connection") from error
    except (OSError, http.client.HTTPException, ValueError, TypeError) as error:
        raise Interrupted("the connection was cut") from error


@cache
def _opener() -> urllib.request.OpenerDirector:
    """With the proxies of the system, and the certificates that huggingface_hub trusts."""
    import httpx2

    return urllib.request.build_opener(
        urllib.request.HTTPSHandler(context=httpx2.create_ssl_context())
    )


def keep(file: CheckedFile, place: Path, tick: Tick) -> None:
    """Put a part that is whole in its place, after it is on the disk for sure."""
    part = part_of(place)
    with part.open("rb") as written:
        patiently(lambda: os.fsync(written.fileno()), lambda: tick(file.size))
    part.replace(place)


def _wait(seconds: float, tick: Callable[[], None]) -> None:
    end = time.monotonic() + seconds
    while (left := end - time.monotonic()) > 0:
        tick()
        time.sleep(min(LOOK, left))


def _no_network(site: str, error: Interrupted) -> StoreFailed:
    return StoreFailed(
        f"{site} cannot be reached ({error}).",
        "What came so far is kept. Check your network and try again; it goes on from there.",
    )
