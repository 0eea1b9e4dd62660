"""Look-ups in tables of words: what verbs ask for, words that set tenses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

_FOLDER = Path(__file__).resolve().parent
_GRAMMAR = _FOLDER.parent


def words(name: str) -> frozenset[str]:
    """The list of this name in `words.tsv`; KeyError where there is none."""
    return _word_lists()[name]


def patterns(lemma: str) -> frozenset[str]:
    """The groups of `verb_patterns.tsv` that a verb belongs to."""
    return _verb_patterns().get(lemma, frozenset())


def confusion(one: str, other: str) -> str | None:
    """The rule that tells two verbs apart, whichever of the two was written."""
    return _confusions().get(frozenset((one, other)))


@cache
def signals(fact: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """(group, words) of all signals of one fact, the longest first."""
    found = [
        (group, tuple(listed.split()))
        for kind, group, listed in _rows(_GRAMMAR / "signals.tsv", columns=3)
        if kind == fact
    ]
    return tuple(sorted(found, key=lambda row: -len(row[1])))


@cache
def _word_lists() -> Mapping[str, frozenset[str]]:
    lines = (_FOLDER / "words.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.partition("\t") for line in lines if not line.startswith("#"))
    return MappingProxyType({name: frozenset(listed.split()) for name, _, listed in rows})


@cache
def _verb_patterns() -> Mapping[str, frozenset[str]]:
    rows = _rows(_GRAMMAR / "verb_patterns.tsv", columns=2)
    return MappingProxyType({verb: frozenset(groups.split()) for verb, groups in rows})


@cache
def _confusions() -> Mapping[frozenset[str], str]:
    rows = _rows(_GRAMMAR / "confused_verbs.tsv", columns=3)
    return MappingProxyType({frozenset((one, other)): rule for one, other, rule in rows})


def _rows(path: Path, *, columns: int) -> Iterator[list[str]]:
    """The rows of a table, without comments and the line of headings."""
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    for row in rows[1:]:
        if len(row) != columns:
            raise ValueError(f"{path.name}: {columns} columns expected in {row!r}")
        yield row
