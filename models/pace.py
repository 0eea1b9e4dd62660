"""How far a long piece of work on files is, how fast, and how long it will still take."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from models.backends import Cancelled, Ticket
from models.sizes import in_words, time_in_words

EVERY = 0.1  # seconds between two reports
WINDOW = 5.0  # seconds over which the speed is taken


@dataclass(frozen=True, slots=True)
class Progress:
    """``done`` of ``total`` bytes, ``speed`` in bytes a second over the last seconds.

    ``seconds_left`` is None while nothing comes.
    """

    done: int
    total: int
    speed: float
    seconds_left: float | None

    def __str__(self) -> str:
        told = f"{in_words(self.done)} of {in_words(self.total)}"
        if self.seconds_left is None:
            return told
        left = time_in_words(self.seconds_left)
        return f"{told}, {in_words(self.speed)}/s, {left} left"


Watch = Callable[[Progress], None]


class Pace:
    """Tells a ticket and a watcher, not too often, and raises `Cancelled` as soon as it is said."""

    def __init__(self, step: str, total: int, ticket: Ticket, watch: Watch | None = None) -> None:
        self._step, self._total, self._ticket, self._watch = step, total, ticket, watch
        self._seen: deque[tuple[float, int]] = deque()
        self._told = 0.0

    def at(self, done: int) -> None:
        """``done`` bytes are done. Cheap: may be called for every block."""
        if self._ticket.cancelled:
            raise Cancelled
        now = time.monotonic()
        if now - self._told < EVERY and done < self._total:
            return
        self._told = now
        progress = self._progress(now, done)
        if self._watch is not None:
            self._watch(progress)
        self._ticket.progress(f"{self._step}: {progress}", done / max(1, self._total))

    def after(self, before: int) -> Callable[[int], None]:
        """`at` for a piece of the work, which begins when ``before`` bytes are done."""
        return lambda done: self.at(before + done)

    def _progress(self, now: float, done: int) -> Progress:
        if self._seen and done < self._seen[-1][1]:
            self._seen.clear()  # it begins again
        self._seen.append((now, done))
        while len(self._seen) > 2 and now - self._seen[0][0] > WINDOW:
            self._seen.popleft()
        first, before = self._seen[0]
        speed = (done - before) / (now - first) if now > first else 0.0
        left = (self._total - done) / speed if speed else None
        return Progress(done, self._total, speed, left)
