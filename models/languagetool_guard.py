"""A small process that stands between us and a server, so that the server never outlives us.

Run as ``python languagetool_guard.py COMMAND ...`` with a pipe as standard input. The pipe closes
when our process ends in whatever way (killed, crashed, power button of the window manager); then,
or on SIGTERM, the guard kills the command. Should the guard itself be killed, Linux kills the
command for it. Standard library only: it is run by path, without site-packages.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from typing import NoReturn

PR_SET_PDEATHSIG = 1  # <sys/prctl.h>


def _die_with_parent() -> None:
    """Between fork and exec, on Linux: ask for SIGKILL when the parent ends."""
    import ctypes

    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() == 1:  # the parent ended before the line above
        os._exit(1)


def main(command: list[str]) -> NoReturn:
    server = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        preexec_fn=_die_with_parent if sys.platform == "linux" else None,
    )

    def stop(*_: object) -> NoReturn:
        server.kill()
        os._exit(server.wait() & 0x7F)

    def follow() -> NoReturn:
        os._exit(server.wait() & 0x7F)

    signal.signal(signal.SIGTERM, stop)
    threading.Thread(target=follow, daemon=True).start()
    sys.stdin.buffer.read()  # returns when the pipe closes
    stop()


if __name__ == "__main__":
    main(sys.argv[1:])
