from __future__ import annotations

import pytest

from models.backends import Ticket
from models.grammar.explain import explain_all
from models.grammar.types import EditKind
from tests.fakes import Change, ScriptedCorrector
from tutor_app.explaining import explain_edits

SCRIPT = ScriptedCorrector(
    {
        "go": "went",
        "have": Change("has", EditKind.R_SVA),
        "seed": Change("seen", EditKind.R_FORM),
        "are": Change("were"),
    }
)


@pytest.mark.parametrize(
    "text",
    [
        "Yesterday I go to school.",
        "It was late last night. We are tired. My sister have a cold. 😀 She has never seed it!",
        "Yesterday I go home\n\nHe have a dog. They are away last week.",
        "  go",
    ],
)
def test_the_surroundings_are_enough(text: str) -> None:
    correction = SCRIPT.correct(text, Ticket())
    assert explain_edits(correction, "en") == explain_all(correction, "en")


def test_nothing_to_explain() -> None:
    assert explain_edits(SCRIPT.correct("All is well.", Ticket()), "en") == ()
