"""Verb words that are right as they stand, whatever the words around them look like."""

from __future__ import annotations

from collections.abc import Sequence

from models.grammar.auxiliaries import plain
from models.grammar.candidates import INVERTED
from models.grammar.types import Token
from models.grammar.word_lists import word_list

_WISHING = frozenset({"bless", "forbid", "grant", "help", "rest", "save"})
_OBJECTS = frozenset({"me", "you", "him", "her", "us", "them"})
_REACH = 6  # words between *when* and *will*


def left_alone(tokens: Sequence[Token]) -> frozenset[int]:
    """The places of those in one sentence."""
    words = [plain(token.text) for token in tokens]
    rules = (_repeats, _is_modal, _blesses, _is_asked)
    return frozenset(at for at in range(len(words)) if any(rule(words, at) for rule in rules))


def _repeats(words: Sequence[str], at: int) -> bool:
    """*so do I, neither is he*: which auxiliary is right, a sentence before has told."""
    if not at or words[at] not in INVERTED or words[at - 1] not in ("so", "neither", "nor"):
        return False
    return at == 1 or not words[at - 2][0].isalnum() or words[at - 2] in ("and", "but")


def _is_modal(words: Sequence[str], at: int) -> bool:
    """*she need not worry*"""
    return words[at] in ("need", "dare") and words[at + 1 : at + 2] in (["not"], ["n't"])


def _blesses(words: Sequence[str], at: int) -> bool:
    """*God save the king*"""
    return words[at] in _WISHING and words[max(0, at - 1) : at] == ["god"]


def _is_asked(words: Sequence[str], at: int) -> bool:
    """*I don't know when he will come*, *tell me when he will come*"""
    if words[at] not in ("will", "'ll", "wo") or "when" not in words[max(1, at - _REACH) : at]:
        return False
    when = at - 1 - list(reversed(words[:at])).index("when")
    before = when - 2 if words[when - 1] in _OBJECTS else when - 1
    return before >= 0 and words[before] in word_list("ask when")
