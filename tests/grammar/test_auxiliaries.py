"""Auxiliaries with person and number, and what contractions stand for."""

from __future__ import annotations

import pytest

from models.grammar.auxiliaries import be_form, expansions, have_form
from models.grammar.types import Tense


@pytest.mark.parametrize(
    ("token", "previous", "words"),
    [
        ("'s", "she", ("is", "has")),
        ("’s", "Let", ("us",)),
        ("'d", "I", ("had", "would")),
        ("n't", "did", ("not",)),
        ("N’T", "DID", ("not",)),
        ("ca", "he", ("can",)),
        ("Wo", "", ("will",)),
        ("goes", "he", ()),
    ],
)
def test_contractions_are_written_out(token: str, previous: str, words: tuple[str, ...]) -> None:
    assert expansions(token, previous) == words


def test_be_knows_person_number_and_tense() -> None:
    present = [be_form(Tense.PRESENT, person, False) for person in (1, 2, 3)]
    past = [be_form(Tense.PAST, person, False) for person in (1, 2, 3)]
    assert present == ["am", "are", "is"]
    assert past == ["was", "were", "was"]
    assert be_form(Tense.PRESENT, 3, True) == "are"
    assert be_form(Tense.PAST, 1, True) == "were"
    with pytest.raises(ValueError, match="no finite form"):
        be_form(Tense.FUTURE, 1, False)


def test_have_knows_the_third_person() -> None:
    assert (have_form(3, False), have_form(3, True), have_form(1, False)) == ("has", "have", "have")
