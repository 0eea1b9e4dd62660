"""Verb forms that English does not have, as learners make them: *goed, writed, stoped, comming*."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from types import MappingProxyType

from models.grammar import paradigms, spelling
from models.grammar.spelling import Spelling
from models.grammar.types import Form, Verb, VerbReading

_DOUBLE = re.compile(r"([bdfgklmnprstz])\1(?=(?:ed|ing|en)$)")
_SINGLE = re.compile(r"(?<=[aeiouy])([bdfgklmnprstz])(?=(?:ed|ing|en)$)")
_PAST = (Form.PAST, Form.PAST_PARTICIPLE)
# Strong forms made after *sang, sung*; no rule makes them.
_BY_ANALOGY = MappingProxyType({"brang": "bring", "brung": "bring", "thunk": "think"})


def readings_of(word: str) -> tuple[VerbReading, ...]:
    """(lemma, form) of each known verb that ``word`` (small letters) is a wrong form of.

    The caller makes sure that ``word`` is no English word.
    """
    if word in _BY_ANALOGY:
        return tuple(VerbReading(_BY_ANALOGY[word], form) for form in _PAST)
    found = [
        VerbReading(lemma, form)
        for lemma in _candidates(word)
        for form, wrong in wrong_forms(lemma).items()
        if word in wrong
    ]
    return tuple(dict.fromkeys(found))


@cache
def wrong_forms(lemma: str) -> MappingProxyType[Form, frozenset[str]]:
    """The forms that learners give to this verb and that it does not have."""
    verb = paradigms.paradigm_of(lemma)
    right = {lemma, *verb.third_person, *verb.past, *verb.past_participle, *verb.gerund}
    made = {
        Form.THIRD: set(_wrong_thirds(lemma)),
        Form.PAST: set(_wrong_pasts(verb)),
        Form.PAST_PARTICIPLE: set(_wrong_pasts(verb)) | set(_wrong_participles(verb)),
        Form.GERUND: set(_wrong_gerunds(verb)),
    }
    return MappingProxyType({form: frozenset(words - right) for form, words in made.items()})


def _wrong_thirds(lemma: str) -> Iterator[str]:
    yield lemma + "s"  # studys, watchs, gos, haves
    if lemma.endswith("y"):
        yield lemma + "es"  # tryes, playes
        yield lemma[:-1] + "ies"  # plaies


def _wrong_pasts(verb: Verb) -> Iterator[str]:
    lemma = verb.lemma
    yield from _misspelt(spelling.past(lemma), verb.past)  # goed, teached; stoped, visitted
    yield from spelling.past(lemma, Spelling.DOUBLES)  # cutted, runned
    yield lemma + "ed"  # studyed, writeed
    if not lemma.endswith("e"):
        yield lemma + "d"  # happend
    if lemma.endswith("y"):
        yield lemma[:-1] + "ied"  # plaied
    if lemma in paradigms.irregular_verbs():
        for past in verb.past:
            yield past + ("d" if past.endswith("e") else "ed")  # tooked, broked, wented


def _wrong_participles(verb: Verb) -> Iterator[str]:
    yield from _misspelt(verb.past_participle)  # writen, forgoten
    if any(word.endswith("n") for word in verb.past_participle):
        for stem in (verb.lemma, *verb.past):  # choosen, tooken, wroten
            yield stem + ("n" if stem.endswith("e") else "en")


def _wrong_gerunds(verb: Verb) -> Iterator[str]:
    yield from _misspelt(verb.gerund)  # comming, begining
    yield verb.lemma + "ing"  # makeing, dieing
    if verb.lemma.endswith("y"):
        yield verb.lemma[:-1] + "ing"  # studing
        yield verb.lemma[:-1] + "iing"


def _misspelt(*spellings: tuple[str, ...]) -> Iterator[str]:
    """The words themselves, and with one consonant for two or two for one before the ending."""
    for words in spellings:
        for word in words:
            yield word
            yield _DOUBLE.sub(r"\1", word)
            yield _SINGLE.sub(r"\1\1", word)


def _candidates(word: str) -> tuple[str, ...]:
    """Lemmas of the tables that ``word`` may be made from."""
    stems = {word[: -len(ending)] for ending in _ENDINGS if word.endswith(ending)}
    stems |= {stem[:-1] for stem in stems if stem[-1:] == stem[-2:-1]}
    stems |= {stem + stem[-1:] for stem in stems}
    stems |= {stem + "e" for stem in stems} | {stem + "y" for stem in stems}
    known = paradigms.lemmas() - paradigms.DEFECTIVE.keys()
    lemmas = {stem for stem in stems if stem in known}
    lemmas |= {lemma for stem in stems for lemma in _lemmas_by_past().get(stem, ())}
    # *studing* is of study, to which the y is lost, rather than of stud.
    return tuple(sorted(lemmas, key=lambda lemma: (not lemma.endswith("y"), lemma)))


_ENDINGS = ("s", "es", "ies", "d", "ed", "ied", "n", "en", "ing", "iing")


@cache
def _lemmas_by_past() -> MappingProxyType[str, tuple[str, ...]]:
    """Irregular past forms and participles to their lemmas."""
    found: dict[str, set[str]] = {}
    for lemma, verb in paradigms.irregular_verbs().items():
        for word in verb.past + verb.past_participle:
            found.setdefault(word, set()).add(lemma)
            if word.endswith("en"):
                found.setdefault(_DOUBLE.sub(r"\1", word)[:-2], set()).add(lemma)  # writ|en
    return MappingProxyType({word: tuple(sorted(lemmas)) for word, lemmas in found.items()})
