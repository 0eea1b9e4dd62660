"""Phrases that ask for another verb, or another form: *there has a book*, *had better to go*."""

from __future__ import annotations

import re
from collections.abc import Sequence

from models.grammar.auxiliaries import plain
from models.grammar.clash import Clash
from models.grammar.operations import DELETE, Operation
from models.grammar.types import Token

_THERE_HAVE = re.compile(
    r"^there (?P<have>have|has|had) "
    r"(?:(?P<one>an?)|no|some|many|several|few|two|three|four|five|lots) ",
    re.IGNORECASE,
)
# What *you* or *they* are used to do is done to them.
_PERSONS = frozenset({"i", "he", "she", "we"})
_BE = frozenset({"am", "is", "are", "was", "were", "'m", "'s", "'re"})
_BETWEEN = frozenset({"not", "n't", "never", "so", "quite", "still", "already", "now"})


def phrase_clash(tokens: Sequence[Token], text: str) -> Clash | None:
    """The first of them in one tagged sentence; ``text`` has one blank between its tokens."""
    words = [plain(token.text) for token in tokens]
    return _there_have(tokens, text) or _used_to(tokens, words) or _better_to(tokens, words)


def _there_have(tokens: Sequence[Token], text: str) -> Clash | None:
    """*There have a book on the table*, as other languages say it."""
    found = _THERE_HAVE.match(text)
    if found is None or any(token.tag == "VBN" for token in tokens[2:5]):  # there had no doubt been
        return None
    be = ("=was", "=were") if found["have"].lower() == "had" else ("=is", "=are")
    return Clash(1, tuple((Operation(1, word),) for word in be[: 1 if found["one"] else 2]))


def _used_to(tokens: Sequence[Token], words: Sequence[str]) -> Clash | None:
    """*He is used to wake up early*: to waking up, or he used to wake up."""
    for at in range(2, len(words) - 3):
        verb = tokens[at + 2].tag == "VB" and words[at + 3][0].isalnum()  # not: used to slang
        if words[at : at + 2] != ["used", "to"] or not verb:
            continue
        be = at - 1
        while be > 1 and words[be] in _BETWEEN:
            be -= 1
        if words[be] not in _BE or words[be - 1] not in _PERSONS:
            continue
        mends: list[tuple[Operation, ...]] = [(Operation(at + 2, ">gerund"),)]
        if be == at - 1:
            mends.append((Operation(be, DELETE),))
        return Clash(at + 2, tuple(mends))
    return None


def _better_to(tokens: Sequence[Token], words: Sequence[str]) -> Clash | None:
    """*You had better to go*."""
    for at in range(1, len(words) - 2):
        to = at + 1 + (words[at + 1] == "not")
        had = words[at - 1] in ("had", "'d") and words[at] == "better"
        if had and words[to] == "to" and tokens[to + 1].tag == "VB":
            return Clash(to, ((Operation(to, DELETE),),))
    return None
