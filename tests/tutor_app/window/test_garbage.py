"""No full collection of garbage while something is awaited."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tutor_app.window.conftest import Desk, Opened
from tutor_app.garbage import MANY, NEVER, collect_at_rest_only, libraries_set_apart


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)
    gc.unfreeze()


def test_the_oldest_objects_are_left_alone() -> None:
    collect_at_rest_only()
    full = gc.get_stats()[2]["collections"]
    kept = [[number] for number in range(300_000)]
    assert gc.get_stats()[2]["collections"] == full
    assert len(kept) == 300_000


def test_what_libraries_bring_is_set_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(tmp_path))
    for number in range(MANY + 2):
        (tmp_path / f"brought_{number}.py").write_text("all = [[n] for n in range(100)]\n")
    before = gc.get_freeze_count()
    with libraries_set_apart():
        __import__("brought_0")
    assert gc.get_freeze_count() == before
    with libraries_set_apart():
        for number in range(1, MANY + 2):
            __import__(f"brought_{number}")
    assert gc.get_freeze_count() > before
    for name in [name for name in sys.modules if name.startswith("brought_")]:
        del sys.modules[name]


def test_the_window_begins_so_and_collects_when_the_learner_rests(opened: Opened) -> None:
    def use(desk: Desk) -> None:
        assert gc.get_threshold()[2] == NEVER
        full = gc.get_stats()[2]["collections"]
        desk.window.idle.look()
        assert gc.get_stats()[2]["collections"] > full

    opened.run(use)
