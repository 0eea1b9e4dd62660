"""`tenselens ask`, as a learner types it, with a real server on this computer."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from models.backends import Cancelled, Ticket
from models.errors import BadSettings
from models.tutor_prompts import REFUSALS
from tests.fakes import ScriptedBatchCorrector
from tests.models.chat_backend import PIECES, ChatBackend
from tests.tutor_app.conftest import App
from tests.tutor_app.lessons import AGREEMENT, TENSE, lesson_on
from tutor_app.asking import Turn, ask, chat_for, taught_of
from tutor_app.history import History
from tutor_app.settings import Settings

ANSWER = "".join(PIECES)


@pytest.fixture
def backend() -> Iterator[ChatBackend]:
    with ChatBackend().serving() as server:
        yield server


def test_the_newest_lesson_is_asked_about(app: App, backend: ChatBackend) -> None:
    with History(app.home) as history:
        history.add(lesson_on(TENSE))
        history.add(lesson_on(AGREEMENT))
    app.use(tutor_server=backend.address)
    ended = app.run("ask", "Why", "has?")
    assert (ended.status, ended.out) == (0, f"{ANSWER}\n")
    told = backend.asked[0]["messages"]
    assert AGREEMENT in told[1]["content"]
    assert told[1]["content"].endswith("Why has?")


def test_a_lesson_can_be_named(app: App, backend: ChatBackend) -> None:
    with History(app.home) as history:
        number = history.add(lesson_on(TENSE))
        history.add(lesson_on(AGREEMENT))
    ended = app.run("ask", "Why?", "--lesson", str(number), "--server", backend.address)
    assert (ended.status, ended.out) == (0, f"{ANSWER}\n")
    assert TENSE in backend.asked[0]["messages"][1]["content"]


def test_a_text_can_be_given(
    app: App, backend: ChatBackend, scripted: ScriptedBatchCorrector
) -> None:
    app.use(scripted, tutor_server=backend.address)
    ended = app.run("ask", "Why not 'go'?", "--text", TENSE, "--model", "large", "--json")
    assert ended.status == 0
    assert (ended.json["question"], ended.json["answer"]) == ("Why not 'go'?", ANSWER)
    assert backend.address in ended.json["by"]
    assert ended.json["caution"] == ""
    (asked,) = backend.asked
    assert asked["model"] == "large"
    assert "“go” becomes “went”" in asked["messages"][1]["content"]


def test_other_questions_never_leave_the_program(app: App, backend: ChatBackend) -> None:
    with History(app.home) as history:
        history.add(lesson_on(TENSE))
    app.use(tutor_server=backend.address)
    assert app.run("ask", "Who won the cup?").out == f"{REFUSALS['en']}\n"
    assert app.run("ask", "Who won the cup?", "--language", "es").out == f"{REFUSALS['es']}\n"
    assert not backend.asked


def test_a_text_model_that_is_not_there_is_told(app: App, scripted: ScriptedBatchCorrector) -> None:
    app.use(scripted)
    ended = app.run("ask", "Why?", "--text", TENSE, "--model", "phi-3-mini")
    assert ended.status == 2
    assert "Nobody is there to answer questions." in ended.err
    assert "tenselens models download phi-3-mini" in ended.err


def test_without_a_lesson_it_says_how(app: App) -> None:
    ended = app.run("ask", "Why?")
    assert ended.status == 2
    assert "There is no lesson yet to ask about." in ended.err
    assert "--text" in ended.err


def test_a_server_that_is_elsewhere_is_refused(app: App) -> None:
    with History(app.home) as history:
        history.add(lesson_on(TENSE))
    ended = app.run("ask", "Why?", "--server", "http://192.0.2.1:8080")
    assert ended.status == 2
    assert "not on this computer" in ended.err
    assert "tutor_may_be_remote" in ended.err


def test_offline_forbids_what_was_allowed() -> None:
    there = Settings(tutor_server="http://192.0.2.1:8080", tutor_may_be_remote=True)
    assert "192.0.2.1" in chat_for(there).title
    with pytest.raises(BadSettings, match="not on this computer"):
        chat_for(
            Settings(tutor_server="http://192.0.2.1:8080", tutor_may_be_remote=True, offline=True)
        )


def test_a_fault_of_the_server_is_told_in_words(app: App, backend: ChatBackend) -> None:
    with History(app.home) as history:
        history.add(lesson_on(TENSE))
    app.use(tutor_server=backend.address)
    backend.fault = "cut"
    ended = app.run("ask", "Why?")
    assert ended.status == 2
    assert ended.out == f"{PIECES[0].rstrip()} \n"  # what came is shown
    assert "broke off" in ended.err


def test_the_window_hears_the_answer_grow(backend: ChatBackend) -> None:
    heard: list[str] = []
    settings = Settings(tutor_server=backend.address)
    turns = (Turn("Why?", "It is over."),)
    answer = ask(lesson_on(), turns, "And now?", settings, Ticket(hear=heard.append))
    assert answer.text == ANSWER
    assert heard == [PIECES[0], PIECES[0] + PIECES[1], ANSWER]
    assert [message["role"] for message in backend.asked[0]["messages"]] == [
        "system", "user", "assistant", "user",
    ]  # fmt: skip


def test_a_learner_can_stop(backend: ChatBackend) -> None:
    backend.fault = "slow"
    ticket = Ticket(hear=lambda _: ticket.cancel())
    with pytest.raises(Cancelled):
        ask(lesson_on(), (), "Why?", Settings(tutor_server=backend.address), ticket)


def test_all_of_the_lesson_is_told() -> None:
    taught = taught_of(lesson_on(), "en")
    assert (taught.original, taught.corrected) == (TENSE, TENSE.replace("go", "went"))
    ((point),) = taught.points
    assert (point.before, point.after) == ("go", "went")
    assert point.reason
    assert taught.tenses == (("went", "past simple"),)
