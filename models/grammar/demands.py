"""What every word of a verb string asks of the next one, and what the subject asks of the first.

A verb string is one verb with its auxiliaries in small letters, without what stands between them:
*has never been* is (has, been). Right strings are a small regular language; this module says where
a string leaves it, and knows nothing of the sentence around.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType

from models.grammar.auxiliaries import BE, HAVE, MODALS
from models.grammar.pos_features import verb_forms
from models.grammar.verbs import analyse, over_regular

OTHER = "other"


class Kind(StrEnum):
    """What is wrong with a verb word."""

    AGREEMENT = "agreement"  # she go, they was
    FORM = "form"  # has went, is go, he gone
    INFLECTION = "inflection"  # goed, comming
    TENSE = "tense"  # went tomorrow


class Opening(StrEnum):
    """What may open a verb string at its place in the sentence."""

    FINITE = "finite"  # he goes
    BASE = "base"  # make him go
    GERUND = "gerund"  # of going
    TO = "to"  # want to go
    TO_OR_GERUND = "to or gerund"  # start to go, start going
    ANY = "any"


@dataclass(frozen=True, slots=True)
class Slot:
    """The place of a verb string.

    ``takes_s``: whether its subject asks for *goes* (True) or *go* (False); None where both may be
    right or the subject is not known. ``subject`` is *i* or *you* where the subject is, `OTHER`
    where it is another word, "" where none is known. ``irreal``: *if he were*. ``either``: *goes*
    is as right as *go*, so that there is nothing to mend.
    """

    opening: Opening = Opening.ANY
    takes_s: bool | None = None
    subject: str = ""
    irreal: bool = False
    either: bool = False


@dataclass(frozen=True, slots=True)
class Slip:
    """The word at ``index`` of a string is not what its place asks for."""

    index: int
    kind: Kind


_MODALS = MODALS - {"ought"}
_FORMS = MappingProxyType(
    {
        "to": "t",
        "be": "b",
        "been": "n",
        "being": "g",
        **dict.fromkeys(("am", "is", "are", "was", "were"), "f"),
        **dict.fromkeys(MODALS, "m"),
        "have": "b",
        "has": "s",
        "had": "dn",
        "having": "g",
        "do": "b",
        "does": "s",
        "did": "d",
        "done": "n",
        "doing": "g",
        # To saw wood, to found a firm, to felt, to fell a tree: never meant.
        "saw": "d",
        "found": "dn",
        "felt": "dn",
        "fell": "d",
        # They count as the form that may stand there: is able, had better, would rather.
        "able": "n",
        "better": "n",
        "rather": "b",
    }
)
_OPENS = MappingProxyType(
    {
        Opening.ANY: "bsdngfmt",
        Opening.BASE: "b",
        Opening.GERUND: "g",
        Opening.TO: "t",
        Opening.TO_OR_GERUND: "gt",
    }
)
# One of these letters is what a finite verb shows.
_FINITE = frozenset("bsdfm")
_GET = frozenset({"get", "gets", "got", "gotten", "getting"})
_FINITE_BE = frozenset({"am", "is", "are", "was", "were"})
_S_ONLY = frozenset({"is", "has", "does", "was"})
_NUMBERS = ({"is", "are"}, {"was", "were"}, {"has", "have"}, {"does", "do"})
_CLITICS: MappingProxyType[str, tuple[str, ...]] = MappingProxyType(
    {"'s": ("is", "has"), "'d": ("had", "would")}
)
_AFTER: MappingProxyType[str, str] = MappingProxyType(
    {
        **dict.fromkeys(_MODALS, "b"),
        "ought": "t",
        **dict.fromkeys(("do", "does", "did", "to", "better", "rather"), "b"),
        **dict.fromkeys(HAVE, "nt"),
        **dict.fromkeys(BE, "gnt"),
        "being": "n",
        "able": "t",
    }
)


def forms(word: str) -> str:
    """Letters of the forms a verb word can be.

    b, s, d, n, g as `verb_forms` gives them; f for the finite forms of *be*, m for modals, t for
    *to*; "" when it cannot be a verb.
    """
    return _FORMS.get(word) or verb_forms(word)


@lru_cache(maxsize=1 << 15)
def slips(words: tuple[str, ...], slot: Slot) -> tuple[Slip, ...]:
    """Where the string is wrong at its place; the kindest reading of *'s* and *'d* counts."""
    for at, word in enumerate(words):
        if word in _CLITICS:
            readings = ((*words[:at], full, *words[at + 1 :]) for full in _CLITICS[word])
            return min((slips(reading, slot) for reading in readings), key=len)
    return tuple(_slips(words, slot))


def _slips(words: Sequence[str], slot: Slot) -> Iterator[Slip]:
    for at, word in enumerate(words):
        if word not in _FORMS and not analyse(word) and over_regular(word):
            yield Slip(at, Kind.INFLECTION)
    kind = _opening_slip(words, slot)
    if kind is not None:
        yield Slip(0, kind)
    for at in range(1, len(words)):
        if not _follows(words[at - 1], words[at]):
            yield Slip(at, Kind.FORM)


def _opening_slip(words: Sequence[str], slot: Slot) -> Kind | None:
    if not words or slot.opening is Opening.ANY:
        return None
    found = forms(words[0])
    if slot.opening is not Opening.FINITE:
        return None if set(_OPENS[slot.opening]) & set(found) else Kind.FORM
    if words[0] == "be" or not _FINITE & set(found):
        return Kind.FORM
    return None if agrees(words[0], slot) else Kind.AGREEMENT


def agrees(word: str, slot: Slot) -> bool:
    """Whether a finite verb word fits the subject; True wherever there is doubt."""
    if word == "am":
        return slot.subject in ("i", "")
    if slot.takes_s is None:
        return True
    if word == "were" and slot.irreal:
        return True
    if slot.subject == "i":
        return word == "was" or (word not in ("is", "are", "were") and not _takes_s(word))
    if slot.takes_s:
        return word not in ("are", "were") and (_takes_s(word) or forms(word) not in ("b", "bn"))
    return not _takes_s(word)


def differs_in_number(one: str, other: str) -> bool:
    """Whether two verb words are one in two numbers: *is, are*; *goes, go*."""
    if {one, other} in _NUMBERS:
        return True
    lemmas = [{reading.lemma for reading in analyse(word)} for word in (one, other)]
    present = {forms(one)[:1], forms(other)[:1]} == {"b", "s"}
    return present and bool(lemmas[0] & lemmas[1])


def _takes_s(word: str) -> bool:
    return word in _S_ONLY or forms(word) == "s"


def _follows(before: str, word: str) -> bool:
    """Whether ``word`` may come right after ``before`` in one string."""
    asked = _AFTER.get(before)
    found = forms(word)
    if asked is None:
        # A full verb ends the string, but for "used to", "get hurt", "going to".
        return found not in ("m", "f", "s", "d") and (found != "dn" or before in _GET)
    if (word == "been" and before in BE) or (word == "had" and before in _FINITE_BE):
        return False  # is been, is had; but: to be had
    return bool(set(asked) & set(found))
