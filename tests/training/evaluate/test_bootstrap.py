"""The arithmetic of rates and their intervals, on cases that can be done by hand."""

from __future__ import annotations

import pytest

from training.evaluate.bootstrap import difference, rate


def test_a_rate_is_hits_by_tries() -> None:
    found = rate([(1, 2), (0, 2), (2, 2), (1, 2)])
    assert (found.value, found.tries) == (0.5, 8)
    assert 0 <= found.low < 0.5 < found.high <= 1


def test_what_is_always_so_has_no_width() -> None:
    assert rate([(1, 1)] * 5).low == rate([(1, 1)] * 5).high == 1
    assert rate([(0, 1)] * 5).high == 0


def test_pairs_without_a_try_do_not_count() -> None:
    found = rate([(1, 1), (0, 0), (0, 0)])
    assert (found.value, found.tries) == (1, 1)
    nothing = rate([])
    assert (nothing.value, nothing.low, nothing.high, nothing.tries) == (0, 0, 0, 0)


def test_the_interval_is_as_wide_as_the_binomial_one() -> None:
    """Half of 100: 1.96 standard errors of 0.05 to either side."""
    found = rate([(1, 1), (0, 1)] * 50)
    assert found.low == pytest.approx(0.402, abs=0.015)
    assert found.high == pytest.approx(0.598, abs=0.015)


def test_pages_that_go_together_make_the_interval_wider() -> None:
    """Both pages of a pair right or both wrong: as good as half as many."""
    together, apart = rate([(2, 2), (0, 2)] * 50), rate([(1, 2)] * 100)
    assert together.value == apart.value == 0.5
    assert together.high - together.low > 0.15
    assert apart.high == apart.low


def test_the_difference_is_taken_pair_by_pair() -> None:
    """The second is right wherever the first is, and on one pair of ten more."""
    before = [(1, 1)] * 40 + [(0, 1)] * 10
    after = [(1, 1)] * 45 + [(0, 1)] * 5
    found = difference(before, after)
    assert found.value == pytest.approx(0.1)
    assert found.low > 0
    # As if they were others' pairs, the interval would hold 0.
    apart = rate(after).low - rate(before).high
    assert apart < 0


def test_two_that_are_alike_do_not_differ() -> None:
    found = difference([(1, 2)] * 8, [(1, 2)] * 8)
    assert (found.value, found.low, found.high) == (0, 0, 0)


def test_results_of_other_pairs_cannot_be_taken_from_each_other() -> None:
    with pytest.raises(ValueError, match="longer"):
        difference([(1, 1)], [(1, 1), (1, 1)])
