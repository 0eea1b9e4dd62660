"""The talk about a page says what the grammar core says, and nothing is left unfilled."""

from __future__ import annotations

from random import Random

import pytest

from training.grid import GridPair, grid
from training.pages.turns import IMAGE, KINDS, Spoken, turns

GOED = next(pair for pair in grid() if pair.wrong.startswith("Lucy goed"))


def talk(pair: GridPair, kind: str, *, right: bool = False, seed: int = 0) -> list[str]:
    page = Spoken.of(pair, right=right, where="sentence b of exercise 3", facts=("It is a page.",))
    return [turn["value"] for turn in turns(page, kind, Random(seed))]


def test_reading_keeps_the_mistake() -> None:
    question, answer = talk(GOED, "read")
    assert question.startswith(IMAGE)
    assert "sentence b of exercise 3" in question
    assert answer == GOED.wrong


def test_a_wrong_sentence_is_corrected_and_explained() -> None:
    _, answer = talk(GOED, "correct")
    first, reason = answer.split("\n")
    assert first == GOED.right
    assert reason.startswith("Wrong. ")
    assert "irregular" in reason


def test_a_right_sentence_is_left_alone() -> None:
    _, answer = talk(GOED, "correct", right=True)
    first, reason = answer.split("\n")
    assert first == GOED.right
    assert reason.startswith("Right. ")
    assert "“went” is the past simple of “go”" in reason
    assert "“two years ago”" in reason


def test_several_turns_show_the_photo_once() -> None:
    values = talk(GOED, "talk")
    assert len(values) == 8
    assert [IMAGE in value for value in values] == [True] + [False] * 7
    assert values[-1].startswith("Plain form go; he/she/it form goes; past went")


def test_a_hint_does_not_tell_the_answer() -> None:
    hints = [talk(GOED, "reason", seed=seed) for seed in range(12)]
    told = [answer for question, answer in hints if "hint" in question or "not tell" in question]
    assert told
    assert all("went" not in answer for answer in told)


@pytest.mark.parametrize("right", [True, False])
def test_every_pair_can_be_talked_about(right: bool) -> None:
    for pair in grid()[::7]:
        for kind in KINDS:
            values = talk(pair, kind, right=right)
            assert len(values) % 2 == 0
            assert all(value.strip() and "{" not in value for value in values)
            assert (pair.right if right else pair.wrong) in "".join(values) or kind in (
                "correct",
                "reason",
            )
