"""Verb groups that something else in their sentence rules out, whatever their own form."""

from __future__ import annotations

import re
from collections.abc import Sequence

from models.grammar.clash import Clash
from models.grammar.groups import verb_groups_of
from models.grammar.mood_clashes import mood_clash
from models.grammar.operations import Operation
from models.grammar.time_clashes import time_clash
from models.grammar.types import Token, VerbGroup

_THERE_HAVE = re.compile(
    r"^there (?P<have>have|has|had) "
    r"(?:(?P<one>an?)|no|some|many|several|few|two|three|four|five|lots) ",
    re.IGNORECASE,
)


def clash_of(tokens: Sequence[Token]) -> Clash | None:
    """The clash in one tagged sentence, if there is one that is beyond doubt."""
    text = " ".join(token.text for token in tokens)
    groups = verb_groups_of(tokens)
    return (
        time_clash(tokens, text, groups) or mood_clash(tokens, groups) or _there_have(text, groups)
    )


def _there_have(text: str, groups: Sequence[VerbGroup]) -> Clash | None:
    """*There have a book on the table*, as other languages say it."""
    found = _THERE_HAVE.match(text)
    if found is None or len(groups[0].words) != 1:
        return None
    be = ("=was", "=were") if found["have"].lower() == "had" else ("=is", "=are")
    return Clash(1, tuple((Operation(1, word),) for word in be[: 1 if found["one"] else 2]))
