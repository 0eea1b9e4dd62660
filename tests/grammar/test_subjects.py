"""Person and number of subjects, by the groups of real sentences."""

from __future__ import annotations

import pytest

from models.grammar.groups import verb_groups
from models.grammar.subjects import (
    Agreement,
    Number,
    agreement_at,
    agreement_of,
    number_of,
    person_of,
)
from models.grammar.types import Span

S, P, E = Number.SINGULAR, Number.PLURAL, Number.EITHER


@pytest.mark.parametrize(
    ("text", "person", "number"),
    [
        ("I am here.", 1, S),
        ("We are here.", 1, P),
        ("You are late.", 2, P),
        ("She works.", 3, S),
        ("They work.", 3, P),
        ("Everyone knows.", 3, S),
        ("Nobody knows.", 3, S),
        ("People say so.", 3, P),
        ("The news is good.", 3, S),
        ("Mathematics is hard.", 3, S),
        ("Politics is dull.", 3, E),
        ("The police have come.", 3, P),
        ("The policemen have come.", 3, P),
        ("The women sing.", 3, P),
        ("The team is happy.", 3, E),
        ("My family live in Rome.", 3, E),
        ("These sheep are white.", 3, P),
        ("This series is long.", 3, S),
        ("The series was good.", 3, E),
        ("Ten dollars is enough.", 3, E),
        ("My glasses are lost.", 3, P),
        ("Tom and Mary are here.", 3, P),
        ("Tom and I are late.", 1, P),
        ("You and Tom are late.", 2, P),
        ("Neither Tom nor his brothers are here.", 3, P),
        ("Every boy and girl knows it.", 3, S),
        ("Each of the boys has a bike.", 3, S),
        ("A lot of water is lost.", 3, S),
        ("A lot of people are here.", 3, P),
        ("The number of cars is growing.", 3, S),
        ("A number of cars are red.", 3, P),
        ("The niece of most guests has left.", 3, S),
        ("There are two reasons.", 3, P),
        ("The bus is late.", 3, S),
        ("The class is noisy.", 3, E),
        ("The boss knows.", 3, S),
        ("James has a dog.", 3, S),
        ("Swimming is fun.", 3, S),
        ("Those were the days.", 3, P),
        ("The United States is large.", 3, S),
        ("The old are lonely.", 3, P),
        ("The man who lives here is old.", 3, S),
        ("NASA is in Washington.", 3, S),
    ],
)
def test_agreement(text: str, person: int, number: Number) -> None:
    group = next(group for group in reversed(verb_groups(text)) if group.subject)
    assert agreement_of(group, text) == Agreement(person, number)  # type: ignore[arg-type]
    assert person_of(group, text) == person
    assert number_of(group, text) == number


def test_no_subject() -> None:
    text = "Open the door."
    assert agreement_of(verb_groups(text)[0], text) is None
    assert person_of(verb_groups(text)[0], text) is None


def test_takes_s() -> None:
    assert Agreement(3, S).takes_s is True
    assert Agreement(1, S).takes_s is False
    assert Agreement(3, P).takes_s is False
    assert Agreement(3, E).takes_s is None


def test_head_only() -> None:
    text = "Many fish swim here."
    assert agreement_at(Span(5, 9), text) == Agreement(3, P)
