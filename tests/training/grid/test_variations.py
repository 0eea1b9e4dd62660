"""Variations keep what the tests of the table hold of the table."""

from __future__ import annotations

from collections import Counter

import pytest

from models.grammar.groups import verb_groups
from training.grid import Cell, GridPair, GridTense, Planted, cells, grid, split_by_verb, variations


@pytest.fixture(scope="module")
def varied() -> tuple[GridPair, ...]:
    return variations(1, seed=5)


def test_every_cell_is_varied(varied: tuple[GridPair, ...]) -> None:
    assert [pair.cell for pair in varied] == list(cells())
    assert {pair.right for pair in varied}.isdisjoint(pair.right for pair in grid())


def test_the_planted_error_is_all_that_is_wrong(varied: tuple[GridPair, ...]) -> None:
    for pair in varied:
        assert pair.edit.kind in pair.planted.kinds, pair
        assert pair.correction.corrected == pair.right


def test_the_tense_is_that_of_the_cell(varied: tuple[GridPair, ...]) -> None:
    for pair in varied:
        names = {g.name.split(", ")[0] for g in verb_groups(pair.right)}
        assert pair.cell.tense in names, pair.right


def test_all_kinds_of_error_come(varied: tuple[GridPair, ...]) -> None:
    shares = Counter(pair.planted for pair in varied)
    assert min(shares[planted] for planted in Planted) > len(varied) / 10


def test_a_seed_gives_the_same_again(varied: tuple[GridPair, ...]) -> None:
    assert variations(1, seed=5, of=cells()[::10]) == varied[::10]


def test_another_seed_gives_others(varied: tuple[GridPair, ...]) -> None:
    others = variations(1, seed=6, of=cells()[::10])
    assert sum(pair.right in {other.right for other in others} for pair in varied) < 5


def test_too_many_are_refused() -> None:
    few = Cell("be", GridTense.PRESENT_CONTINUOUS, 1)
    with pytest.raises(ValueError, match="ask for fewer"):
        variations(1000, of=[few])


def test_training_and_test_share_no_verb() -> None:
    training, test = split_by_verb(grid())
    assert len(training) + len(test) == 300
    assert not {p.cell.verb for p in training} & {p.cell.verb for p in test}
    assert len(test) == 60
