"""Margins that lean are set upright, and text without margins is left alone."""

from __future__ import annotations

import numpy as np

from models.page.lean import Lean, find_lean
from models.page.text_lines import TextLine

X_HEIGHT = 15.0
ROWS = np.arange(300.0, 1300, 40)


def line(left: float, right: float, row: float) -> TextLine:
    x = np.arange(left, right, 18.0)
    return TextLine(x, np.full_like(x, row), X_HEIGHT, left, right)


def test_a_lean_is_found_and_goes_both_ways() -> None:
    down = ROWS - ROWS.mean()
    text = [line(200 + 0.1 * at, 1200 - 0.05 * at, row) for at, row in zip(down, ROWS, strict=True)]
    lean = find_lean(text, ROWS, X_HEIGHT)
    left = lean.straight(np.array([each.left for each in text]), ROWS)
    right = lean.straight(np.array([each.right for each in text]), ROWS)
    assert np.ptp(left) < 1
    assert np.ptp(right) < 1
    np.testing.assert_allclose(lean.leant(left, ROWS), [each.left for each in text], atol=1e-6)


def test_ragged_ends_do_not_count() -> None:
    chance = np.random.default_rng(4)
    text = [line(200 + 0.1 * row, 900 + chance.uniform(0, 300), row) for row in ROWS]
    lean = find_lean(text, ROWS, X_HEIGHT)
    assert abs(lean.slope - 0.1) < 0.01
    assert lean.change == 0


def test_upright_margins_and_no_margins_bring_none() -> None:
    chance = np.random.default_rng(6)
    assert find_lean([line(200, 1200, row) for row in ROWS], ROWS, X_HEIGHT) == Lean()
    scattered = [line(chance.uniform(100, 500), chance.uniform(800, 1300), row) for row in ROWS]
    assert find_lean(scattered, ROWS, X_HEIGHT) == Lean()
    assert find_lean(scattered[:3], ROWS[:3], X_HEIGHT) == Lean()
