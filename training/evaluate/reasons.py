"""Whether a model's own words say what the grammar core says of a mistake.

A rough look: it is the words that are looked for, and nobody judges the sentence that they make.
"""

from __future__ import annotations

import re
from types import MappingProxyType

from training.grid import Planted

# What a teacher cannot well explain the kind of mistake without.
_WORDS = MappingProxyType(
    {
        Planted.TIME: "tense past present future perfect continuous time when finished",
        Planted.AGREEMENT: "agree agrees agreement subject singular plural person third",
        Planted.FORM: "form participle infinitive base plain after gerund",
        Planted.AUXILIARY: "auxiliary helping missing lacks needs unnecessary extra leave",
        Planted.OVER_REGULAR: "irregular spelled spelt spelling exist regular",
    }
)
_WORD = re.compile(r"[a-z']+")


def names_kind(reason: str, planted: Planted) -> bool:
    """Whether no other kind of mistake is spoken of more than this one, and this one is."""
    said = set(_WORD.findall(reason.lower()))
    found = {kind: len(said.intersection(words.split())) for kind, words in _WORDS.items()}
    return found[planted] == max(found.values()) > 0


def says(text: str, words: str) -> bool:
    """Whether the words stand in the text, whole and in a row, in small or capital letters."""
    place = rf"(?<!\w){re.escape(words.lower())}(?!\w)"
    return bool(words) and re.search(place, text.lower()) is not None
