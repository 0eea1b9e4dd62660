"""The verb groups of a text, with tense, voice, subject and the name a teacher gives them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from models.grammar.clauses import Reading, readings_of
from models.grammar.conditionals import renamed
from models.grammar.pos import tag
from models.grammar.tenses import aspect_of, name_of
from models.grammar.time_words import share_time_words, time_words
from models.grammar.tokens import sentences, tokenize_in
from models.grammar.types import Span, Tense, Token, VerbGroup, Voice
from models.grammar.verbs import paradigm_of
from models.grammar.words import Word, span_of, words_of


def verb_groups(text: str) -> tuple[VerbGroup, ...]:
    """All verb groups of ``text`` in the order of their first words; spans are places in it."""
    found: list[VerbGroup] = []
    for sentence in sentences(text):
        found.extend(verb_groups_of(tag(tokenize_in(text, sentence))))
    return tuple(found)


def verb_groups_of(tokens: Sequence[Token]) -> tuple[VerbGroup, ...]:
    """The verb groups of one sentence, already tagged."""
    words = words_of(tokens)
    readings = readings_of(words)
    groups = [_group(words, reading) for reading in readings]
    timed = [_by_time(words, group) for group in share_time_words(words, groups)]
    return tuple(renamed(words, timed))


def _by_time(words: Sequence[Word], group: VerbGroup) -> VerbGroup:
    """*They let us in yesterday*: a word of finished time decides between two equal forms."""
    forms = {form for word in words if word.span == group.words[0] for form in word.forms}
    undecided = group.tense is Tense.PRESENT and len(group.words) == 1 and {"b", "d"} <= forms
    text = " ".join(word.written for word in words)
    past = any(
        row.tenses[0] == "past simple"
        for span, row in time_words(text)
        if any(_says(words, place, span.of(text)) for place in group.time_words)
    )
    if not (undecided and past):
        return group
    name = group.name.replace("present simple", "past simple")
    return replace(group, tense=Tense.PAST, name=name)


def _says(words: Sequence[Word], place: Span, written: str) -> bool:
    """Whether the words at ``place`` are ``written``."""
    inside = [w.written for w in words if place.start <= w.span.start and w.span.end <= place.end]
    return " ".join(inside) == written


def _group(words: Sequence[Word], reading: Reading) -> VerbGroup:
    chain, subject = reading.chain, reading.subject
    group = VerbGroup(
        span=span_of(words, chain.first, chain.last + 1),
        words=tuple(words[place].span for place in chain.places),
        tense=reading.tense,
        aspect=aspect_of(perfect=reading.perfect, continuous=reading.continuous),
        voice=Voice.PASSIVE if reading.passive else Voice.ACTIVE,
        modal=reading.modal,
        negated=reading.negated,
        question=reading.question,
        subject=None if subject is None else span_of(words, subject.start, subject.end),
        head=paradigm_of(reading.lemma),
        name="",
    )
    return replace(group, name=name_of(group, special=reading.special))
