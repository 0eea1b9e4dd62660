"""Verb words that something else in their sentence rules out, whatever their own form."""

from __future__ import annotations

from collections.abc import Sequence

from models.grammar.clash import Clash
from models.grammar.mood_clashes import mood_clash
from models.grammar.phrase_clashes import phrase_clash
from models.grammar.time_clashes import time_clash
from models.grammar.types import Token


def clash_of(tokens: Sequence[Token]) -> Clash | None:
    """The clash in one tagged sentence, if there is one that is beyond doubt."""
    text = " ".join(token.text for token in tokens)
    return time_clash(tokens, text) or mood_clash(tokens) or phrase_clash(tokens, text)
