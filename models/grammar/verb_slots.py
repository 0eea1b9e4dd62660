"""The verb strings of a sentence, each with the slot it stands in.

Only what the words around leave no doubt about goes into a slot: where the subject may count one
way or the other (*the team*, a list, a name in -s) it asks for nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from models.grammar.auxiliaries import plain
from models.grammar.clauses import Reading, readings_of
from models.grammar.demands import Opening, Slot
from models.grammar.phrases import phrase_before
from models.grammar.string_joins import joined
from models.grammar.string_links import unsure_links
from models.grammar.subject_trust import demanding
from models.grammar.types import Certainty, Tense, Token
from models.grammar.verb_strings import VerbString
from models.grammar.word_lists import word_list
from models.grammar.words import NOMINATIVE, Word, words_of

_CLITICS = frozenset({"'s", "'d"})
_JOINS = frozenset({"and", "or", "nor", "but", ",", "then"})
_SURE_FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})


def verb_strings(tokens: Sequence[Token]) -> tuple[VerbString, ...]:
    """The verb strings of one tagged sentence, from left to right."""
    words = words_of(tokens)
    readings = [reading for reading in readings_of(words) if not _is_unread(words, reading)]
    strings = [_string(words, reading) for reading in readings]
    return joined(words, readings, strings)


def _is_unread(words: Sequence[Word], reading: Reading) -> bool:
    """*ain't* fits everywhere; *you better go* and *he daren't go* follow rules of their own."""
    first = words[reading.chain.first]
    if first.full in ("better", "need", "dare"):
        return first.full == "better" or len(reading.chain.places) > 1
    return any(plain(words[place].written) == "ai" for place in reading.chain.places)


def _string(words: Sequence[Word], reading: Reading) -> VerbString:
    places = tuple(reading.chain.places)
    full = (_in_full(words[place]) for place in places)
    slot, certainty, subject = _slot(words, reading)
    unsure = unsure_links(words, reading)
    return VerbString(places, tuple(full), slot, certainty, subject, unsure)


def _in_full(word: Word) -> str:
    """*'s* and *'d* stay as they are: they have two readings."""
    written = plain(word.written)
    return written if written in _CLITICS else word.full


def _slot(words: Sequence[Word], reading: Reading) -> tuple[Slot, Certainty, int | None]:
    first = reading.chain.first
    if not reading.finite:
        return Slot(_nonfinite_opening(words, reading)), Certainty.SURE, None
    if reading.tense is Tense.IMPERATIVE:
        return Slot(_command_opening(words, first)), Certainty.MAYBE, None
    if words[first].full == "does" and _forbids(words, reading):
        return Slot(Opening.FINITE, False, "you"), Certainty.SURE, None
    if _is_shared(words, reading) or reading.special == "present subjunctive":
        return Slot(), Certainty.MAYBE, None
    certainty = _opening_certainty(words, reading)
    found = demanding(words, reading)
    if found is None or reading.tense is Tense.MODAL:
        return Slot(Opening.FINITE), certainty, None
    slot = Slot(Opening.FINITE, found.takes_s, found.name, _is_irreal(words, reading))
    weaker = found.certainty if certainty is Certainty.SURE else certainty
    return slot, weaker, found.start


def _command_opening(words: Sequence[Word], first: int) -> Opening:
    later = any(word.is_verb for word in words[:first])
    asks = words[-1].full.startswith("?")
    return Opening.ANY if later or asks or words[first].tag != "VB" else Opening.BASE


def _forbids(words: Sequence[Word], reading: Reading) -> bool:
    """*Doesn't go!* for *Don't go!*: the verb follows at once, and nobody asks."""
    places = reading.chain.places
    opens = places[0] == 0 or not words[places[0] - 1].written[0].isalnum()
    negated = places[0] + 1 < len(words) and words[places[0] + 1].is_negation
    together = len(places) > 1 and places[1] == places[0] + 2
    return opens and negated and together and not words[-1].full.startswith("?")


def _opening_certainty(words: Sequence[Word], reading: Reading) -> Certainty:
    """A lone participle is a slip for a finite verb after *he*, *they* ...; after nouns maybe."""
    at = reading.chain.first
    if words[at].tag in _SURE_FINITE or reading.chain.inverted:
        return Certainty.SURE
    before = at - 1
    while before > 0 and words[before].is_adverb:
        before -= 1
    asked = before > 0 and words[before - 1].is_verb
    pronoun = before >= 0 and words[before].full in NOMINATIVE and not asked
    return Certainty.SURE if pronoun else Certainty.MAYBE


def _is_shared(words: Sequence[Word], reading: Reading) -> bool:
    """*has eaten and [drunk]*: the form is asked by an auxiliary that stands further left."""
    at = reading.chain.first - 1
    while at > 0 and words[at].is_adverb:
        at -= 1
    tag = words[reading.chain.first].tag
    joins = at >= 0 and words[at].full in _JOINS
    return joins and not reading.chain.inverted and tag in ("VB", "VBN", "VBG", "VBP")


def _is_irreal(words: Sequence[Word], reading: Reading) -> bool:
    """*if he were*, *I wish it were*, *as it were*, *were he to come*."""
    before = words[: reading.chain.first]
    as_it = [word.full for word in before[-2:]] == ["as", "it"]
    asks = words[-1].full.startswith("?")
    irreal = any(word.full in word_list("irreal") for word in before)
    return irreal or as_it or (reading.chain.inverted and not asks)


def _nonfinite_opening(words: Sequence[Word], reading: Reading) -> Opening:
    at = reading.chain.first
    if reading.special == "bare infinitive":
        phrase = phrase_before(words, at)
        taker = words[phrase.start - 1].full if phrase is not None and phrase.start else ""
        return Opening.BASE if taker in word_list("base slot takers") else Opening.ANY
    before = words[at - 1].full if at else ""
    gerund = before in word_list("gerund prepositions") and words[at].tag in ("VBG", "VB")
    return Opening.GERUND if gerund else Opening.ANY
