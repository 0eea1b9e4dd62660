"""Run the program as a user does, and see what a run costs."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

TENSELENS = (sys.executable, "-m", "tutor_app")
WORKED = (0, 1)  # nothing wrong, mistakes found
# A process begins with the memory of the one that starts it as its most: a small one starts it.
STARTER = """
import os, subprocess, sys, time
started = time.perf_counter()
process = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL)
_, status, usage = os.wait4(process.pid, 0)
process.returncode = os.waitstatus_to_exitcode(status)
print(process.returncode, time.perf_counter() - started, usage.ru_maxrss)
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """Wall-clock time, and the most memory that was resident, of one whole process."""

    seconds: float
    mebibytes: float


def run(*arguments: str) -> Cost:
    """Run `tenselens` with ``arguments``; raises `RuntimeError` when it could not do its work."""
    ended = subprocess.run(
        [sys.executable, "-c", STARTER, *TENSELENS, *arguments],
        capture_output=True,
        text=True,
        check=True,
    )
    status, seconds, most = ended.stdout.split()
    # An error that nobody caught ends a Python process with 1, like mistakes in the text.
    if int(status) not in WORKED or "Traceback" in ended.stderr:
        raise RuntimeError(f"tenselens {' '.join(arguments)}: {ended.stderr.strip()}")
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024  # bytes there, KiB elsewhere
    return Cost(float(seconds), int(most) / unit)


def run_batch(inputs: Path, outputs: Path, *options: str) -> Cost:
    """`tenselens check --batch`: one process for all the lines of ``inputs``."""
    return run("check", "--batch", str(inputs), "--out", str(outputs), *options)


def write_inputs(path: Path, texts: Iterable[str]) -> None:
    lines = (json.dumps({"id": str(i), "input": text}) for i, text in enumerate(texts))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
