"""The lemma of a verb in its sentence."""

from __future__ import annotations

from models.grammar.auxiliaries import BE, DO, HAVE
from models.grammar.types import Form
from models.grammar.verbs import analyse, over_regular
from models.grammar.words import Word

_FORMS_OF_TAG = {
    "VB": (Form.BASE,),
    "VBP": (Form.BASE,),
    "VBZ": (Form.THIRD,),
    "VBD": (Form.PAST, Form.PAST_PARTICIPLE),
    "VBN": (Form.PAST_PARTICIPLE, Form.PAST),
    "VBG": (Form.GERUND,),
}
_ENDINGS = (("ing", ""), ("ied", "y"), ("ed", ""), ("ies", "y"), ("s", ""))


def lemma_of(word: Word) -> str:
    """The lemma that goes with the word's tag: *found* is find, after *to* found."""
    if word.full in BE:
        return "be"
    if word.full in HAVE:
        return "have"
    if word.full in DO:
        return "do"
    readings = analyse(word.full) or over_regular(word.full)
    for form in _FORMS_OF_TAG.get(word.tag, ()):
        for reading in readings:
            if reading.form is form:
                return reading.lemma
    if readings:
        return readings[0].lemma
    return _cut(word.full) if word.tag in ("VBZ", "VBD", "VBN", "VBG") else word.full


def _cut(word: str) -> str:
    """The stem of a word that no table knows: *googled* -> googl is better than nothing."""
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return word.removesuffix(ending) + instead
    return word
