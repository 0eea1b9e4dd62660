"""What a pair of pages takes: its tense, person, type of verb and kind of error.

The four skills (reading, judging, correcting, explaining) are measures of their own; these are the
other abilities of the table, after the dimensions of MMBench (Liu et al., ECCV 2024).
"""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType

from models.grammar.types import Form
from models.grammar.verbs import inflect
from training.grid import HELD_OUT_VERBS, GridPair

SKILLS = MappingProxyType(
    {"reading": "read", "judging": "judged", "correcting": "corrected", "explaining": "explained"}
)
_AUXILIARIES = ("be", "have", "do")
_PERSONS = MappingProxyType({1: "first: I, we", 2: "second: you", 3: "third: all others"})


def verb_type(lemma: str) -> str:
    """*regular*; *regular, spelt otherwise* (tried, stopped); *irregular*; *also an auxiliary*."""
    if lemma in _AUXILIARIES:
        return "also an auxiliary"
    past = inflect(lemma, Form.PAST)[0]
    if past == f"{lemma}ed":
        return "regular"
    return "regular, spelt otherwise" if past.endswith("ed") else "irregular"


GROUPS: MappingProxyType[str, Callable[[GridPair], str]] = MappingProxyType(
    {
        "tense": lambda pair: pair.cell.tense,
        "person": lambda pair: _PERSONS[pair.cell.person],
        "verb type": lambda pair: verb_type(pair.cell.verb),
        "error kind": lambda pair: pair.planted.words,
        "verbs": lambda pair: (
            "held out from training" if pair.cell.verb in HELD_OUT_VERBS else "of the training"
        ),
    }
)
