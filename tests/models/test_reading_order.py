from __future__ import annotations

import pytest

from models.reading_order import lines_of
from models.transcript import Box


def order(*boxes: tuple[int, int, int, int], reach: float = 40) -> list[list[int]]:
    return lines_of([Box(*box) for box in boxes], [reach] * len(boxes))


@pytest.mark.parametrize(
    ("boxes", "lines"),
    [
        # one column, found in another order
        (((0, 100, 500, 30), (0, 0, 500, 30), (0, 50, 500, 30)), [[1], [2], [0]]),
        # two words of one line, and a line below that begins further left
        (((220, 2, 200, 28), (10, 0, 200, 30), (0, 40, 400, 30)), [[1, 0], [2]]),
        # two columns side by side, which are no lines across
        (
            ((0, 0, 300, 30), (400, 0, 300, 30), (0, 50, 300, 30), (400, 50, 300, 30)),
            [[0], [2], [1], [3]],
        ),
        # a heading above both columns and a line below them
        (
            (
                (0, 0, 700, 30),
                (0, 60, 300, 30),
                (400, 60, 300, 30),
                (0, 110, 300, 30),
                (400, 110, 300, 30),
                (0, 170, 700, 30),
            ),
            [[0], [1], [3], [2], [4], [5]],
        ),
        ((), []),
    ],
)
def test_lines_come_in_reading_order(
    boxes: tuple[tuple[int, int, int, int], ...], lines: list[list[int]]
) -> None:
    assert order(*boxes) == lines


def test_what_is_out_of_reach_is_another_line() -> None:
    words = ((0, 0, 100, 30), (150, 0, 100, 30))
    assert order(*words, reach=60) == [[0, 1]]
    assert order(*words, reach=30) == [[0], [1]]
