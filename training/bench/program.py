"""Run the program as a user does, and see what a run costs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

TENSELENS = (sys.executable, "-m", "tutor_app")
WORKED = (0, 1)  # nothing wrong, mistakes found


@dataclass(frozen=True, slots=True)
class Cost:
    """Wall-clock time, and the most memory that was resident, of one whole process."""

    seconds: float
    mebibytes: float


def run(*arguments: str) -> Cost:
    """Run `tenselens` with ``arguments``; raises `RuntimeError` when it could not do its work."""
    started = time.perf_counter()
    with subprocess.Popen(
        [*TENSELENS, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stderr is not None
        complaint = process.stderr.read()
        # Popen's own wait does not tell what the process has used.
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    # An error that nobody caught ends a Python process with 1, like mistakes in the text.
    if process.returncode not in WORKED or "Traceback" in complaint:
        raise RuntimeError(f"tenselens {' '.join(arguments)}: {complaint.strip()}")
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024  # bytes there, KiB elsewhere
    return Cost(time.perf_counter() - started, usage.ru_maxrss / unit)


def run_batch(inputs: Path, outputs: Path, *options: str) -> Cost:
    """`tenselens check --batch`: one process for all the lines of ``inputs``."""
    return run("check", "--batch", str(inputs), "--out", str(outputs), *options)


def write_inputs(path: Path, texts: Iterable[str]) -> None:
    lines = (json.dumps({"id": str(i), "input": text}) for i, text in enumerate(texts))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
