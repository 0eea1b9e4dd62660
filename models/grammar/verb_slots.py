"""The verb strings of a sentence, each with the slot it stands in.

Only what the words around leave no doubt about goes into a slot: where the subject may count one
way or the other (*the team*, *there is*, a list, a name in -s) it asks for nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from models.grammar.auxiliaries import plain
from models.grammar.clauses import Reading, readings_of
from models.grammar.demands import Opening, Slot
from models.grammar.phrases import phrase_before
from models.grammar.subject_trust import Demanding, demanding
from models.grammar.types import Certainty, Tense, Token
from models.grammar.word_lists import word_list
from models.grammar.words import NOMINATIVE, Word, words_of

_CLITICS = frozenset({"'s", "'d"})
_JOINS = frozenset({"and", "or", "nor", "but", ",", "then"})
_IRREAL = frozenset(
    {"if", "though", "wish", "wishes", "wished", "unless", "lest", "suppose", "rather", "whether",
     "as", "would", "imagine", "till", "until"}
)  # fmt: skip
_GERUND_TAKERS = frozenset({"of", "for", "without", "by", "about", "from", "at", "instead"})


@dataclass(frozen=True, slots=True)
class VerbString:
    """``words`` stand at ``places``; ``subject`` is where the subject's phrase begins.

    ``certainty`` is that of the slot: the links inside the string are sure.
    """

    places: tuple[int, ...]
    words: tuple[str, ...]
    slot: Slot
    certainty: Certainty = Certainty.SURE
    subject: int | None = None


def verb_strings(tokens: Sequence[Token]) -> tuple[VerbString, ...]:
    """The verb strings of one tagged sentence, from left to right."""
    words = words_of(tokens)
    return tuple(_strings(words, tokens))


def _strings(words: Sequence[Word], tokens: Sequence[Token]) -> Iterator[VerbString]:
    readings = readings_of(words)
    for reading in readings:
        places = tuple(reading.chain.places)
        if any(plain(words[place].written) == "ai" for place in places):
            continue
        slot, certainty, subject = _slot(words, tokens, reading)
        yield VerbString(places, _in_full(words, places), slot, certainty, subject)


def _in_full(words: Sequence[Word], places: Sequence[int]) -> tuple[str, ...]:
    """The words of the string; *'s* and *'d* stay as they are, they have two readings."""
    written = (plain(words[place].written) for place in places)
    return tuple(
        word if word in _CLITICS else words[place].full
        for place, word in zip(places, written, strict=True)
    )


def _slot(
    words: Sequence[Word], tokens: Sequence[Token], reading: Reading
) -> tuple[Slot, Certainty, int | None]:
    first = words[reading.chain.first]
    if not reading.finite:
        return _nonfinite_slot(words, reading), Certainty.SURE, None
    if reading.tense is Tense.IMPERATIVE:
        opens = first.tag == "VB" and not any(word.is_verb for word in words[: reading.chain.first])
        opening = Opening.BASE if opens else Opening.ANY
        return Slot(opening), Certainty.MAYBE, None
    if _is_shared(words, reading) or reading.special == "present subjunctive":
        return Slot(), Certainty.MAYBE, None
    opening, certainty = _finite_opening(words, reading)
    found = demanding(words, tokens, reading)
    if found is None or reading.tense is Tense.MODAL:
        return Slot(opening), certainty, None
    slot = Slot(opening, found.takes_s, found.pronoun, _is_irreal(words, reading))
    return slot, _weaker(certainty, found), found.start


def _weaker(certainty: Certainty, found: Demanding) -> Certainty:
    return found.certainty if certainty is Certainty.SURE else certainty


def _finite_opening(words: Sequence[Word], reading: Reading) -> tuple[Opening, Certainty]:
    """A lone participle is a slip for a finite verb after *he*, *they* ...; not after nouns."""
    first = words[reading.chain.first]
    if first.tag in ("VBZ", "VBP", "VBD", "MD") or reading.chain.inverted:
        return Opening.FINITE, Certainty.SURE
    before = reading.chain.first - 1
    while before > 0 and words[before].is_adverb:
        before -= 1
    pronoun = before >= 0 and words[before].full in NOMINATIVE
    return (Opening.FINITE, Certainty.SURE) if pronoun else (Opening.FINITE, Certainty.MAYBE)


def _is_shared(words: Sequence[Word], reading: Reading) -> bool:
    """*has eaten and [drunk]*: the form is asked by an auxiliary that stands further left."""
    at = reading.chain.first - 1
    while at > 0 and words[at].is_adverb:
        at -= 1
    tag = words[reading.chain.first].tag
    return at >= 0 and words[at].full in _JOINS and tag in ("VB", "VBN", "VBG", "VBP")


def _is_irreal(words: Sequence[Word], reading: Reading) -> bool:
    before = words[: reading.chain.first]
    return reading.chain.inverted or any(word.full in _IRREAL for word in before)


def _nonfinite_slot(words: Sequence[Word], reading: Reading) -> Slot:
    at = reading.chain.first
    if reading.special == "bare infinitive":
        phrase = phrase_before(words, at)
        taker = words[phrase.start - 1].full if phrase is not None and phrase.start else ""
        if taker in word_list("base slot takers"):
            return Slot(Opening.BASE)
    before = words[at - 1].full if at else ""
    if before in _GERUND_TAKERS and words[at].tag in ("VBG", "VB"):
        return Slot(Opening.GERUND)
    return Slot()
