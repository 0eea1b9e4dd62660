"""The grid: 20 verbs in 5 tenses and 3 persons, each sentence right and with one error planted.

from training.grid import grid, variations

for pair in grid():                      # 300 of them, written by hand
    pair.cell.verb, pair.cell.tense      # "go", GridTense.PAST_SIMPLE
    pair.right, pair.wrong, pair.planted # ..., Planted.OVER_REGULAR
    pair.edit, pair.explanation()        # what the grammar core says of it
variations(10, seed=1)                   # 3000 more, with other people, places and times
"""

from training.grid.cells import PERSONS, VERBS, Cell, GridTense, Planted, cells
from training.grid.pairs import GridPair, grid, marked
from training.grid.splits import HELD_OUT_VERBS, split_by_verb
from training.grid.variations import variations

__all__ = [
    "HELD_OUT_VERBS",
    "PERSONS",
    "VERBS",
    "Cell",
    "GridPair",
    "GridTense",
    "Planted",
    "cells",
    "grid",
    "marked",
    "split_by_verb",
    "variations",
]
