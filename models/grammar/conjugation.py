"""The twelve tenses of a verb, for I, you and she."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from models.grammar import spelling
from models.grammar.auxiliaries import Person, be_form, have_form
from models.grammar.spelling import Spelling
from models.grammar.types import Aspect, Tense, Verb


class Subject(NamedTuple):
    pronoun: str
    person: Person


SUBJECTS = (Subject("I", 1), Subject("you", 2), Subject("she", 3))
TENSES = (Tense.PRESENT, Tense.PAST, Tense.FUTURE)


@dataclass(frozen=True, slots=True)
class Conjugated:
    """One tense: ``forms`` are the verb groups of the three `SUBJECTS`, without the pronoun.

    Each holds the accepted spellings, the usual one first: ("learned", "learnt").
    """

    tense: Tense
    aspect: Aspect
    forms: tuple[tuple[str, ...], ...]

    @property
    def name(self) -> str:
        return f"{self.tense} {self.aspect}"


def conjugate(verb: Verb) -> tuple[Conjugated, ...]:
    """All twelve tenses in the active voice. ``verb`` must not be a modal: those have none."""
    return tuple(
        Conjugated(
            tense, aspect, tuple(_group(verb, tense, aspect, who.person) for who in SUBJECTS)
        )
        for aspect in Aspect
        for tense in TENSES
    )


def is_irregular(form: str, verb: Verb) -> bool:
    """Whether ``form`` is a past or past participle that does not follow the spelling rules."""
    regular = {word for how in Spelling for word in spelling.past(verb.lemma, how)}
    return form in verb.past + verb.past_participle and form not in regular


def _group(verb: Verb, tense: Tense, aspect: Aspect, person: Person) -> tuple[str, ...]:
    match aspect:
        case Aspect.SIMPLE:
            return _finite(verb, tense, person)
        case Aspect.CONTINUOUS:
            first, rest = _be(tense, person), verb.gerund
        case Aspect.PERFECT:
            first, rest = _have(tense, person), verb.past_participle
        case Aspect.PERFECT_CONTINUOUS:
            first, rest = f"{_have(tense, person)} been", verb.gerund
    return tuple(f"{first} {word}" for word in rest)


def _finite(verb: Verb, tense: Tense, person: Person) -> tuple[str, ...]:
    if tense is Tense.FUTURE:
        return (f"will {verb.lemma}",)
    if verb.lemma == "be":
        return (be_form(tense, person, plural=False),)
    if tense is Tense.PAST:
        return verb.past
    return verb.third_person if person == 3 else (verb.lemma,)


def _be(tense: Tense, person: Person) -> str:
    return "will be" if tense is Tense.FUTURE else be_form(tense, person, plural=False)


def _have(tense: Tense, person: Person) -> str:
    if tense is Tense.FUTURE:
        return "will have"
    return "had" if tense is Tense.PAST else have_form(person, plural=False)
