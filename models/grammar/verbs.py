"""English verbs both ways: lemma and form to word, word to (lemma, form) readings.

Everything is looked up in dictionaries that are made on first use.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType

from models.grammar.paradigms import irregular_verbs, lemmas, paradigm_of
from models.grammar.types import Form, Verb, VerbReading

__all__ = ["analyse", "inflect", "is_verb_lemma", "over_regular", "paradigm_of"]

# Forms of *be* that `Form` has no place for; with person and number: `auxiliaries.be_form`.
BE_FORMS = MappingProxyType({"am": Form.BASE, "are": Form.BASE})
# The form that a word with this Penn tag has, where the tag is right.
FORM_OF_TAG = MappingProxyType(
    {
        "VB": Form.BASE,
        "VBP": Form.BASE,
        "VBZ": Form.THIRD,
        "VBD": Form.PAST,
        "VBN": Form.PAST_PARTICIPLE,
        "VBG": Form.GERUND,
    }
)
# Spelt like forms of rare verbs (to down a drink, to till a field) that are never meant.
_NEVER_VERBS = frozenset({"don", "down", "even", "people", "peoples", "till", "up"})
# Endings that only come before a mute e or stand for y: handl(e), solv(e), tri(ed).
_NEEDS_E = re.compile(r"(?:[^aeiouylrw]l|[^aeiouyr]r|v|[^aeiou]c|[^s]s|dg|rg|u|i)$")
# Two consonants close the word: no mute e follows (block, wash, test).
_CLOSED = re.compile(r"[^aeiouy][^aeiouy]$")


@cache
def no_verbs() -> frozenset[str]:
    """Words that look like a form of a verb, right or wrong, and are none: *nothing, naked*."""
    lines = Path(__file__).with_name("no_verbs.txt").read_text("utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))


def forms_of(verb: Verb, form: Form) -> tuple[str, ...]:
    """The spellings of one form, the usual one first; () where the verb lacks it."""
    match form:
        case Form.BASE:
            return (verb.lemma,)
        case Form.THIRD:
            return verb.third_person
        case Form.PAST:
            return verb.past
        case Form.PAST_PARTICIPLE:
            return verb.past_participle
        case Form.GERUND:
            return verb.gerund


def inflect(lemma: str, form: Form) -> tuple[str, ...]:
    """All accepted spellings, the usual one first; () where the verb lacks the form (*must*)."""
    return forms_of(paradigm_of(lemma), form)


def is_verb_lemma(lemma: str) -> bool:
    """Whether the tables hold this lemma (lower case)."""
    return lemma in lemmas()


def analyse(word: str) -> tuple[VerbReading, ...]:
    """All (lemma, form) readings, whatever the case; () when the word cannot be a verb.

    Outside the tables only the endings *-ed* and *-ing* of a word written small count as a verb,
    and only where it is known as nothing else: *skibbled*, but not *Madrid* or *naked*.
    """
    found = readings().get(word)
    if found is None:
        found = readings().get(word.lower()) or _guessed(word)
    return found


# Bases that are forms of a much more common verb too: "I have saw" is of *see*.
_RARER = frozenset({"saw"})


@cache
def readings() -> MappingProxyType[str, tuple[VerbReading, ...]]:
    """Every form of every verb in the tables, with its readings."""
    found: dict[str, dict[VerbReading, None]] = {}
    for lemma in sorted(
        lemmas(), key=lambda name: (name not in irregular_verbs(), name in _RARER, name)
    ):
        verb = paradigm_of(lemma)
        for form in Form:
            for word in forms_of(verb, form):
                found.setdefault(word, {})[VerbReading(lemma, form)] = None
    for word, form in BE_FORMS.items():
        found.setdefault(word, {})[VerbReading("be", form)] = None
    unread = _NEVER_VERBS | no_verbs()
    return MappingProxyType(
        {word: tuple(where) for word, where in found.items() if word not in unread}
    )


def over_regular(word: str) -> tuple[VerbReading, ...]:
    """Readings of a form that English does not have: *goed, writed, stoped, comming*.

    () for every English word, whether a verb or not, and for what resembles no known verb.
    """
    word = word.lower()
    if word in readings() or word in no_verbs() or not word.isalpha():
        return ()
    return _wrong_readings(word)


@lru_cache(maxsize=1 << 16)
def _wrong_readings(word: str) -> tuple[VerbReading, ...]:
    from models.grammar import overregular

    return overregular.readings_of(word)


@lru_cache(maxsize=1 << 16)
def _guessed(word: str) -> tuple[VerbReading, ...]:
    """Readings of a word outside the tables: *rechecked, googlified*."""
    if not (word.islower() and word.isalpha() and len(word) > 5):
        return ()
    if not word.endswith(("ed", "ing")) or word in no_verbs() or over_regular(word):
        return ()
    ending = "ed" if word.endswith("ed") else "ing"
    forms = (Form.GERUND,) if ending == "ing" else (Form.PAST, Form.PAST_PARTICIPLE)
    stems = _guessed_lemmas(word, word.removesuffix(ending))
    return tuple(VerbReading(stem, form) for stem in stems for form in forms)


def _guessed_lemmas(word: str, stem: str) -> tuple[str, ...]:
    """The lemmas that ``word`` is a regular form of, the likeliest first."""
    tries: tuple[str, ...]
    if _NEEDS_E.search(stem):
        tries = (stem[:-1] + "y",) if stem.endswith("i") else (stem + "e",)
    else:
        tries = (stem, stem[:-1]) if _CLOSED.search(stem) else (stem, stem + "e")
    fitting = [
        lemma
        for lemma in tries
        if word in (*inflect(lemma, Form.PAST), *inflect(lemma, Form.GERUND))
    ]
    from lemminflect import getAllLemmasOOV

    likely = getAllLemmasOOV(word, "VERB").get("VERB", ())
    return tuple(sorted(fitting, key=lambda lemma: lemma not in likely))
