"""Golden files: outputs of rules, kept beside the tests and read by people."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings

# Tiny models gain nothing by more threads, and on a busy machine threads wait for each other. Set
# before torch is imported, here and in the programs that tests start.
os.environ.setdefault("OMP_NUM_THREADS", "1")

# The first example of a test may load a table, and the machine may be busy.
settings.register_profile("no deadline", deadline=None)
settings.load_profile("no deadline")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write the golden files anew instead of comparing with them; then read the diff",
    )


@dataclass(frozen=True)
class Golden:
    update: bool

    def check(self, path: Path, actual: str) -> None:
        """Fail unless ``path`` holds ``actual``; with ``--update-golden`` make it so."""
        if self.update:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(actual, encoding="utf-8")
        assert path.exists(), f"{path} is missing: write it by --update-golden"
        assert actual == path.read_text(encoding="utf-8")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    return Golden(update=bool(request.config.getoption("--update-golden")))
