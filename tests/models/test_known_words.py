from __future__ import annotations

import pytest

from models.known_words import is_known, twins_of


@pytest.mark.parametrize("word", "the The corner virtually haven't Tom’s textbook a I go".split())
def test_words_are_known(word: str) -> None:
    assert is_known(word)


@pytest.mark.parametrize("word", "ona biackface goed wellknown areport x fi".split())
def test_strings_of_letters_are_not(word: str) -> None:
    assert not is_known(word)


@pytest.mark.parametrize(
    ("word", "twins"),
    [("comer", ["corner"]), ("Tom", ["torn"]), ("close", ["dose"]), ("school", []), ("m", [])],
)
def test_twins_look_alike(word: str, twins: list[str]) -> None:
    assert twins_of(word) == twins
