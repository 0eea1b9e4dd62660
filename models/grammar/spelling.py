"""How regular English verbs are spelt: *stop, stops, stopped, stopping*.

Stress decides whether a final consonant is doubled (*preferred* but *offered*) and cannot be seen
in the letters; the verb table notes it as a `Spelling` where the default would be wrong.
"""

from __future__ import annotations

import re
from enum import StrEnum

_VOWELS = "aeiou"
# One vowel letter between consonants in a word of one syllable: stop, plan, quiz, gym, shred.
_ONE_SHORT_SYLLABLE = re.compile(r"(?:[^aeiouy]*|[^aeiou]*qu|y)[aeiouy][bdfgklmnprstvz]")


class Spelling(StrEnum):
    """What a verb does that its letters do not show. The values are those of the verb table."""

    BY_LETTERS = ""
    DOUBLES = "d"  # prefer: preferred
    PLAIN = "n"  # bus: bused, although of one short syllable
    EITHER = "b"  # travel: traveled or travelled
    EITHER_DOUBLED_FIRST = "B"  # kidnap: kidnapped, rarely kidnaped
    KEEPS_E = "e"  # singe: singeing
    MAY_KEEP_E = "f"  # age: aging or ageing
    ADDS_S = "s"  # stomach: stomachs


def third_person(lemma: str, spelling: Spelling = Spelling.BY_LETTERS) -> tuple[str, ...]:
    """*goes, tries, watches, buses*; the usual spelling first."""
    if spelling is Spelling.ADDS_S:
        return (lemma + "s",)
    if lemma.endswith(("s", "z")):
        return tuple(stem + "es" for stem in _stems(lemma, spelling, sibilant=True))
    if lemma.endswith(("x", "ch", "sh")):
        return (lemma + "es",)
    if lemma.endswith("o") and lemma[-2:-1] not in _VOWELS:
        return (lemma + "es",)
    if _ends_in_consonant_y(lemma):
        return (lemma[:-1] + "ies",)
    return (lemma + "s",)


def past(lemma: str, spelling: Spelling = Spelling.BY_LETTERS) -> tuple[str, ...]:
    """*walked, loved, tried, stopped, panicked*; the usual spelling first."""
    if lemma.endswith("e"):
        return (lemma + "d",)
    if _ends_in_consonant_y(lemma):
        return (lemma[:-1] + "ied",)
    return tuple(stem + "ed" for stem in _stems(lemma, spelling))


def gerund(lemma: str, spelling: Spelling = Spelling.BY_LETTERS) -> tuple[str, ...]:
    """*walking, loving, dying, stopping, panicking, seeing*; the usual spelling first."""
    if spelling is Spelling.KEEPS_E:
        return (lemma + "ing",)
    if spelling is Spelling.MAY_KEEP_E:
        return (lemma[:-1] + "ing", lemma + "ing")
    if lemma.endswith("ie"):
        return (lemma[:-2] + "ying",)
    if lemma.endswith("e") and len(lemma) > 2 and lemma[-2] not in "eoy":
        return (lemma[:-1] + "ing",)
    return tuple(stem + "ing" for stem in _stems(lemma, spelling))


def _ends_in_consonant_y(lemma: str) -> bool:
    return lemma.endswith("y") and len(lemma) > 1 and lemma[-2] not in _VOWELS


def _stems(lemma: str, spelling: Spelling, *, sibilant: bool = False) -> tuple[str, ...]:
    """What stands before *-ed*, *-ing*, and *-es* after s and z (``sibilant``)."""
    if lemma.endswith(("ic", "ac")):
        return (lemma + "k",)  # panic: panicked; bivouac: bivouacked
    doubled = lemma + lemma[-1:]
    match spelling:
        case Spelling.DOUBLES:
            return (doubled,)
        case Spelling.PLAIN:
            return (lemma,)
        case Spelling.EITHER:
            return (lemma, doubled)
        case Spelling.EITHER_DOUBLED_FIRST:
            return (doubled, lemma)
    if _ONE_SHORT_SYLLABLE.fullmatch(lemma):
        return (lemma, doubled) if sibilant and lemma.endswith("s") else (doubled,)
    return (lemma,)
