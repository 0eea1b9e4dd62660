"""What is settled before torch and bitsandbytes are imported, for all models alike."""

from __future__ import annotations

import logging
import os
import sys


def before_torch() -> None:
    """Let threads sleep while they wait for each other, and let nothing fetch code."""
    _let_threads_sleep()
    # With this package bitsandbytes fetches faster kernels, which are code, when it is imported.
    sys.modules.setdefault("kernels", None)  # type: ignore[arg-type]
    # It complains that there is no such package.
    logging.getLogger("bitsandbytes").setLevel(logging.ERROR)


def _let_threads_sleep() -> None:
    """By default they spin (GCC's libgomp, GOMP_SPINCOUNT) while they wait for each other. Beside
    other programs a word of an answer then takes seconds instead of a fifth of one, because a
    thread spins while the one that it waits for has no core to run on.
    """
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
