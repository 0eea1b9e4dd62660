"""The slot of a verb string: what its place in the sentence asks of its first word.

Only what the words around leave no doubt about goes into a slot: where the subject may count one
way or the other (*the team*, a list, a name in -s) it asks for nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from models.grammar.clauses import Reading
from models.grammar.demands import Opening, Slot, forms
from models.grammar.lemmas import lemma_of
from models.grammar.string_links import is_surely_verb
from models.grammar.subject_shapes import QUOTES
from models.grammar.subject_trust import demanding
from models.grammar.types import Certainty, Tense
from models.grammar.word_lists import word_list
from models.grammar.words import NOMINATIVE, Word

_JOINS = frozenset({"and", "or", "nor", "but", ",", "then"})
_FINITE_TAGS = frozenset({"VBZ", "VBP", "VBD", "MD"})
_OBJECTS = frozenset({"PRP", "PRP$", "DT"})
_DEMAND_REACH = 7
_TO_COMMAND = Slot(Opening.FINITE, takes_s=False, subject="you")


@dataclass(frozen=True, slots=True)
class Placed:
    """A slot, how sure it is, and the place where its subject begins."""

    slot: Slot
    certainty: Certainty = Certainty.SURE
    subject: int | None = None


NOTHING_ASKED = Placed(Slot(), Certainty.MAYBE)


def slot_of(words: Sequence[Word], reading: Reading) -> Placed:
    """The slot that the verb group of ``reading`` stands in."""
    first = reading.chain.first
    fixed = _fixed(words, first)
    if fixed is not None:
        return fixed
    if words[first].full == "does" and _forbids(words, reading):
        return Placed(_TO_COMMAND)
    if not reading.finite:
        return _lone_participle(words, first) or NOTHING_ASKED
    if reading.tense is Tense.IMPERATIVE:
        return Placed(Slot(_command_opening(words, first)), Certainty.MAYBE)
    if _is_demanded(words, reading):
        return Placed(Slot(either=True), Certainty.MAYBE)  # that he leaves, that he leave
    if _is_shared(words, reading):
        return NOTHING_ASKED
    if reading.subject is None:
        return _without_subject(words, reading)
    return _finite(words, reading)


def _finite(words: Sequence[Word], reading: Reading) -> Placed:
    certainty = _opening_certainty(words, reading)
    found = demanding(words, reading)
    if found is None or reading.tense is Tense.MODAL:
        return Placed(Slot(Opening.FINITE), certainty)
    irreal = _is_irreal(words, reading)
    slot = Slot(Opening.FINITE, found.takes_s, found.name, irreal, found.either)
    weaker = found.certainty if certainty is Certainty.SURE else certainty
    return Placed(slot, weaker, found.start)


def _fixed(words: Sequence[Word], first: int) -> Placed | None:
    """What a word before the verb fixes, whatever form the verb has now."""
    at = _over_adverbs(words, first)
    if at < 0:
        return None
    before, taker = words[at].full, words[at - 1].full if at else ""
    object_before = before in ("me", "him", "us", "them") or words[at].written in ("'s", "’s")
    if object_before and taker in word_list("base slot takers"):
        return Placed(Slot(Opening.BASE))
    if before == "please" and at == 0 and words[first].tag != "MD":
        return Placed(Slot(Opening.BASE)) if not words[-1].full.startswith("?") else None
    base = words[first].tag in ("VB", "VBP") and is_surely_verb(words, first)
    if before in ("go", "come", "pray"):  # Go get some sleep.
        return NOTHING_ASKED
    bare = at == first - 1 and (base or words[first].tag == "VBG")
    if bare and before in word_list("gerund prepositions"):
        return Placed(Slot(Opening.GERUND))
    return None


def _over_adverbs(words: Sequence[Word], first: int) -> int:
    at = first - 1
    while at > 0 and words[at].is_adverb:
        at -= 1
    return at


def _lone_participle(words: Sequence[Word], first: int) -> Placed | None:
    """*the man who [spoken]*, *you [gone]*: a participle that nothing carries."""
    found, at = forms(words[first].full), _over_adverbs(words, first)
    if at < 0 or words[first].tag != "VBN" or "n" not in found or set(found) & set("bd"):
        return None
    before = words[at]
    if before.full == "who" or (before.tag == "WDT" and before.full != "what"):
        return Placed(Slot(Opening.FINITE))
    pronoun = before.full in ("you", "it", "everyone", "somebody", "someone", "everybody", "this")
    if pronoun and (at == 0 or words[at - 1].full in _JOINS | QUOTES - {",", "or"}):
        return Placed(Slot(Opening.FINITE))
    return None


def _without_subject(words: Sequence[Word], reading: Reading) -> Placed:
    """*Tells me about it* opens a command; *Goes to show* may be short for *it goes*."""
    first = reading.chain.first
    after = words[first + 1].tag if first + 1 < len(words) else ""
    opens = first == 0 or (first == 1 and words[0].full in QUOTES)
    alone = len(reading.chain.places) == 1 and forms(words[first].full) == "s"
    commands = opens and alone and after in _OBJECTS and not words[-1].full.startswith("?")
    return Placed(_TO_COMMAND, Certainty.MAYBE) if commands else NOTHING_ASKED


def _command_opening(words: Sequence[Word], first: int) -> Opening:
    later = any(word.is_verb for word in words[:first])
    asks = words[-1].full.startswith("?")
    return Opening.ANY if later or asks or words[first].tag != "VB" else Opening.BASE


def _forbids(words: Sequence[Word], reading: Reading) -> bool:
    """*Doesn't go!* for *Don't go!*: the verb follows at once, and nobody asks."""
    places = reading.chain.places
    opens = places[0] == 0 or words[places[0] - 1].full in QUOTES
    negated = places[0] + 1 < len(words) and words[places[0] + 1].is_negation
    together = len(places) > 1 and places[1] == places[0] + 2
    return opens and negated and together and not words[-1].full.startswith("?")


def _opening_certainty(words: Sequence[Word], reading: Reading) -> Certainty:
    """A lone participle is a slip for a finite verb after *he*, *they* ...; after nouns maybe."""
    first = reading.chain.first
    before = _over_adverbs(words, first)
    if words[first].tag in _FINITE_TAGS or reading.chain.inverted:
        return Certainty.MAYBE if before >= 0 and words[before].full == "," else Certainty.SURE
    asked = before > 0 and words[before - 1].is_verb
    subjects = NOMINATIVE | {"you", "it"} if before == 0 else NOMINATIVE
    pronoun = before >= 0 and words[before].full in subjects and not asked
    return Certainty.SURE if pronoun else Certainty.MAYBE


def _is_shared(words: Sequence[Word], reading: Reading) -> bool:
    """*has eaten and [drunk]*: the form is asked by an auxiliary that stands further left."""
    first = reading.chain.first
    at = _over_adverbs(words, first)
    joins = at >= 0 and words[at].full in _JOINS
    tag = words[first].tag
    return joins and not reading.chain.inverted and tag in ("VB", "VBN", "VBG", "VBP")


def _is_demanded(words: Sequence[Word], reading: Reading) -> bool:
    """*She suggested that he [leave]*, *It is vital that he [be] there*."""
    first = reading.chain.first
    if reading.special == "present subjunctive":
        return True
    if "b" not in forms(words[first].full):
        return False
    demands = word_list("subjunctive takers")
    before = words[max(0, first - _DEMAND_REACH) : first]
    that = any(word.full == "that" for word in before)
    return that and any(word.full in demands or lemma_of(word) in demands for word in before)


def _is_irreal(words: Sequence[Word], reading: Reading) -> bool:
    """*if he were*, *I wish it were*, *as it were*, *were he to come*."""
    before = words[: reading.chain.first]
    as_it = [word.full for word in before[-2:]] == ["as", "it"]
    asks = words[-1].full.startswith("?")
    irreal = any(word.full in word_list("irreal") for word in before)
    return irreal or as_it or (reading.chain.inverted and not asks)
