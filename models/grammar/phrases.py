"""Noun phrases around a place in a tagged sentence.

A base noun phrase has its determiner, adjectives and nouns, nothing behind its head:
*the old man*, *Tom's two brothers*, *everyone*, *the poor*.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from models.grammar.word_lists import word_list
from models.grammar.words import NOUN_TAGS, Word, is_modal

_HEAD_TAGS = NOUN_TAGS | {"PRP", "EX", "WP", "CD"}
_PRONOUN_TAGS = frozenset({"PRP", "EX", "WP"})
_MODIFIERS = NOUN_TAGS | {"JJ", "JJR", "JJS", "CD", "POS", "DT", "PRP$", "PDT", "WDT", "WP$", "$"}
_OPENERS = frozenset({"DT", "PRP$", "PDT", "WDT", "WP$"})
# Adverbs of time that are tagged as nouns.
TIME_NOUNS = frozenset({"yesterday", "today", "tomorrow", "tonight", "nowadays", "now"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """Places of the first word, the head and the last word + 1 of a base noun phrase."""

    start: int
    head: int
    end: int


def phrase_before(words: Sequence[Word], end: int) -> Phrase | None:
    """The base noun phrase whose last word stands at ``end - 1``."""
    last = end - 1
    if last < 0 or not _can_be_head(words, last):
        return None
    word = words[last]
    if word.tag in _PRONOUN_TAGS or (word.tag not in NOUN_TAGS and word.full in word_list("alone")):
        return Phrase(last, last, end)
    start = last
    while start > 0 and _modifies(words, start - 1, start):
        start -= 1
        if words[start].tag in _OPENERS and not _possessor_before(words, start):
            break
    while start > 0 and words[start - 1].tag == "PDT":
        start -= 1
    if word.tag in ("JJ", "JJR", "JJS", "VBN") and words[start].tag not in _OPENERS:
        return None
    return Phrase(start, last, end)


def _can_be_head(words: Sequence[Word], at: int) -> bool:
    word = words[at]
    if word.full in TIME_NOUNS or is_modal(word):
        return False
    if word.tag in _HEAD_TAGS or word.full in word_list("alone"):
        return True
    if word.tag in ("JJ", "JJS", "JJR"):  # the poor, the best
        return at > 0 and words[at - 1].tag in ("DT", "PRP$")
    return False


def _possessor_before(words: Sequence[Word], start: int) -> bool:
    return start > 0 and words[start - 1].tag == "POS"


def _modifies(words: Sequence[Word], at: int, following: int) -> bool:
    """Whether the word at ``at`` belongs to the phrase that goes on at ``following``."""
    word = words[at]
    if word.full in TIME_NOUNS:
        return False
    if words[following].tag in _OPENERS and words[following].full not in word_list("alone"):
        return word.tag == "PDT"
    if word.tag in ("VBN", "VBG"):  # the broken window, but not: people wearing hats
        before = words[at - 1].tag if at else ""
        opens = at == 0 and word.tag == "VBN"  # imported cars
        return opens or before in ("DT", "PRP$", "JJ", "POS", "CD")
    if word.full in ("most", "more", "least", "less"):
        return words[following].tag in ("JJ", "NNS", "NN")
    if word.tag == "RB":  # a very old man
        before = words[at - 1].tag if at else ""
        return words[following].tag in ("JJ", "VBN") and before in ("DT", "PRP$")
    if word.tag == "POS":
        return word.full in ("'s", "'")
    return word.tag in _MODIFIERS or word.full in ("many", "much", "few", "several", "other")


def phrase_after(words: Sequence[Word], start: int) -> Phrase | None:
    """The base noun phrase that begins at ``start``, adverbs before it skipped."""
    at = start
    while at < len(words) and words[at].is_adverb:
        at += 1
    first = at
    if at >= len(words):
        return None
    if words[at].tag in _PRONOUN_TAGS:
        people = at + 1 < len(words) and words[at + 1].tag == "NNS"  # "you guys"
        return Phrase(at, at, at + 2 if people and words[at].full in ("you", "we") else at + 1)
    while at < len(words) and _goes_on(words, at) and not _opens_another(words, first, at):
        at += 1
    found = [i for i in range(first, at) if words[i].tag in NOUN_TAGS and not _owner(words, i)]
    if found:
        return Phrase(first, found[-1], found[-1] + 1)
    if at > first and (
        words[at - 1].full in word_list("alone") or words[at - 1].tag in ("CD", "JJ")
    ):
        return Phrase(first, at - 1, at)
    return None


def _goes_on(words: Sequence[Word], at: int) -> bool:
    word = words[at]
    if word.full in TIME_NOUNS or is_modal(word):
        return False
    if word.tag in ("VBN", "VBG", "RB"):
        after = words[at + 1] if at + 1 < len(words) else None
        before = words[at - 1].tag if at else ""
        return after is not None and after.tag in NOUN_TAGS | {"JJ"} and before in _OPENERS
    return word.tag in _MODIFIERS or word.full in ("many", "much", "few", "several")


def _opens_another(words: Sequence[Word], first: int, at: int) -> bool:
    """*several accidents | this year*: a determiner after a noun opens a new phrase."""
    if words[at].tag not in _OPENERS or at == first:
        return False
    return words[at - 1].tag in NOUN_TAGS or words[at - 1].full in (
        "this",
        "that",
        "these",
        "those",
    )


def _owner(words: Sequence[Word], at: int) -> bool:
    return at + 1 < len(words) and words[at + 1].tag == "POS"


def after_whole(words: Sequence[Word], phrase: Phrase) -> int:
    """The place behind the phrase with its *of* and other prepositional phrases and *and* parts."""
    at = phrase.end
    while at < len(words):
        clause = words[at].full in ("that", "if", "because", "while", "whether")
        joins = (words[at].tag == "IN" and not clause) or words[at].full in ("and", "or")
        following = phrase_after(words, at + 1) if joins else None
        if following is None or words[at + 1].is_adverb:
            break
        at = following.end
    return at


def counted(words: Sequence[Word], phrase: Phrase) -> Phrase:
    """*a lot of people* -> *people*: the phrase whose number the verb follows."""
    head = words[phrase.head].full
    after = phrase.head + 1
    definite_number = head == "number" and words[phrase.start].full == "the"
    if head not in word_list("quantifiers") or definite_number:
        return phrase
    if after < len(words) and words[after].full == "of":
        inner = phrase_after(words, after + 1)
        if inner is not None and (head != "half" or words[inner.head].tag != "PRP"):
            return counted(words, inner)
    return phrase
