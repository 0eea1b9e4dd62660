"""What two programs must not change at the same time."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from models.backends import Ticket
from models.errors import StoreFailed

LOOK = 0.1  # seconds between two looks whether another program is done


@contextmanager
def alone(folder: Path, name: str, title: str, ticket: Ticket) -> Iterator[None]:
    """Hold the lock ``name`` of ``folder``, which is made; waits for other programs.

    The system frees it at a crash. Raises `StoreFailed` for every `OSError` in between.
    """
    import filelock

    lock = filelock.FileLock(folder / f".{name}.lock")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        while not lock.is_locked:
            try:
                lock.acquire(timeout=0)
            except filelock.Timeout:
                ticket.progress(f"Another TenseLens works on {title}", 0.0)
                time.sleep(LOOK)
        yield
    except OSError as error:
        raise StoreFailed(
            f"{title}: {error.strerror or error}.", f"The folder is {folder}."
        ) from error
    finally:
        lock.release()
