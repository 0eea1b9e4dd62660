"""Variations of the grid: the same cells with other subjects, phrases and time words."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from models.grammar.edits import compare
from models.grammar.groups import verb_groups
from training.grid.cells import Cell, GridTense, Planted, cells
from training.grid.clauses import Clause, Shape, right_group
from training.grid.pairs import GridPair, grid
from training.grid.planting import shapes, wrong_groups
from training.grid.tables import LONG, Phrase, When, people, phrases, times

_TRIES = 200  # a cell that cannot be filled in so many is a gap in the tables
_FRONT = 0.3  # the share of time words that open the sentence, where they may
_QUESTIONS = 0.2
_USUALLY = "usually"  # the habit that the present continuous goes least with


def variations(
    each: int, *, seed: int = 0, of: Sequence[Cell] | None = None
) -> tuple[GridPair, ...]:
    """``each`` variations of every cell (or of the cells ``of``), all different.

    The same seed gives the same variations of a cell, whatever other cells are asked for. Kinds
    of error come in the shares in which the table has them in that tense. ValueError if the
    tables do not hold so many.
    """
    found: list[GridPair] = []
    for cell in cells() if of is None else of:
        found.extend(_of_cell(cell, each, random.Random(f"{seed} {cell.key}")))
    return tuple(found)


def _of_cell(cell: Cell, each: int, chance: random.Random) -> Iterator[GridPair]:
    seen = {pair.right for pair in grid() if pair.cell == cell}
    kinds = _possible(cell)
    for variant in range(1, each + 1):
        for _ in range(_TRIES):
            pair = _draw(cell, variant, _weighted(cell.tense, kinds, chance), chance)
            if pair is not None and pair.right not in seen:
                break
        else:
            raise ValueError(f"there are not {each} variations of {cell.key}; ask for fewer")
        seen.add(pair.right)
        yield pair


def _draw(cell: Cell, variant: int, planted: Planted, chance: random.Random) -> GridPair | None:
    """One variation; None where this error does not fit what was drawn."""
    clause = _clause(cell, planted, chance)
    groups = () if clause is None else wrong_groups(cell.verb, cell.tense, clause, planted)
    if clause is None or not groups:
        return None
    right = clause.text(right_group(cell.verb, cell.tense, clause.who, clause.shape))
    wrong = clause.text(chance.choice(groups))
    if not (_mended_once(wrong, right, planted) and _names_tense(right, cell)):
        return None
    return GridPair(cell, right, wrong, planted, variant)


def _clause(cell: Cell, planted: Planted, chance: random.Random) -> Clause | None:
    shape = _shape(shapes(cell.verb, cell.tense, planted), chance)
    phrase = chance.choice(phrases(cell.verb, cell.tense))
    if planted is Planted.TIME and cell.tense is GridTense.PRESENT_PERFECT and not phrase.lasting:
        return None  # "She just comes home" is wrong for some only
    when = chance.choice(_times(cell.tense, phrase, planted, shape))
    who = chance.choice(people(cell.person))
    if shape is Shape.QUESTION and who.person == 1:
        return None  # "Do I eats fish?" is asked by no textbook
    front = when.place == "front" and shape is Shape.STATEMENT and chance.random() < _FRONT
    return Clause(who, when, phrase.words, shape, front)


def _shape(possible: Sequence[Shape], chance: random.Random) -> Shape:
    if Shape.STATEMENT in possible and chance.random() > _QUESTIONS:
        return Shape.STATEMENT
    return chance.choice(possible)


def _times(tense: GridTense, phrase: Phrase, planted: Planted, shape: Shape) -> tuple[When, ...]:
    """The time words that fit; where the time is the point, those that leave no doubt."""
    found = times(tense)
    if tense is GridTense.PRESENT_PERFECT and phrase.lasting:
        found = times(LONG)
    elif planted is Planted.TIME and tense is GridTense.PRESENT_SIMPLE:
        return tuple(when for when in found if when.words == _USUALLY)
    if shape is not Shape.STATEMENT:
        found = tuple(when for when in found if when.place != "middle")
    return found


def _names_tense(right: str, cell: Cell) -> bool:
    """Whether the grammar core finds the verb of the cell in its tense."""
    return any(
        group.head.lemma == cell.verb and group.name.split(", ")[0] == cell.tense
        for group in verb_groups(right)
    )


def _mended_once(wrong: str, right: str, planted: Planted) -> bool:
    """Whether the grammar core sees one edit, of the kind that was planted."""
    correction = compare(wrong, right)
    kinds = [edit.kind for edit in correction.edits]
    return len(kinds) == 1 and kinds[0] in planted.kinds and correction.corrected == right


@cache
def _shares(tense: GridTense) -> Counter[Planted]:
    return Counter(pair.planted for pair in grid() if pair.cell.tense is tense)


def _weighted(tense: GridTense, kinds: Sequence[Planted], chance: random.Random) -> Planted:
    (kind,) = chance.choices(kinds, [_shares(tense)[kind] for kind in kinds])
    return kind


@cache
def _possible(cell: Cell) -> tuple[Planted, ...]:
    """The kinds of error that can be planted in a cell at all."""
    chance = random.Random(cell.key)
    return tuple(kind for kind in _shares(cell.tense) if _fits(cell, kind, chance))


def _fits(cell: Cell, planted: Planted, chance: random.Random) -> bool:
    drawn = (_clause(cell, planted, chance) for _ in range(_TRIES))
    return any(
        clause is not None and wrong_groups(cell.verb, cell.tense, clause, planted)
        for clause in drawn
    )
