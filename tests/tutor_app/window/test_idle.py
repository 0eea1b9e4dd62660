"""Models that nobody uses are unloaded beside the window."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from models.at_rest import Unload
from models.backends import Ticket
from tutor_app.idle import Idle
from tutor_app.jobs import JobRunner
from tutor_app.preferences import Preferences
from tutor_app.settings import Settings


def test_what_idles_is_unloaded_when_no_job_runs(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    unloaded, asked = threading.Event(), []

    def resting(after: float) -> list[Unload]:
        asked.append(after)
        return [unloaded.set]

    monkeypatch.setattr("models.at_rest.idle", resting)
    jobs, owner = JobRunner(), QObject()
    watch = Idle(Preferences(Settings(unload_minutes=3)), jobs, owner)
    going = threading.Event()

    def work(ticket: Ticket) -> None:
        going.wait(60)

    with qtbot.waitSignal(jobs.ended):
        jobs.start(work, done=lambda _: None, failed=lambda _: None)
        watch.look()
        assert not unloaded.is_set()
        going.set()
    watch.look()
    assert unloaded.wait(60)
    assert asked == [180.0]  # nobody is asked while there is work
    jobs.shut_down()


def test_what_is_being_prepared_is_not_stopped(qtbot: QtBot) -> None:
    jobs, owner = JobRunner(), QObject()
    watch = Idle(Preferences(Settings()), jobs, owner)
    begun, going, stopped = threading.Event(), threading.Event(), []

    def prepare(ticket: Ticket) -> None:
        begun.set()
        going.wait(60)
        stopped.append(ticket.cancelled)

    jobs.prepare(prepare)
    assert begun.wait(60)
    watch.look()
    going.set()
    qtbot.waitUntil(lambda: jobs.at_rest)
    assert stopped == [False]
    jobs.shut_down()
