"""JobRunner: one job at a time, on a thread of its own, heard on the thread of the window."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from functools import partial

import pytest
from pytestqt.qtbot import QtBot

from models.backends import Ticket
from models.errors import NoText, TutorError
from tutor_app.jobs import JobRunner


@pytest.fixture
def runner(qtbot: QtBot) -> Iterator[JobRunner]:
    made = JobRunner()
    yield made
    made.shut_down()


def refuse(error: TutorError) -> None:
    raise AssertionError(error)


def never(result: object) -> None:
    raise AssertionError(result)


def test_the_work_is_elsewhere_and_its_result_comes_here(runner: JobRunner, qtbot: QtBot) -> None:
    threads: list[threading.Thread] = []
    done: list[tuple[str, threading.Thread]] = []

    def work(ticket: Ticket) -> str:
        threads.append(threading.current_thread())
        return "the lesson"

    with qtbot.waitSignal(runner.ended):
        runner.start(
            work, done=lambda r: done.append((r, threading.current_thread())), failed=refuse
        )
    assert done == [("the lesson", threading.main_thread())]
    assert threads[0] is not threading.main_thread()
    assert not runner.busy


def test_steps_are_heard_in_order(runner: JobRunner, qtbot: QtBot) -> None:
    heard: list[tuple[str, float]] = []
    runner.progressed.connect(lambda step, fraction: heard.append((step, fraction)))

    def work(ticket: Ticket) -> None:
        for number in range(2000):
            ticket.progress("Reading", number / 4000)
        ticket.progress("Explaining", 0.75)

    with qtbot.waitSignal(runner.ended):
        runner.start(work, done=lambda _: None, failed=refuse)
    assert heard[0] == ("Reading", 0.0)
    assert heard[-1] == ("Explaining", 0.75)
    assert len(heard) < 100  # the window is not flooded


def test_an_error_comes_with_its_words(runner: JobRunner, qtbot: QtBot) -> None:
    told: list[TutorError] = []

    def work(ticket: Ticket) -> None:
        raise NoText("There is nothing here.", "Try another page.")

    with qtbot.waitSignal(runner.ended):
        runner.start(work, done=never, failed=told.append)
    assert (told[0].message, told[0].hint) == ("There is nothing here.", "Try another page.")


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (ValueError("x is 3"), "Something went wrong inside TenseLens"),
        (MemoryError(), "The computer ran out of memory."),
        (OSError(28, "No space left on device"), "The computer says: No space left on device."),
    ],
)
def test_what_nobody_foresaw_is_told_in_plain_words(
    runner: JobRunner, qtbot: QtBot, error: Exception, words: str
) -> None:
    told: list[TutorError] = []

    def work(ticket: Ticket) -> None:
        raise error

    with qtbot.waitSignal(runner.ended):
        runner.start(work, done=never, failed=told.append)
    assert told[0].message.startswith(words)
    assert told[0].hint
    assert "x is 3" not in str(told[0])


def test_a_new_job_takes_the_place_of_the_old_one(runner: JobRunner, qtbot: QtBot) -> None:
    begun = threading.Event()
    results: list[str] = []

    def slow(ticket: Ticket) -> str:
        begun.set()
        while True:
            time.sleep(0.005)
            ticket.progress("Slow", 0.5)

    runner.start(slow, done=results.append, failed=refuse)
    assert begun.wait(2)
    with qtbot.waitSignal(runner.ended):
        runner.start(lambda ticket: "second", done=results.append, failed=refuse)
    assert results == ["second"]


def test_a_result_that_comes_too_late_is_dropped(runner: JobRunner, qtbot: QtBot) -> None:
    finished = threading.Event()
    results: list[str] = []

    def deaf(ticket: Ticket) -> str:  # does not look at its ticket again
        finished.wait(2)
        return "stale"

    runner.start(deaf, done=results.append, failed=refuse)
    with qtbot.waitSignal(runner.ended, timeout=200):
        runner.cancel()  # heard at once, though the thread is still at work
    finished.set()
    with qtbot.waitSignal(runner.ended):
        runner.start(lambda ticket: "new", done=results.append, failed=refuse)
    qtbot.wait(20)
    assert results == ["new"]


def test_a_job_may_start_the_next(runner: JobRunner, qtbot: QtBot) -> None:
    results: list[str] = []
    ends: list[bool] = []
    runner.ended.connect(lambda: ends.append(runner.busy))

    def first_done(result: str) -> None:
        results.append(result)
        runner.start(lambda ticket: "read", done=results.append, failed=refuse)

    runner.start(lambda ticket: "opened", done=first_done, failed=refuse)
    qtbot.waitUntil(lambda: len(results) == 2)
    assert results == ["opened", "read"]
    assert ends == [False]


def test_shutting_down_stops_the_job_and_leaves_no_thread(qtbot: QtBot) -> None:
    runner, stopped = JobRunner(), threading.Event()
    before = threading.active_count()

    def slow(ticket: Ticket) -> None:
        try:
            while True:
                time.sleep(0.005)
                ticket.progress("Slow", 0.5)
        finally:
            stopped.set()

    runner.start(slow, done=lambda _: None, failed=refuse)
    qtbot.wait(30)
    runner.shut_down()
    assert stopped.is_set()
    assert threading.active_count() == before


def test_jobs_in_turn_wait_for_each_other_and_are_finished_at_the_end(qtbot: QtBot) -> None:
    runner = JobRunner(in_turn=True)
    written: list[int] = []

    def write(number: int) -> None:
        time.sleep(0.01)
        written.append(number)

    for number in range(3):
        runner.start(partial(_call, write, number), done=lambda _: None, failed=refuse)
    runner.shut_down()
    assert written == [0, 1, 2]


def _call(write: Callable[[int], None], number: int, ticket: Ticket) -> None:
    write(number)


def test_what_a_model_writes_is_heard_and_the_last_of_it_comes_as_the_result(
    runner: JobRunner, qtbot: QtBot
) -> None:
    heard: list[str] = []
    done: list[str] = []
    runner.heard.connect(heard.append)

    def work(ticket: Ticket) -> str:
        ticket.say("Because")
        for _ in range(500):
            ticket.say("Because yesterday is over.")
        return "Because yesterday is over."

    with qtbot.waitSignal(runner.ended):
        runner.start(work, done=done.append, failed=refuse)
    assert heard[0] == "Because"
    assert len(heard) < 100
    assert done == ["Because yesterday is over."]


def test_nobody_waits_for_a_preparation_and_the_next_job_stops_it(
    runner: JobRunner, qtbot: QtBot
) -> None:
    begun, stopped = threading.Event(), threading.Event()

    def prepare(ticket: Ticket) -> None:
        begun.set()
        try:
            while True:
                time.sleep(0.001)
                ticket.go_on()
        finally:
            stopped.set()

    runner.prepare(prepare)
    assert begun.wait(5)
    assert not runner.busy
    with qtbot.waitSignal(runner.ended):
        runner.start(lambda ticket: None, done=lambda _: None, failed=refuse)
    assert stopped.is_set()


def test_a_preparation_that_fails_is_not_told(runner: JobRunner, qtbot: QtBot) -> None:
    tried = threading.Event()

    def prepare(ticket: Ticket) -> None:
        tried.set()
        raise NoText("There is nothing.")

    runner.prepare(prepare)
    assert tried.wait(5)
    with qtbot.waitSignal(runner.ended):
        runner.start(lambda ticket: None, done=lambda _: None, failed=refuse)


def test_one_thread_for_two_runners(runner: JobRunner, qtbot: QtBot) -> None:
    other = JobRunner(beside=runner)
    threads: list[threading.Thread] = []

    def work(ticket: Ticket) -> None:
        threads.append(threading.current_thread())

    with qtbot.waitSignals([runner.ended, other.ended]):
        runner.start(work, done=lambda _: None, failed=refuse)
        other.start(work, done=lambda _: None, failed=refuse)
        assert runner.busy
        assert other.busy
    assert threads[0] is threads[1]
    other.shut_down()  # and the thread goes on
    with qtbot.waitSignals([runner.begun, runner.ended]):
        runner.start(work, done=lambda _: None, failed=refuse)


def test_nothing_is_prepared_after_the_end(qtbot: QtBot) -> None:
    made = JobRunner()
    made.shut_down()
    made.prepare(never)


def test_a_job_is_not_disturbed_by_a_preparation(runner: JobRunner, qtbot: QtBot) -> None:
    prepared: list[str] = []
    go_on = threading.Event()

    def work(ticket: Ticket) -> None:
        assert go_on.wait(5)

    with qtbot.waitSignal(runner.ended):
        runner.start(work, done=lambda _: None, failed=refuse)
        runner.prepare(lambda ticket: prepared.append("in between"))
        go_on.set()
    assert prepared == []
