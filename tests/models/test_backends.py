from __future__ import annotations

from contextlib import suppress

import pytest

from models import registry
from models.backends import BatchCorrector, Cancelled, Corrector, Reviewer, Ticket
from models.errors import BadSettings
from models.languagetool import LanguageTool
from tests.fakes import ScriptedBatchCorrector, ScriptedCorrector


def test_a_ticket_hears_progress_between_0_and_1() -> None:
    heard: list[tuple[str, float]] = []
    ticket = Ticket(lambda step, fraction: heard.append((step, fraction)))
    for fraction in (-1, 0.5, 7):
        ticket.progress("Reading", fraction)
    assert heard == [("Reading", 0.0), ("Reading", 0.5), ("Reading", 1.0)]


def test_a_ticket_hears_an_answer_as_it_grows() -> None:
    heard: list[str] = []
    ticket = Ticket(hear=heard.append)
    for text in ("She", "She goes"):
        ticket.say(text)
    Ticket().say("to nobody")
    assert heard == ["She", "She goes"]
    ticket.cancel()
    for stops in (ticket.go_on, lambda: ticket.say("She goes home")):
        with pytest.raises(Cancelled):
            stops()
    assert heard == ["She", "She goes"]


def test_a_cancelled_ticket_stops_and_no_except_exception_keeps_it() -> None:
    ticket = Ticket()
    ticket.cancel()
    ticket.cancel()
    with pytest.raises(Cancelled), suppress(Exception):
        ticket.progress("Reading", 0.5)


def test_backends_are_made_once_and_known_by_name() -> None:
    assert registry.corrector("languagetool") is registry.corrector("languagetool")
    for name in registry.READERS:
        assert registry.reader(name).name == name
    with pytest.raises(BadSettings, match="no reader called “eyes”"):
        registry.reader("eyes")


def test_what_a_corrector_can_is_seen() -> None:
    assert isinstance(LanguageTool(), Reviewer)
    assert isinstance(ScriptedCorrector({}), Corrector)
    assert not isinstance(ScriptedCorrector({}), BatchCorrector)
    assert isinstance(ScriptedBatchCorrector({}), BatchCorrector)
