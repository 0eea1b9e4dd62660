"""Multiple choice, where a lucky letter must not count."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.training.evaluate.pages import page_pair
from training.evaluate.circular import ALL, PATIENCE, ask_in_circles, letter_of
from training.evaluate.questions import Question, questions

PAGE = page_pair("go-past-simple-3").wrong
OPTIONS = ("went", "goed", "goes", "gone")


@pytest.mark.parametrize(
    ("answer", "place"),
    [
        ("B", 1),
        ("B.", 1),
        ("(b)", 1),
        ("b", 1),
        (" B. goed\n", 1),
        ("B) goed", 1),
        ("**D**", 3),
        ("The answer is C.", 2),
        ("Option: A", 0),
        ("goes", 2),
        ("“Goes.”", 2),
        ("A boy is reading a book.", None),
        ("I do not know", None),
        ("E", None),
        ("", None),
        ("went or goed", None),
        ("because", None),
    ],
)
def test_the_letter_of_an_answer(answer: str, place: int | None) -> None:
    assert letter_of(answer, OPTIONS) == place


def test_a_letter_beyond_the_options_is_none() -> None:
    assert letter_of("D", ("yes", "no")) is None


def question(right: int = 0) -> Question:
    return Question("tense", PAGE, "Which?", OPTIONS, right)


def test_options_go_around_and_the_right_one_with_them() -> None:
    turned = question(right=2).rotated(1)
    assert turned.options == ("goed", "goes", "gone", "went")
    assert turned.options[turned.right] == "goes"
    assert [question(2).rotated(turn).right for turn in range(4)] == [2, 1, 0, 3]


def told(ask: Callable[[Question], str], count: int = 1) -> dict[str, dict[str, float]]:
    found = ask_in_circles([question(at % 4) for at in range(count)], ask)
    (row,) = (row for row in found["abilities"] if row["ability"] == "tense")
    return {name: row[name] for name in ("circular", "single")}


def test_who_knows_is_right_all_around() -> None:
    found = told(lambda asked: "ABCD"[asked.right])
    assert (found["circular"]["value"], found["single"]["value"]) == (1, 1)


def test_a_lucky_letter_does_not_count() -> None:
    found = told(lambda asked: "A", count=8)
    assert found["circular"]["value"] == 0
    assert found["single"]["value"] == 0.25


def test_who_is_wrong_at_one_rotation_fails_the_question() -> None:
    found = told(lambda asked: "ABCD"[asked.right] if asked.right else "B")
    assert found["circular"]["value"] == 0
    assert found["single"]["value"] == 0.75


def test_a_model_without_letters_is_left_in_peace_and_fails() -> None:
    asked: list[Question] = []

    def mumble(one: Question) -> str:
        asked.append(one)
        return "zq zq"

    found = ask_in_circles([question()] * 20, mumble)
    assert len(asked) == found["asked"] == PATIENCE
    assert (found["given_up"], found["letters"]) == (True, 0)
    assert [(row["ability"], row["questions"]) for row in found["abilities"]] == [
        ("tense", 20),
        (ALL, 20),
    ]
    assert all(
        row["circular"]["value"] == row["single"]["value"] == 0 for row in found["abilities"]
    )
    assert found["abilities"][-1]["single"]["tries"] == 80


def test_every_ability_has_its_question() -> None:
    pair = page_pair("go-past-simple-3")
    found = {one.ability: one for one in questions(pair)}
    assert set(found) == {
        *("tense", "person", "verb type", "error kind"),
        *("reading", "judging", "correcting", "explaining"),
    }
    answers = {ability: one.options[one.right] for ability, one in found.items()}
    assert answers["tense"] == "past simple"
    assert answers["person"].startswith("someone")
    assert answers["verb type"].startswith("irregular")
    assert answers["error kind"] == "over-regular form"
    assert answers["reading"] == pair.wrong.sentence
    assert answers["correcting"] == pair.right.sentence
    assert answers["explaining"] == "Irregular past"
    assert pair.right.sentence in found["reading"].options  # who repairs takes it
    assert "A. " in found["tense"].written
    assert pair.wrong.where in found["tense"].written
    judged = [one for one in questions(pair) if one.ability == "judging"]
    assert [(one.page.right, one.options[one.right]) for one in judged] == [
        (False, "no"),
        (True, "yes"),
    ]


@pytest.mark.parametrize(
    "key", ["run-present-simple-3", "be-past-simple-1", "play-present-simple-2"]
)
def test_options_are_different_and_at_most_four(key: str) -> None:
    for one in questions(page_pair(key)):
        assert 2 <= len(one.options) == len(set(one.options)) <= 4
