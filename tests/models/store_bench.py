"""How fast the store fetches, beside curl and huggingface_hub, from one server in one run.

    python -m tests.models.store_bench [--size MB] [--rounds N] [--rate MB] [--folder FOLDER]

The server is a program of its own on this machine. Each fetches the same file of random bytes, in
turns, and ends when it is on the disk (fsync). Only the store and "curl, sha256sum" check it.
``--rate`` limits the server, as a line does; ``--folder /dev/shm`` leaves the disk out.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from models.store import Store
from tests.models.hub_handler import sha256
from tests.models.tiny_model import tiny_offer

FILE = "model.safetensors"
MB = 1_000_000


class Contest:
    """The fetchers; each writes below ``folder``."""

    def __init__(self, endpoint: str, folder: Path, digest: str) -> None:
        self.endpoint, self.folder, self.digest = endpoint, folder, digest

    def curl(self) -> None:
        target = self.folder / "curl"
        address = f"{self.endpoint}/org/model/resolve/{'0' * 40}/{FILE}"
        subprocess.run(["curl", "-sfL", "-o", target, address], check=True)
        _sync(target)

    def curl_and_sum(self) -> None:
        self.curl()
        told = subprocess.run(
            ["sha256sum", self.folder / "curl"], check=True, capture_output=True, text=True
        )
        assert told.stdout.startswith(self.digest)

    def hub(self) -> None:
        from huggingface_hub import hf_hub_download

        folder = self.folder / "hub"
        hf_hub_download(
            "org/model", FILE, revision="0" * 40, endpoint=self.endpoint, local_dir=folder
        )
        _sync(folder / FILE)

    def store(self) -> None:
        offer = replace(
            tiny_offer({}), repo="org/model", revision="0" * 40, weights={FILE: self.digest}
        )
        Store(endpoint=self.endpoint, folder=self.folder, among={"tiny": offer}).download("tiny")


def _sync(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())


def measure(work: Callable[[], None], folder: Path) -> float:
    """Seconds; the folder is empty before and after."""
    start = time.perf_counter()
    work()
    took = time.perf_counter() - start
    for path in folder.iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    os.sync()
    return took


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--size", type=int, default=500, help="of the file, in MB")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--rate", type=float, default=0.0, help="MB a second; 0 for no limit")
    parser.add_argument("--folder", type=Path, help="where to write")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=asked.folder) as name:
        source, target = Path(name, "source"), Path(name, "target")
        source.mkdir()
        target.mkdir()
        with (source / FILE).open("wb") as file:
            for _ in range(asked.size):
                file.write(os.urandom(MB))
        program = [sys.executable, "-m", "tests.models.hub_server"]
        command = [*program, str(source), str(asked.rate * MB)]
        with subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        ) as server:
            assert server.stdout is not None
            contest = Contest(server.stdout.readline().strip(), target, sha256(source / FILE))
            _report(contest, asked.size, asked.rounds)
            server.kill()


def _report(contest: Contest, size: int, rounds: int) -> None:
    works = {
        "curl": contest.curl,
        "curl, sha256sum": contest.curl_and_sum,
        "huggingface_hub": contest.hub,
        "store": contest.store,
    }
    took: dict[str, list[float]] = {name: [] for name in works}
    for number in range(rounds + 1):
        for name, work in works.items():
            seconds = measure(work, contest.folder)
            if number:  # the first warms up
                took[name].append(seconds)
    for name, all_seconds in took.items():
        ratios = [ours / theirs for ours, theirs in zip(took["curl"], all_seconds, strict=True)]
        speed = size / statistics.median(all_seconds)
        print(f"{name:16} {speed:6.0f} MB/s  {statistics.median(ratios):5.2f} of curl")


if __name__ == "__main__":
    main()
