"""Compare ways to read photos: what they read right, how long they take and what memory.

The folder holds photos and `photos.jsonl`: `{"file", "kind", "sentences"}` a line. Every system
reads a photo before the next photo's turn, so that a busy machine is busy for all of them.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from select import select

from training.bench.quality import score
from training.bench.readers import SYSTEMS
from training.memory import resident

LIST = "photos.jsonl"
WIDTH = 16
EVERY = 0.02  # seconds between two looks at the memory


@dataclass(frozen=True, slots=True)
class Answer:
    """``work`` is in seconds of one processor, ``mebibytes`` the peak while this was read."""

    output: str
    seconds: float
    work: float
    mebibytes: float


def measure(photos: Path, evaluation: Path, folder: Path) -> Iterator[str]:
    """A table a system: right sentences by kind, then time and memory of all side by side."""
    listed = [json.loads(line) for line in (photos / LIST).read_text("utf-8").splitlines()]
    answers = read_all([photos / each["file"] for each in listed])
    for system, read in answers.items():
        out = folder / "out.jsonl"
        rows = (
            json.dumps({"id": each["file"], "output": answer.output})
            for each, answer in zip(listed, read, strict=True)
        )
        out.write_text("\n".join(rows) + "\n", encoding="utf-8")
        gold = str(photos / LIST)
        yield f"{system}\n{score(evaluation, 'photos', gold, str(out), '--by', 'kind')}"
    yield "\n".join(cost_table([each["kind"] for each in listed], answers)) + "\n"


def read_all(paths: Sequence[Path]) -> dict[str, list[Answer]]:
    """What every system makes of each of ``paths``, in their order."""
    found: dict[str, list[Answer]] = defaultdict(list)
    with ExitStack() as stack:
        workers = {name: stack.enter_context(_worker(name)) for name in SYSTEMS}
        for path in paths:
            for name, worker in workers.items():
                found[name].append(_ask(worker, path))
    return found


def _ask(worker: subprocess.Popen[str], path: Path) -> Answer:
    assert worker.stdin is not None
    assert worker.stdout is not None
    worker.stdin.write(f"{path}\n")
    worker.stdin.flush()
    peak = 0.0
    while not select([worker.stdout], [], [], EVERY)[0]:
        peak = max(peak, resident(worker.pid))
    return Answer(**json.loads(worker.stdout.readline()), mebibytes=peak)


def cost_table(kinds: Sequence[str], answers: dict[str, list[Answer]]) -> Iterator[str]:
    """Median seconds a photo by kind, and how many times those of the first system."""
    first = next(iter(answers))
    yield f"{'seconds a photo, median':26}" + "".join(f"{name:>{WIDTH}}" for name in answers)
    for kind in dict.fromkeys(kinds):
        chosen = [place for place, each in enumerate(kinds) if each == kind]
        cells = []
        for read in answers.values():
            ratios = [read[place].seconds / answers[first][place].seconds for place in chosen]
            seconds = statistics.median(read[place].seconds for place in chosen)
            cells.append(f"{seconds:.2f} ({statistics.median(ratios):.2f}x)")
        yield f"{kind:26}" + "".join(f"{cell:>{WIDTH}}" for cell in cells)
    work = (statistics.median(answer.work for answer in read) for read in answers.values())
    yield f"{'processor seconds, median':26}" + "".join(f"{each:>{WIDTH}.2f}" for each in work)
    peaks = (max(answer.mebibytes for answer in read) for read in answers.values())
    yield f"{'memory, peak, MiB':26}" + "".join(f"{each:>{WIDTH}.0f}" for each in peaks)


def _worker(name: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "training.bench.readers", name]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
