"""Link each letter with the next one on its line, and follow the links to chains."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from models.page.arrays import Floats, Ints
from models.page.letters import Letters

GAP = 1.5  # heights of the taller letter; words of a justified line stand further apart than 1
TOUCH = -0.35  # boxes of slanted letters overlap
ALIKE = 2.4  # a capital is at most so much taller than a small letter
SAME_ROW = 0.4  # of the lower letter's height must lie beside the taller one's
TIGHT = 0.5  # heights; letters of one word stand closer than this, lines never


@dataclass(frozen=True, slots=True)
class Links:
    """``following[i]`` is the letter after letter ``i`` on its line, -1 where the chain ends."""

    following: Ints
    gap: Floats  # to that letter, in heights; infinite where there is none

    @property
    def tight(self) -> int:
        return int(np.count_nonzero(self.gap < TIGHT))


def link(letters: Letters) -> Links:
    """For each letter the nearest to its right that also has it as the nearest to its left."""
    count = len(letters)
    nearest = np.full(count, np.inf)
    following = np.full(count, -1, dtype=np.int64)
    back_nearest = np.full(count, np.inf)
    back = np.full(count, -1, dtype=np.int64)
    reach = _reach(letters)
    for step in range(1, int(reach.max(initial=0)) + 1):
        first = np.flatnonzero(reach >= step)
        second = first + step
        cost = _cost(letters, first, second)
        better = cost < nearest[first]
        nearest[first[better]], following[first[better]] = cost[better], second[better]
        better = cost < back_nearest[second]
        back_nearest[second[better]], back[second[better]] = cost[better], first[better]
    mutual = (following >= 0) & (back[following] == np.arange(count))
    following[~mutual] = -1
    gap = np.full(count, np.inf)
    first = np.flatnonzero(mutual)
    gap[first] = _gap(letters, first, following[first])
    return Links(following, gap)


def chains(links: Links) -> list[Ints]:
    """The letters of each chain, from left to right."""
    following = links.following.tolist()
    continued = set(following)
    found = []
    for start in range(len(following)):
        if start in continued:
            continue
        chain = [start]
        while (after := following[chain[-1]]) >= 0:
            chain.append(after)
        found.append(np.array(chain, dtype=np.int64))
    return found


def _reach(letters: Letters) -> Ints:
    """How many of the letters that come next in the order of their left sides may be near."""
    last = np.searchsorted(letters.left, letters.right + GAP * letters.height, side="right")
    return np.asarray(last - 1 - np.arange(len(letters)), dtype=np.int64)


def _gap(letters: Letters, first: Ints, second: Ints) -> Floats:
    taller = np.maximum(letters.height[first], letters.height[second])
    return (letters.left[second] - letters.right[first]) / taller


def _cost(letters: Letters, first: Ints, second: Ints) -> Floats:
    """How far ``second`` is from following ``first``; infinite where it cannot."""
    high, low = letters.height[first], letters.height[second]
    shared = np.minimum(letters.bottom[first], letters.bottom[second]) - np.maximum(
        letters.top[first], letters.top[second]
    )
    gap = _gap(letters, first, second)
    taller = np.maximum(high, low)
    off = np.minimum(
        np.abs(letters.bottom[second] - letters.bottom[first]),
        np.abs(letters.top[second] - letters.top[first]),
    )
    possible = (
        (gap > TOUCH)
        & (gap < GAP)
        & (taller < ALIKE * np.minimum(high, low))
        & (shared > SAME_ROW * np.minimum(high, low))
        & (letters.middle[second] > letters.middle[first])
    )
    return np.where(possible, np.maximum(gap, 0) + off / taller, np.inf)
