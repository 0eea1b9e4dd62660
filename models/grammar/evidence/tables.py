"""Look-ups in the tables about words: what verbs ask for, number of nouns, words that set a tense."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

_FOLDER = Path(__file__).resolve().parent.parent


def patterns(lemma: str) -> frozenset[str]:
    """The groups of `verb_patterns.tsv` that a verb belongs to."""
    return _verb_patterns().get(lemma, frozenset())


def confusion(one: str, other: str) -> str | None:
    """The rule that tells two verbs apart, whichever of the two was written."""
    return _confusions().get(frozenset((one, other)))


def noun_group(word: str) -> str | None:
    """*each*, *uncountable*, *group-noun* or *plural*; None for nouns that follow their ending."""
    return _noun_groups().get(word)


@cache
def signals(fact: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """(group, words) of all signals of one fact, the longest first."""
    found = [
        (group, tuple(words.split()))
        for kind, group, words in _rows("signals.tsv", columns=3)
        if kind == fact
    ]
    return tuple(sorted(found, key=lambda row: -len(row[1])))


@cache
def _verb_patterns() -> Mapping[str, frozenset[str]]:
    rows = _rows("verb_patterns.tsv", columns=2)
    return MappingProxyType({verb: frozenset(groups.split()) for verb, groups in rows})


@cache
def _confusions() -> Mapping[frozenset[str], str]:
    rows = _rows("confused_verbs.tsv", columns=3)
    return MappingProxyType({frozenset((one, other)): rule for one, other, rule in rows})


@cache
def _noun_groups() -> Mapping[str, str]:
    return MappingProxyType(dict(_pairs("noun_number.tsv")))


def _pairs(name: str) -> Iterator[tuple[str, str]]:
    for word, group in _rows(name, columns=2):
        yield word, group


def _rows(name: str, *, columns: int) -> Iterator[list[str]]:
    """The rows of a table, without comments and the line of headings."""
    lines = (_FOLDER / name).read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    for row in rows[1:]:
        if len(row) != columns:
            raise ValueError(f"{name}: {columns} columns expected in {row!r}")
        yield row
