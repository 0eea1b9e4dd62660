"""Fit the odds by which the readers vote: a logistic regression for each kind of difference.

Kinds of which there are few examples stay near what all kinds have in common, in which each kind
counts alike: else lost blanks, the commonest by far, would speak for all.
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
    kinds: dict[Kind, list[Disputed]] = defaultdict(list)
    for each in disputes:
        kinds[each.kind].append(each)
    share = [len(disputes) / len(kinds) / len(kinds[each.kind]) for each in disputes]
    shared = _fit(disputes, EXPECTED, np.array(share))
    odds: dict[Kind, np.ndarray] = {
        kind: _fit(kinds[kind], shared) for kind in Kind if kind is not Kind.NOTHING
    }
    # Whoever sees a blank where the other sees none is mostly right, be it the first or the second.
    mirrored = np.array([-odds[Kind.SPLIT][0], 0.0, 0.0])
    return {**odds, Kind.JOINED: _fit(kinds[Kind.JOINED], mirrored)}


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


def _fit(
    disputes: Sequence[Disputed], start: np.ndarray, share: np.ndarray | None = None
) -> np.ndarray:
    """Newton's method on the likelihood, held near ``start``, within what makes sense.

    ``share`` is what each of ``disputes`` counts, 1 if it is left out.
    """
    weights = start.copy()
    if not disputes:
        return weights
    inputs = _inputs(disputes)
    counts = np.ones(len(disputes)) if share is None else share
    target = np.array([each.second_right for each in disputes], dtype=np.float64)
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-inputs @ weights))
        slope = inputs.T @ (counts * (chance - target)) + HOLD * (weights - start)
        steep = counts * chance * (1 - chance)
        bend = (inputs * steep[:, None]).T @ inputs + HOLD * np.eye(3)
        weights = weights - np.linalg.solve(bend, slope)
        # A reader that is surer is never believed less, whatever a handful of examples say.
        weights[1], weights[2] = min(weights[1], 0.0), max(weights[2], 0.0)
    return weights


def _inputs(disputes: Sequence[Disputed]) -> np.ndarray:
    return np.array([(1.0, logit(each.first_sure), logit(each.second_sure)) for each in disputes])
