"""Python's collector of cyclic garbage, kept from stopping the window.

A full collection looks at every object there is while it holds Python's lock. So none is made by
itself; one is made while the learner rests.
"""

from __future__ import annotations

import gc

NEVER = 1_000_000  # collections of the middle generation before one of the oldest


def collect_at_rest_only() -> None:
    """From now on; young objects, of which most garbage is, are looked at as before."""
    young, middle, _ = gc.get_threshold()
    gc.set_threshold(young, middle, NEVER)


def collect() -> None:
    """Nobody waits for anything now: some hundredths of a second."""
    gc.collect()
