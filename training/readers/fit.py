"""Fit the odds by which the readers vote: a logistic regression for each kind of difference.

Kinds of which there are few examples stay near what all kinds have in common.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from models.reading_chunks import Kind
from models.reading_vote import logit
from training.readers.disputes import Disputed

TARGET = Path(__file__).parents[2] / "models" / "reading_odds.tsv"
HEADING = "# what differs, start, weight of the first reader's log odds, weight of the second's\n"
EXPECTED = np.array([0.0, -0.5, 0.5])  # each reader is believed as far as it is sure
HELD_OUT = 7  # one page in so many; odd, so that lists and texts are among them
HOLD = 6.0  # examples' worth of staying where a fit began
STEPS = 50


def fit(disputes: Sequence[Disputed]) -> dict[Kind, np.ndarray]:
    """Start and two weights for each kind that there is; a page's same mistake counts once."""
    disputes = list({each.mistake: each for each in disputes}.values())
    shared = _fit(disputes, EXPECTED)
    kinds: dict[Kind, list[Disputed]] = defaultdict(list)
    for each in disputes:
        kinds[each.kind].append(each)
    every = [kind for kind in Kind if kind is not Kind.NOTHING]
    return {kind: _fit(kinds[kind], shared) for kind in every}


def parted(disputes: Sequence[Disputed]) -> tuple[list[Disputed], list[Disputed]]:
    """Those to fit to, and those of the pages that are held out."""
    known = [each for each in disputes if each.page % HELD_OUT]
    held = [each for each in disputes if not each.page % HELD_OUT]
    return known, held


def write(odds: dict[Kind, np.ndarray], path: Path = TARGET) -> None:
    rows = ("\t".join([kind, *(f"{value:.3f}" for value in row)]) for kind, row in odds.items())
    path.write_text(HEADING + "\n".join(rows) + "\n", encoding="utf-8")


def right(disputes: Sequence[Disputed], odds: dict[Kind, np.ndarray]) -> int:
    """How many of ``disputes`` are settled rightly by ``odds``."""
    return sum(
        (float(odds[each.kind] @ _inputs([each])[0]) > 0) == each.second_right for each in disputes
    )


def _fit(disputes: Sequence[Disputed], start: np.ndarray) -> np.ndarray:
    """Newton's method on the likelihood, held near ``start``, within what makes sense."""
    weights = start.copy()
    if not disputes:
        return weights
    inputs = _inputs(disputes)
    target = np.array([each.second_right for each in disputes], dtype=np.float64)
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-inputs @ weights))
        slope = inputs.T @ (chance - target) + HOLD * (weights - start)
        bend = (inputs * (chance * (1 - chance))[:, None]).T @ inputs + HOLD * np.eye(3)
        weights = weights - np.linalg.solve(bend, slope)
        # A reader that is surer is never believed less, whatever a handful of examples say.
        weights[1], weights[2] = min(weights[1], 0.0), max(weights[2], 0.0)
    return weights


def _inputs(disputes: Sequence[Disputed]) -> np.ndarray:
    return np.array([(1.0, logit(each.first_sure), logit(each.second_sure)) for each in disputes])
