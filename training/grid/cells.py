"""The cells of the grid, and the kinds of error that are planted in them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import get_args

from models.grammar.auxiliaries import Person
from models.grammar.types import EditKind

VERBS = (
    "be have do go see eat write take make give come run speak begin study play stop try watch work"
).split()
PERSONS: tuple[Person, ...] = get_args(Person)


class GridTense(StrEnum):
    """The five tenses, by the names that the grammar core gives to verb groups."""

    PRESENT_SIMPLE = "present simple"
    PRESENT_CONTINUOUS = "present continuous"
    PAST_SIMPLE = "past simple"
    PRESENT_PERFECT = "present perfect"
    FUTURE = "future with will"


class Planted(StrEnum):
    """What is wrong in a wrong sentence."""

    TIME = "time"  # She goes there yesterday.
    AGREEMENT = "agreement"  # She go there every day.
    FORM = "form"  # after an auxiliary: She has went there.
    AUXILIARY = "auxiliary"  # missing or one too many: She going there now.
    OVER_REGULAR = "over-regular"  # She "goed" there yesterday. She is "writeing".

    @property
    def words(self) -> str:
        """What a report calls it."""
        return _WORDS[self]

    @property
    def kinds(self) -> frozenset[EditKind]:
        """The kinds of edit that mend it."""
        return _KINDS[self]


_WORDS = {
    Planted.TIME: "tense against its time word",
    Planted.AGREEMENT: "subject and verb do not agree",
    Planted.FORM: "wrong form after an auxiliary",
    Planted.AUXILIARY: "missing or extra auxiliary",
    Planted.OVER_REGULAR: "over-regular form",
}
_KINDS = {
    Planted.TIME: frozenset({EditKind.R_TENSE}),
    Planted.AGREEMENT: frozenset({EditKind.R_SVA}),
    Planted.FORM: frozenset({EditKind.R_FORM}),
    Planted.AUXILIARY: frozenset(
        {EditKind.M_VERB, EditKind.M_TENSE, EditKind.U_TENSE, EditKind.U_FORM}
    ),
    Planted.OVER_REGULAR: frozenset({EditKind.R_INFL}),
}


@dataclass(frozen=True, slots=True, order=True)
class Cell:
    """One place of the grid. Person 1 is *I, we*; 3 is everyone who is neither I nor you."""

    verb: str
    tense: GridTense
    person: Person

    @property
    def key(self) -> str:
        """*go-past-simple-3*."""
        return f"{self.verb}-{self.tense.replace(' ', '-')}-{self.person}"


def cells() -> tuple[Cell, ...]:
    """All 300, verb by verb."""
    return tuple(
        Cell(verb, tense, person) for verb in VERBS for tense in GridTense for person in PERSONS
    )
