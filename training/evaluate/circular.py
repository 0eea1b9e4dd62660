"""Multiple choice in MMBench's manner: every rotation of the options must be answered rightly.

A model that always says A, or guesses a letter, is right at one rotation and wrong at the next.
Source: Liu et al., "MMBench: is your multi-modal model an all-around player?", ECCV 2024
(CircularEval; the single pass is VanillaEval there).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from itertools import chain
from typing import Any

from training.evaluate.bootstrap import Count, rate
from training.evaluate.questions import Question

ALL = "all"
PATIENCE = 12  # answers without a letter, from the first on, until a model is asked no more
# "B", "(b)", "B. went", "The answer is B", but not "A boy is reading".
_ALONE = re.compile(r"\W*([A-D])(?:\W*$|[.):,])|\W*\(([A-Da-d])\)|\W*([a-d])\W*$")
_TOLD = re.compile(r"(?i:\b(?:answer|option|letter|choice)\b(?: is)?)\W*([A-D])\b")

Ask = Callable[[Question], str]


def letter_of(answer: str, options: Sequence[str]) -> int | None:
    """The place of the option that was chosen; None where no letter or single option was named."""
    first = answer.strip().partition("\n")[0]
    found = _ALONE.match(first) or _TOLD.search(first)
    if found is not None:
        letter = next(group for group in found.groups() if group)
        place = "ABCD".index(letter.upper())
        return place if place < len(options) else None
    bare = [option.rstrip(".?!").lower() for option in options]
    named = [at for at, option in enumerate(bare) if option == first.strip(" .?!\"'“”").lower()]
    return named[0] if len(named) == 1 else None


def ask_in_circles(asked: Sequence[Question], ask: Ask) -> dict[str, Any]:
    """The part of the result on multiple choice.

    ``asked``: no question of it is true by itself; ``ask`` is called once for each rotation. A
    model that gives no letter at first is left in peace, and all its questions count as failed.
    """
    letters: list[bool] = []
    circles: dict[str, list[Count]] = defaultdict(list)
    singles: dict[str, list[Count]] = defaultdict(list)
    for question in asked:
        right = []
        for turn in range(len(question.options)):
            if len(letters) >= PATIENCE and not any(letters):
                break
            turned = question.rotated(turn)
            chosen = letter_of(ask(turned), turned.options)
            letters.append(chosen is not None)
            right.append(chosen == turned.right)
        whole = len(right) == len(question.options)
        circles[question.ability].append((whole and all(right), 1))
        singles[question.ability].append((sum(right), len(question.options)))
    return {
        "asked": len(letters),
        "letters": sum(letters),
        "given_up": len(letters) >= PATIENCE and not any(letters),
        "abilities": list(_rows(circles, singles)),
    }


def _rows(
    circles: dict[str, list[Count]], singles: dict[str, list[Count]]
) -> Iterator[dict[str, Any]]:
    """A row an ability, and one for all of them."""
    for ability in circles:
        yield _row(ability, circles[ability], singles[ability])
    yield _row(ALL, [*chain(*circles.values())], [*chain(*singles.values())])


def _row(ability: str, circle: list[Count], single: list[Count]) -> dict[str, Any]:
    return {
        "ability": ability,
        "questions": len(circle),
        "circular": asdict(rate(circle)),
        "single": asdict(rate(single)),
    }
