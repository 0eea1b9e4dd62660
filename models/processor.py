"""How models share the processor with the window and with other programs."""

from __future__ import annotations

import os


def let_threads_sleep() -> None:
    """Threads of torch sleep while they wait for each other. To be called before torch is imported.

    By default they spin (GCC's libgomp, GOMP_SPINCOUNT). Beside other programs a word of an answer
    then takes seconds instead of a fifth of one, because a thread spins while the one that it waits
    for has no core to run on.
    """
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
