"""Questions to the tutor about the lesson on the desk."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from models.backends import Ticket
from models.tutor_prompts import Message
from tests.tutor_app.window.conftest import Desk, Opened


@dataclass
class Chat:
    """Answers with ``pieces``; after ``waits`` of them it goes on when it is told to."""

    pieces: Sequence[str] = ("Because yesterday ", "is over.")
    waits: int = 99
    lacking: str = ""
    title: str = "A scripted chat"
    caution: str = "It may be wrong."
    heard: list[list[Message]] = field(default_factory=list)
    go_on: threading.Event = field(default_factory=threading.Event)

    def missing(self) -> str | None:
        return self.lacking or None

    def answer(self, messages: Sequence[Message], ticket: Ticket) -> Iterator[str]:
        self.heard.append(list(messages))
        for number, piece in enumerate(self.pieces):
            while number == self.waits and not self.go_on.wait(0.005):
                ticket.go_on()
            yield piece


@pytest.fixture
def chat(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> Chat:
    made = Chat()
    monkeypatch.setattr("tutor_app.asking.chat_for", lambda settings: made)
    return made


def learn(desk: Desk) -> None:
    desk.window.study.type_text("Yesterday I go home.")
    desk.press("Check the verbs")
    desk.wait_for(desk.window.study_page.lesson)


def field_of(desk: Desk) -> QLineEdit:
    fields = desk.window.study_page.lesson.ask.findChildren(QLineEdit)
    return fields[0]


def busy(desk: Desk) -> bool:
    return desk.window.questions.busy


def test_a_question_is_answered_and_the_next_one_knows_it(opened: Opened, chat: Chat) -> None:
    def use(desk: Desk) -> None:
        learn(desk)
        pane = desk.window.study_page.lesson.ask
        desk.press("Show the answer")
        desk.press("Ask the tutor")
        assert field_of(desk).text() == "Why “went” and not “go”?"
        desk.press("Ask", pane)
        desk.wait_for_words("Because yesterday is over.", pane)
        desk.wait_for_words("Answered by A scripted chat. It may be wrong.", pane)
        field_of(desk).setText("And in the present tense?")
        QTest.keyClick(field_of(desk), Qt.Key.Key_Return)
        desk.bot.waitUntil(lambda: len(chat.heard) == 2)
        told = [message["content"] for message in chat.heard[1]]
        assert "Because yesterday is over." in told
        desk.bot.waitUntil(lambda: not desk.window.questions.busy)

    opened.run(use)


def test_an_answer_is_shown_while_it_is_written_and_can_be_stopped(
    opened: Opened, chat: Chat
) -> None:
    chat.waits = 1

    def use(desk: Desk) -> None:
        learn(desk)
        pane = desk.window.study_page.lesson.ask
        field_of(desk).setText("Why past tense?")
        desk.press("Ask", pane)
        desk.wait_for_words("Because yesterday", pane)
        desk.do("stop")
        assert not desk.window.questions.busy
        assert desk.shown is desk.window.study_page.lesson  # only the answer was stopped
        assert "Because yesterday" in desk.words(pane)
        assert field_of(desk).isEnabled()

    opened.run(use)


def test_another_lesson_begins_another_talk(opened: Opened, chat: Chat) -> None:
    chat.waits = 1

    def use(desk: Desk) -> None:
        learn(desk)
        pane = desk.window.study_page.lesson.ask
        field_of(desk).setText("Why past tense?")
        desk.press("Ask", pane)
        desk.wait_for_words("Because yesterday", pane)
        desk.window.study.type_text("She sing well.")
        assert not desk.window.questions.busy
        desk.press("Check the verbs")
        desk.wait_for(desk.window.study_page.lesson)
        assert "Because" not in desk.words(pane)

    opened.run(use)


def test_another_check_stops_the_answer(opened: Opened, chat: Chat) -> None:
    chat.waits = 1

    def use(desk: Desk) -> None:
        learn(desk)
        pane = desk.window.study_page.lesson.ask
        field_of(desk).setText("Why past tense?")
        desk.press("Ask", pane)
        desk.wait_for_words("Because yesterday", pane)
        desk.press("2  Check the reading")
        assert busy(desk)  # it goes on while the learner looks elsewhere
        desk.press("Check the verbs")
        assert not busy(desk)
        desk.wait_for(desk.window.study_page.lesson)

    opened.run(use)


def test_a_missing_model_leads_to_the_models(opened: Opened, chat: Chat) -> None:
    chat.lacking = "Install a model."

    def use(desk: Desk) -> None:
        learn(desk)
        pane = desk.window.study_page.lesson.ask
        field_of(desk).setText("Why past tense?")
        desk.press("Ask", pane)
        desk.wait_for_words("Install a model.", pane)
        desk.press("Get a model …", pane)
        assert desk.window.place == "models"

    opened.run(use)


def test_the_window_closes_in_the_middle_of_an_answer(opened: Opened, chat: Chat) -> None:
    chat.waits = 0
    before = threading.active_count()

    def use(desk: Desk) -> None:
        learn(desk)
        field_of(desk).setText("Why past tense?")
        desk.press("Ask", desk.window.study_page.lesson.ask)
        desk.bot.waitUntil(lambda: bool(chat.heard))

    assert opened.run(use) == 0
    assert threading.active_count() == before


def test_trouble_is_told_and_another_question_can_be_asked(opened: Opened, chat: Chat) -> None:
    def use(desk: Desk) -> None:
        learn(desk)
        pane = desk.window.study_page.lesson.ask
        chat.pieces = ()
        field_of(desk).setText("Why past tense?")
        desk.press("Ask", pane)
        desk.wait_for_words("gave no answer", pane)
        chat.pieces = ("So it is.",)
        field_of(desk).setText("Why past tense?")
        desk.press("Ask", pane)
        desk.wait_for_words("So it is.", pane)

    opened.run(use)
