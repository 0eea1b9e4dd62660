"""Lists of words by name; the table is ``word_lists.tsv``."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

TABLE = Path(__file__).with_name("word_lists.tsv")


def word_list(name: str) -> frozenset[str]:
    """The words of the list with this name; KeyError when there is none."""
    return _lists()[name]


@lru_cache(maxsize=1)
def _lists() -> MappingProxyType[str, frozenset[str]]:
    rows = (line.partition("\t") for line in TABLE.read_text(encoding="utf-8").splitlines())
    return MappingProxyType(
        {name: frozenset(words.split()) for name, _, words in rows if not name.startswith("#")}
    )
