"""No full collection of garbage while something is awaited."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from tests.tutor_app.window.conftest import Desk, Opened
from tutor_app.garbage import NEVER, collect_at_rest_only


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)


def test_the_oldest_objects_are_left_alone() -> None:
    collect_at_rest_only()
    full = gc.get_stats()[2]["collections"]
    kept = [[number] for number in range(300_000)]
    assert gc.get_stats()[2]["collections"] == full
    assert len(kept) == 300_000


def test_the_window_begins_so_and_collects_when_the_learner_rests(opened: Opened) -> None:
    def use(desk: Desk) -> None:
        assert gc.get_threshold()[2] == NEVER
        full = gc.get_stats()[2]["collections"]
        desk.window.idle.look()
        assert gc.get_stats()[2]["collections"] > full

    opened.run(use)
