"""Python's collector of cyclic garbage, kept from stopping the window.

A full collection looks at every object there is while it holds Python's lock: a quarter of a second
once torch is loaded, and loading tables of words sets one off. So none is made by itself; one is
made while the learner rests, and what libraries brought is left out of it.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager

NEVER = 1_000_000  # collections of the middle generation before one of the oldest
MANY = 50  # modules that a piece of work has imported


def collect_at_rest_only() -> None:
    """From now on; young objects, of which most garbage is, are looked at as before."""
    young, middle, _ = gc.get_threshold()
    gc.set_threshold(young, middle, NEVER)


@contextmanager
def libraries_set_apart() -> Iterator[None]:
    """What many modules, imported in here, have brought lives as long as the program."""
    known = len(sys.modules)
    try:
        yield
    finally:
        if len(sys.modules) - known > MANY:
            gc.freeze()


def collect() -> None:
    """Nobody waits for anything now: some hundredths of a second."""
    gc.collect()
