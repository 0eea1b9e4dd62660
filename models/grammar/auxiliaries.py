"""The auxiliaries be, have, do and the modals, with person and number, and their contractions."""

from __future__ import annotations

from types import MappingProxyType
from typing import Literal

from models.grammar.tokens import APOSTROPHES
from models.grammar.types import Tense

BE = frozenset({"be", "am", "is", "are", "was", "were", "been", "being"})
HAVE = frozenset({"have", "has", "had", "having"})
DO = frozenset({"do", "does", "did", "doing", "done"})
MODALS = frozenset(
    {"can", "cannot", "could", "may", "might", "must", "ought", "shall", "should", "will", "would"}
)
AUXILIARIES = BE | HAVE | DO | MODALS
NEGATIONS = frozenset({"not", "n't"})

Person = Literal[1, 2, 3]

# Contracted word (with the typewriter apostrophe) to the full words, the commonest first.
CONTRACTIONS = MappingProxyType(
    {
        "n't": ("not",),
        "'m": ("am",),
        "'re": ("are",),
        "'s": ("is", "has"),
        "'ve": ("have",),
        "'ll": ("will", "shall"),
        "'d": ("had", "would"),
    }
)
# Before n't only: ca|n't, wo|n't, sha|n't, ai|n't.
CLIPPED = MappingProxyType(
    {
        "ca": ("can",),
        "wo": ("will",),
        "sha": ("shall",),
        "ai": ("is", "are", "am", "has", "have"),
    }
)
_TYPEWRITER = str.maketrans(dict.fromkeys(APOSTROPHES, "'"))


def plain(word: str) -> str:
    """``word`` in small letters with the typewriter apostrophe: the key of the tables here."""
    return word.lower().translate(_TYPEWRITER)


def expansions(token_text: str, previous_text: str = "") -> tuple[str, ...]:
    """The full words a contracted token may stand for, the commonest first; () for other words.

    ``previous_text`` is the token before: *'s* is *us* after *let*.
    """
    word = plain(token_text)
    if word == "'s" and plain(previous_text) == "let":
        return ("us",)
    return CONTRACTIONS.get(word) or CLIPPED.get(word, ())


def be_form(tense: Tense, person: Person, plural: bool) -> str:
    """The finite form of *be*; ``tense`` is PRESENT or PAST."""
    if tense is Tense.PAST:
        return "were" if plural or person == 2 else "was"
    if tense is not Tense.PRESENT:
        raise ValueError(f"be has no finite form in the {tense}")
    if plural or person == 2:
        return "are"
    return "am" if person == 1 else "is"


def have_form(person: Person, plural: bool) -> str:
    """*have* or *has*."""
    return "has" if person == 3 and not plural else "have"
