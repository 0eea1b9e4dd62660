from __future__ import annotations

import numpy as np
import pytest

from models.rapid_lines import ReadLine, _decoded

CHARACTERS = ["", " ", "a", "b"]


def scores(path: str, sure: float = 0.9) -> np.ndarray:
    """One row for each step: "-" stands for nothing new."""
    rows = np.full((len(path), len(CHARACTERS)), (1 - sure) / (len(CHARACTERS) - 1))
    for step, character in enumerate(path):
        rows[step, CHARACTERS.index("" if character == "-" else character)] = sure
    return rows


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("aab", "ab"),
        ("a-ab", "aab"),
        ("-a--b-", "ab"),
        ("a b", "a b"),
        ("a-- --b", "a b"),
        ("---", ""),
        ("", ""),
    ],
)
def test_what_repeats_without_a_gap_is_one_character(path: str, text: str) -> None:
    assert _decoded(scores(path), CHARACTERS).text == text


def test_each_character_has_a_confidence_and_a_place() -> None:
    rows = scores("-aa- b--")
    rows[1, 2] = 0.6
    rows[5, 3] = 0.7
    line = _decoded(rows, CHARACTERS)
    assert line.text == "a b"
    assert line.confidences == pytest.approx((0.9, 0.9, 0.7))
    assert line.places == pytest.approx((2 / 8, 4.5 / 8, 5.5 / 8))
    assert line.confidence == pytest.approx(2.5 / 3)


def test_extents_of_words_do_not_leave_the_line() -> None:
    line = ReadLine("ab cd", (1.0,) * 5, (0.05, 0.3, 0.5, 0.7, 0.95))
    assert line.extent(0, 2) == pytest.approx((0.0, 0.4125))
    assert line.extent(3, 5) == pytest.approx((0.5875, 1.0))
    assert ReadLine("", (), ()).confidence == 0.0
