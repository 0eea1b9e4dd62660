from __future__ import annotations

import pytest

from models.lone_letters import with_pronouns
from models.reading import Piece, Row
from models.transcript import Box


def row(text: str) -> Row:
    return Row(tuple(Piece(word, (1, 1, 1), Box(0, 0, 9, 9), 0.9) for word in text.split()))


@pytest.mark.parametrize(
    ("seen", "meant"),
    [
        ("b l am speaking to a customer.", "b I am speaking to a customer."),
        ("So l do not know, but l, too, was there.", "So I do not know, but I, too, was there."),
        ("“l have” and l’ve and l'll mean it.", "“I have” and I’ve and I'll mean it."),
        ("l is going to the library.", "I is going to the library."),
        ("Tomorrow, l will go there again", "Tomorrow, I will go there again"),
    ],
)
def test_a_small_l_by_itself_is_the_pronoun(seen: str, meant: str) -> None:
    assert with_pronouns(row(seen)).text == meant


@pytest.mark.parametrize(
    "seen",
    [
        "They fil l their pockets with nuts.",  # broken off
        "l = 4 * w + 2",
        "l) Write it down.",
        "It is well known that all lie.",
        "5 l of milk",
    ],
)
def test_another_l_stays(seen: str) -> None:
    assert with_pronouns(row(seen)).text == seen
