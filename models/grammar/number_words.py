"""Words whose number or person their ending does not show; the table is ``number_words.tsv``."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from types import MappingProxyType

_TABLE = Path(__file__).with_name("number_words.tsv")
# Kinds of nouns and pronouns that are explained in their own way, the most special first.
_GROUPS = ("each", "uncountable", "group-noun", "plural")


def number_words(kind: str) -> frozenset[str]:
    """The words of a kind; KeyError when there is none."""
    return _kinds()[kind]


def noun_group(word: str) -> str | None:
    """*each*, *uncountable*, *group-noun* or *plural*; None for words that follow their ending."""
    return next((kind for kind in _GROUPS if word in number_words(kind)), None)


@cache
def _kinds() -> MappingProxyType[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for line in _TABLE.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            kind, _, words = line.partition("\t")
            found[kind] = found.get(kind, frozenset()).union(words.split())
    return MappingProxyType(found)
