"""English verbs both ways: lemma and form to word, word to (lemma, form) readings.

Everything is looked up in dictionaries that are made on first use.
"""

from __future__ import annotations

from functools import cache
from types import MappingProxyType

from models.grammar.paradigms import irregular_verbs, lemmas, paradigm_of
from models.grammar.types import Form, Verb, VerbReading

__all__ = ["analyse", "inflect", "is_verb_lemma", "over_regular", "paradigm_of"]

# Forms of *be* that `Form` has no place for; with person and number: `auxiliaries.be_form`.
BE_FORMS = MappingProxyType({"am": Form.BASE, "are": Form.BASE})
# Spelt like forms of rare verbs, never met as such.
_NO_VERBS = frozenset({"evening", "evenings", "ceiling", "ceilings"})


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

    Outside the tables only the endings *-ed* and *-ing* of a word that no dictionary knows as
    something else, written small, count as a verb: *skibbled*, but not *Madrid* or *wicked*.
    """
    return readings().get(word.lower(), ())


@cache
def readings() -> MappingProxyType[str, tuple[VerbReading, ...]]:
    """Every form of every verb in the tables, with its readings."""
    found: dict[str, dict[VerbReading, None]] = {}
    for lemma in sorted(lemmas(), key=lambda name: (name not in irregular_verbs(), name)):
        verb = paradigm_of(lemma)
        for form in Form:
            for word in forms_of(verb, form):
                found.setdefault(word, {})[VerbReading(lemma, form)] = None
    for word, form in BE_FORMS.items():
        found.setdefault(word, {})[VerbReading("be", form)] = None
    return MappingProxyType(
        {word: tuple(where) for word, where in found.items() if word not in _NO_VERBS}
    )


def over_regular(word: str) -> tuple[VerbReading, ...]:
    """Readings of a form that English does not have: *goed, writed, stoped, comming*."""
    return ()
