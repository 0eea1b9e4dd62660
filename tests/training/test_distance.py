from __future__ import annotations

import pytest

from models.grammar.types import Span
from training.distance import even, letters_off, nearest


@pytest.mark.parametrize(
    ("text", "whole", "found", "off"),
    [
        ("I goed home.", "a I goed home. b We went.", "I goed home.", 0),
        ("I goed home.", "a I good home. b We went.", "I good home.", 1),
        ("I goed home.", "a Igoed home. b", "Igoed home.", 1),
        ("goed", "went", "we", 3),
        ("You go.", "a you go. b", "you go.", 1),
        ("goed", "", "", 4),
        ("", "went", "", 0),
        ("goedhome", "He goed home.", "goed home", 1),
        ("xyz", "He goed home.", "", 3),
    ],
)
def test_the_nearest_stretch_is_found_where_it_stands(
    text: str, whole: str, found: str, off: int
) -> None:
    stretch = nearest(text, whole)
    assert (stretch.span.of(whole), stretch.off) == (found, off)
    assert letters_off(text, found) == off


def test_of_several_as_near_the_first_is_taken() -> None:
    assert nearest("gone", "gome gane").span == Span(0, 4)


@pytest.mark.parametrize(
    ("one", "other", "off"),
    [
        ("", "", 0),
        ("went", "went", 0),
        ("goed", "went", 4),
        ("kitten", "sitting", 3),
        ("", "ab", 2),
    ],
)
def test_letters_to_change_put_in_and_leave_out(one: str, other: str, off: int) -> None:
    assert letters_off(one, other) == letters_off(other, one) == off


def test_even_text_keeps_its_places() -> None:
    text = "“It’s\nhere” – she\tsaid"
    assert even(text) == '"It\'s here" - she said'
    assert len(even(text)) == len(text)
