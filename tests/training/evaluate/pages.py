"""Pages and answers made by hand."""

from __future__ import annotations

from pathlib import Path

from models.grammar.edits import compare
from training.evaluate.answers import Answer
from training.evaluate.routes import said_of
from training.evaluate.scores import PairScore, Score
from training.evaluate.truth import PagePair, Shown
from training.grid import GridPair, grid


def pair_of(key: str) -> GridPair:
    (found,) = (pair for pair in grid() if pair.key == key)
    return found


def page_pair(key: str, *, where: str = "the sentence of exercise 5") -> PagePair:
    pair = pair_of(key)
    right, wrong = (_shown(pair, where, right=right) for right in (True, False))
    return PagePair(right, wrong)


def _shown(pair: GridPair, where: str, *, right: bool) -> Shown:
    name = f"{pair.key}-{'right' if right else 'wrong'}"
    facts = "It is page 12 of a textbook."
    return Shown(
        name, Path(f"{name}.jpg"), f"digest of {name}", pair, right, where, "andika", facts, ()
    )


def answered(read: str, corrected: str, *, reason: str = "") -> Answer:
    """A route that read this and corrected it to that."""
    correction = compare(read, corrected)
    return Answer(read, correction.edits, said_of(correction), reason)


def exact(page: Shown) -> Answer:
    """All as it should be."""
    return answered(page.sentence, page.pair.right)


def pair_score(
    pair: PagePair, right: Answer | None = None, wrong: Answer | None = None
) -> PairScore:
    """What is not given is as it should be."""
    return PairScore(
        Score(pair.right, right or exact(pair.right)), Score(pair.wrong, wrong or exact(pair.wrong))
    )
