"""The field on lines of points that are known exactly."""

from __future__ import annotations

import numpy as np
import pytest

from models.page.curl import fit_curl
from models.page.text_lines import TextLine
from tests.models.page.sheets import Bend, Floats

X_HEIGHT = 15.0


def lines(bend: Bend, *, count: int, left: float = 200, right: float = 1200) -> list[TextLine]:
    """Baselines 40 pixels apart from row 300 on, whose letters are seen lower by ``bend``."""
    found = []
    for number in range(count):
        row = 300.0 + 40 * number
        x = np.arange(left, right, 18.0)
        y = np.rint(row + bend(x, np.full_like(x, row)))
        found.append(TextLine(x, y, X_HEIGHT, left, right))
    return found


def fold(x: Floats, row: Floats) -> Floats:
    return 40 * ((x - 700) / 500) ** 3 + 0 * row


def fan(x: Floats, row: Floats) -> Floats:
    return 0.1 * (x - 700) / 500 * (row - 700)


@pytest.mark.parametrize("bend", [fold, fan])
def test_the_bend_is_found_again(bend: Bend) -> None:
    curl = fit_curl(lines(bend, count=20), X_HEIGHT)
    x, row = np.meshgrid(np.arange(220.0, 1180, 30), curl.rows)
    off = curl.down(x, row) - bend(x, row)
    off -= off.mean(axis=1, keepdims=True)  # lines may be spaced in another way
    assert np.abs(off).max() < 1.5
    assert curl.error < 0.5 < curl.error_before


def test_level_lines_bring_no_field() -> None:
    curl = fit_curl(lines(lambda x, row: 0 * x, count=20), X_HEIGHT)
    assert curl.error_before == 0
    assert np.all(curl.down(np.linspace(-500, 2500, 50), np.full(50, 600.0)) == 0)


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 6, 8])
def test_few_lines_do_not_run_away(count: int) -> None:
    curl = fit_curl(lines(fold, count=count, left=500, right=900), X_HEIGHT)
    x, row = np.meshgrid(np.linspace(-800, 3000, 80), np.linspace(-1500, 3500, 80))
    seen = float(np.ptp(fold(np.array([500.0, 900.0]), np.zeros(2))))
    steepest = 40 * 3 / 500
    assert np.abs(curl.down(x, row)).max() < seen + steepest * 6 * X_HEIGHT + 5


def test_a_line_of_rubbish_changes_little() -> None:
    good = lines(fold, count=12)
    chance = np.random.default_rng(5)
    x = np.arange(300.0, 1100, 18)
    rubbish = TextLine(x, 900 + chance.normal(0, 40, len(x)), X_HEIGHT, 300, 1100)
    place, row = np.arange(220.0, 1180, 30), np.full(32, 500.0)
    clean, mixed = (
        fit_curl(found, X_HEIGHT).down(place, row) for found in (good, [*good, rubbish])
    )
    assert np.abs(clean - mixed - (clean - mixed).mean()).max() < 1.5


def test_without_lines_there_is_no_field() -> None:
    curl = fit_curl([], X_HEIGHT)
    assert curl.flat
    assert np.all(curl.down(np.zeros(3), np.zeros(3)) == 0)
