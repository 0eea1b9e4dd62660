"""What was decided by hand where the source is wrong, old or silent: `reviewed.tsv`."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from types import MappingProxyType

_TABLE = Path(__file__).with_name("reviewed.tsv")


def reviewed(decision: str) -> tuple[str, ...]:
    """The words that this was decided of; () where it was of none."""
    return _decisions().get(decision, ())


@cache
def _decisions() -> MappingProxyType[str, tuple[str, ...]]:
    lines = _TABLE.read_text(encoding="utf-8").splitlines()
    rows = (line.partition("\t") for line in lines if not line.startswith("#"))
    return MappingProxyType({decision: tuple(words.split()) for decision, _, words in rows})
