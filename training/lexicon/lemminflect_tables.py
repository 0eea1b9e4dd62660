"""The tables inside the LemmInflect package: verbs with their forms, and all other words."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

_VERBS = frozenset({"verb", "aux"})


@dataclass(frozen=True, slots=True)
class Forms:
    """The accepted spellings of one verb; all sets are empty where the table gives none."""

    past: frozenset[str]  # and past participle
    gerund: frozenset[str]
    third_person: frozenset[str]


@cache
def verb_forms() -> MappingProxyType[str, Forms]:
    """Every verb of the table by its lemma, as it is written there."""
    return MappingProxyType(
        {word: _forms(forms) for word, kind, forms in _rows("infl_lu") if kind == "verb"}
    )


@cache
def other_words() -> frozenset[str]:
    """Every form, in small letters, of the words that are (also) nouns, adjectives, adverbs."""
    found = {word.lower() for word, kind, _ in _rows("lemma_lu") if kind not in _VERBS}
    for word, kind, forms in _rows("infl_lu"):
        if kind not in _VERBS:
            found.add(word.lower())
            found.update(form.lower() for cell in forms.split(",") for form in _spellings(cell))
    return frozenset(found)


def _rows(name: str) -> Iterator[tuple[str, str, str]]:
    """(word, part of speech, forms divided by commas)."""
    packed = files("lemminflect").joinpath("resources", f"{name}.csv.gz").read_bytes()
    for line in gzip.decompress(packed).decode("utf-8").splitlines():
        word, kind, forms = line.split(",", 2)
        yield word, kind, forms


def _forms(cells: str) -> Forms:
    """``cells`` are past, past participle, gerund and third person: abided/abode,,abiding,abides"""
    past, participle, gerund, third = map(_spellings, (cells.split(",") + [""] * 3)[:4])
    return Forms(past | participle, gerund, third)


def _spellings(cell: str) -> frozenset[str]:
    return frozenset(filter(None, cell.split("/")))
