"""The tables that variations are made from: who, when, what follows a verb, wrong forms."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Literal, cast

from models.grammar.auxiliaries import Person
from models.grammar.types import Form
from training.grid.cells import GridTense

LONG = "long"  # the time words of what goes on for years


@dataclass(frozen=True, slots=True)
class Who:
    words: str
    possessive: str
    person: Person
    plural: bool

    @property
    def third(self) -> bool:
        """Whether the verb takes its -s."""
        return self.person == 3 and not self.plural


@dataclass(frozen=True, slots=True)
class When:
    """``place`` is where it stands: before the verb, at the end, or as well at the front."""

    words: str
    place: Literal["middle", "end", "front"]


@dataclass(frozen=True, slots=True)
class Phrase:
    """What follows a verb; ``lasting`` goes on for years."""

    words: str
    lasting: bool


@cache
def people(person: Person) -> tuple[Who, ...]:
    return tuple(
        Who(row["words"], row["more"], person, row["agrees"] == "plural")
        for row in _rows("words.tsv")
        if row["part"] == "who" and row["of"] == str(person)
    )


@cache
def times(tense: GridTense | Literal["long"]) -> tuple[When, ...]:
    return tuple(
        When(row["words"], cast(Literal["middle", "end", "front"], row["more"]))
        for row in _rows("words.tsv")
        if row["part"] == "when" and row["of"] == tense
    )


@cache
def phrases(verb: str, tense: GridTense) -> tuple[Phrase, ...]:
    uses = {"all", "now" if tense is GridTense.PRESENT_CONTINUOUS else "not-now"}
    return tuple(
        Phrase(row["phrase"], row["long"] == "yes")
        for row in _rows("phrases.tsv")
        if row["verb"] == verb and row["use"] in uses
    )


@cache
def over_regular() -> MappingProxyType[tuple[str, Form], str]:
    """(verb, form) to the form that learners make instead."""
    rows = _rows("over_regular.tsv")
    return MappingProxyType({(row["verb"], Form(row["form"])): row["wrong"] for row in rows})


def _rows(name: str) -> Iterator[dict[str, str]]:
    text = Path(__file__).with_name(name).read_text("utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    # Cells that a row lacks at its end are empty.
    yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE, restval="")
