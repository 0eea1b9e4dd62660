"""A right sentence of the grid and the same with one error planted: a page pair's text."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from models.grammar.edits import compare
from models.grammar.explain import explain_all
from models.grammar.groups import verb_groups
from models.grammar.types import Correction, Edit, Explanation, VerbGroup
from training.grid.cells import PERSONS, Cell, GridTense, Planted

_MARKED = re.compile(r"\[([^|\]]*)\|([^|\]]*)\]")


@dataclass(frozen=True, slots=True)
class GridPair:
    """``variant`` is 0 for the sentence of the table, 1 and up for its variations."""

    cell: Cell
    right: str
    wrong: str
    planted: Planted
    variant: int = 0

    @property
    def key(self) -> str:
        """*go-past-simple-3*, *go-past-simple-3-v12*."""
        return f"{self.cell.key}-v{self.variant}" if self.variant else self.cell.key

    @property
    def correction(self) -> Correction:
        """The way from the wrong sentence to the right one, as the grammar core sees it."""
        return compare(self.wrong, self.right)

    @property
    def edit(self) -> Edit:
        """The one edit that mends the wrong sentence. ValueError where there is not just one."""
        (edit,) = self.correction.edits
        return edit

    @property
    def group(self) -> VerbGroup:
        """The verb group of the right sentence that the cell is about."""
        return next(
            group
            for group in verb_groups(self.right)
            if group.head.lemma == self.cell.verb and group.name.split(", ")[0] == self.cell.tense
        )

    def explanation(self, language: str = "en") -> Explanation:
        """What the tutor says about the planted error."""
        (found,) = explain_all(self.correction, language)
        return found


@cache
def grid() -> tuple[GridPair, ...]:
    """The 300 pairs, in the order of `cells.cells`."""
    text = Path(__file__).with_name("grid.tsv").read_text("utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    return tuple(
        _pair(row) for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    )


def marked(sentence: str) -> tuple[str, str]:
    """(right, wrong) of *She [has gone|goes] home.* ValueError without exactly one mark."""
    right, marks = _MARKED.subn(r"\1", sentence)
    if marks != 1:
        raise ValueError(f"{marks} marks in {sentence!r}")
    return right, _MARKED.sub(r"\2", sentence)


def _pair(row: dict[str, str]) -> GridPair:
    person = int(row["person"])
    if person not in PERSONS:
        raise ValueError(f"no such person: {row}")
    right, wrong = marked(row["sentence"])
    cell = Cell(row["verb"], GridTense(row["tense"]), person)
    return GridPair(cell, right, wrong, Planted(row["error"]))
