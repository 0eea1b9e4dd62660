"""The verb groups of a text, with tense, voice, subject and the name a teacher gives them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from models.grammar.clauses import Reading, readings_of
from models.grammar.conditionals import renamed
from models.grammar.pos import tag
from models.grammar.tenses import Naming, aspect_of, name_of
from models.grammar.time_words import share_time_words
from models.grammar.tokens import sentences, tokenize
from models.grammar.types import Span, Token, VerbGroup, Voice
from models.grammar.verbs import paradigm_of
from models.grammar.words import Word, words_of


def verb_groups(text: str) -> tuple[VerbGroup, ...]:
    """All verb groups of ``text`` in the order of their first words; spans are places in it."""
    found: list[VerbGroup] = []
    for sentence in sentences(text):
        tokens = tag(_shifted(tokenize(sentence.of(text)), sentence.start))
        found.extend(verb_groups_of(tokens))
    return tuple(found)


def verb_groups_of(tokens: Sequence[Token]) -> tuple[VerbGroup, ...]:
    """The verb groups of one sentence, already tagged."""
    words = words_of(tokens)
    readings = readings_of(words)
    groups = [_group(words, reading) for reading in readings]
    return tuple(renamed(words, share_time_words(words, groups)))


def _shifted(tokens: Sequence[Token], by: int) -> list[Token]:
    return [
        replace(token, span=Span(token.span.start + by, token.span.end + by)) for token in tokens
    ]


def _group(words: Sequence[Word], reading: Reading) -> VerbGroup:
    chain = reading.chain
    aspect = aspect_of(perfect=reading.perfect, continuous=reading.continuous)
    voice = Voice.PASSIVE if reading.passive else Voice.ACTIVE
    naming = Naming(
        tense=reading.tense,
        aspect=aspect,
        voice=voice,
        modal=reading.modal,
        negated=reading.negated,
        question=reading.question,
        special=reading.special,
    )
    subject = reading.subject
    return VerbGroup(
        span=Span(words[chain.first].span.start, words[chain.last].span.end),
        words=tuple(words[place].span for place in chain.places),
        tense=reading.tense,
        aspect=aspect,
        voice=voice,
        modal=reading.modal,
        negated=reading.negated,
        question=reading.question,
        subject=None
        if subject is None
        else Span(words[subject.start].span.start, words[subject.end - 1].span.end),
        head=paradigm_of(reading.lemma),
        name=name_of(naming),
    )
