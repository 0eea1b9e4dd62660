"""The memory that this process and those that it started have in use."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from threading import Event, Thread
from types import TracebackType

import psutil

_EVERY = 0.2  # seconds between two looks


def resident(pid: int) -> float:
    """MiB of a process and of those that it has started."""
    total = 0
    with suppress(psutil.NoSuchProcess):
        whole = psutil.Process(pid)
        total += whole.memory_info().rss
        for process in whole.children(recursive=True):
            with suppress(psutil.NoSuchProcess):
                # One that is not its own program yet still shows its parent's memory.
                if process.name() != whole.name():
                    total += process.memory_info().rss
    return total / (1024 * 1024)


def on_card() -> float:
    """MiB of a graphics card that torch has had at most; 0.0 without a card or without torch."""
    torch = sys.modules.get("torch")
    if torch is None or not torch.cuda.is_available():
        return 0.0
    return float(torch.cuda.max_memory_allocated()) / (1024 * 1024)


class Peak:
    """Watches the memory while the block runs: ``mebibytes`` is the most so far."""

    def __init__(self) -> None:
        self.mebibytes = 0.0
        self._ended = Event()
        self._thread = Thread(target=self._watch, daemon=True)

    def __enter__(self) -> Peak:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.look()
        self._ended.set()
        self._thread.join()

    def look(self) -> None:
        """Look now, beside the looks at regular times."""
        self.mebibytes = max(self.mebibytes, resident(os.getpid()))

    def _watch(self) -> None:
        while not self._ended.wait(_EVERY):
            self.look()
