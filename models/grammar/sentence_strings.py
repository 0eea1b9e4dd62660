"""All verb strings of a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from models.grammar.auxiliaries import plain
from models.grammar.clauses import Reading, readings_of
from models.grammar.string_joins import joined
from models.grammar.string_links import unsure_links, verb_places
from models.grammar.string_patterns import told_by_verbs
from models.grammar.types import Token
from models.grammar.verb_slots import slot_of
from models.grammar.verb_strings import VerbString
from models.grammar.words import Word, words_of

_CLITICS = frozenset({"'s", "'d"})


def verb_strings(tokens: Sequence[Token]) -> tuple[VerbString, ...]:
    """The verb strings of one tagged sentence, from left to right."""
    words = words_of(tokens)
    readings = [reading for reading in readings_of(words) if not _is_unread(words, reading)]
    strings = [_string(words, reading) for reading in readings]
    told = told_by_verbs(words, joined(words, readings, strings))
    return tuple(replace(string, begin=_begin(words, string.places[0])) for string in told)


def _begin(words: Sequence[Word], first: int) -> int:
    """The first of the adverbs before the verb; *not* stands behind an auxiliary."""
    while first and words[first - 1].is_adverb and words[first - 1].full != "not":
        first -= 1
    return first


def _is_unread(words: Sequence[Word], reading: Reading) -> bool:
    """*ain't* fits everywhere; *you better go* and *he daren't go* follow rules of their own."""
    at = reading.chain.first
    first, before = words[at].full, words[at - 1] if at else None
    negated = at + 1 < len(words) and words[at + 1].is_negation
    if first in ("better", "dare", "daresay") or (first == "need" and (negated or reading.modal)):
        return True
    clock = first == "am" and before is not None and before.tag == "CD"  # at 9 am
    return clock or any(plain(words[place].written) == "ai" for place in reading.chain.places)


def _string(words: Sequence[Word], reading: Reading) -> VerbString:
    places = verb_places(words, reading)
    placed = slot_of(words, reading)
    return VerbString(
        places,
        tuple(_in_full(words[place]) for place in places),
        placed.slot,
        certainty=placed.certainty,
        subject=placed.subject,
        unsure=unsure_links(words, reading),
    )


def _in_full(word: Word) -> str:
    """*'s* and *'d* stay as they are: they have two readings."""
    written = plain(word.written)
    return written if written in _CLITICS else word.full
