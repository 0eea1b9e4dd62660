"""What full verbs ask of the verb behind them: *want [to go]*, *enjoy [going]*.

The table is ``verb_patterns.tsv``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from types import MappingProxyType

from models.grammar.demands import Opening, Slot, forms
from models.grammar.evidence.tables import patterns
from models.grammar.string_links import is_surely_verb
from models.grammar.types import Certainty
from models.grammar.verb_strings import VerbString
from models.grammar.verbs import analyse
from models.grammar.words import Word

_OPENINGS: Mapping[str, Opening] = MappingProxyType(
    {
        "gerund": Opening.GERUND,
        "infinitive": Opening.TO,
        "free": Opening.TO_OR_GERUND,
        "both": Opening.TO_OR_GERUND,
    }
)
# Their gerund is right in places: the car needs washing, she seemed living in the past.
_PASSIVE_IN_SENSE = frozenset({"appear", "deserve", "mean", "need", "require", "seem", "want"})
_OBJECT_TAGS = frozenset({"PRP", "NNP", "NN", "PRP$", "DT", "NNS"})
_LONGEST_OBJECT = 2


def told_by_verbs(words: Sequence[Word], strings: Sequence[VerbString]) -> tuple[VerbString, ...]:
    """The strings, each with the slot that a verb right before it opens."""
    found = list(strings[:1])
    for governor, string in pairwise(strings):
        found.append(_with_to(words, governor, string) or _told(words, governor, string))
    return tuple(found)


def _told(words: Sequence[Word], governor: VerbString, string: VerbString) -> VerbString:
    """*afford [bought]*, *keeps [do]*: a verb form that the verb before does not take."""
    at, last = string.places[0], governor.places[-1]
    asked = patterns(_lemma(governor)) & _OPENINGS.keys()
    if at != last + 1 or len(asked) != 1 or words[at].tag in ("MD", "VBN"):
        return string
    passive = len(governor.words) > 1 and "n" in forms(governor.words[-1])
    attribute = words[at].tag != "VB" and words[at + 1 : at + 2] and words[at + 1].is_noun
    if passive or attribute:  # is considered [to be], hate [lost] cities
        return string
    closed = at + 1 == len(words) or words[at + 1].tag in (".", ",", ":")
    noun = closed and not is_surely_verb(words, at)  # I want [revenge].
    if not governor.plain or string.slot.subject or noun:
        return string
    opening = _OPENINGS[next(iter(asked))]
    if _lemma(governor) in _PASSIVE_IN_SENSE:
        opening = Opening.TO_OR_GERUND
    return replace(string, slot=Slot(opening), certainty=Certainty.SURE)


def _with_to(words: Sequence[Word], governor: VerbString, string: VerbString) -> VerbString | None:
    """*want to [going]*: the *to* of an infinitive, told by the verb before it."""
    at = string.places[0]
    if at < 2 or words[at - 1].full != "to" or words[at].tag != "VBG":
        return None
    gap = words[governor.places[-1] + 1 : at - 1]
    wanted = "object-infinitive" if gap else "infinitive"
    asked = patterns(_lemma(governor))
    if wanted not in asked or "to-gerund" in asked or _lemma(governor) == "get":
        return None
    if len(gap) > _LONGEST_OBJECT or any(word.tag not in _OBJECT_TAGS for word in gap):
        return None
    passive = len(governor.words) > 1 and governor.words[-1] == "used"
    if passive or (at + 1 < len(words) and words[at + 1].is_noun and words[at + 1].full != "home"):
        return None  # used to [living], planning to [marketing] people
    return replace(string, places=(at - 1, *string.places), words=("to", *string.words))


def _lemma(string: VerbString) -> str:
    readings = analyse(string.words[-1])
    return readings[0].lemma if readings and forms(string.words[-1]) else ""
