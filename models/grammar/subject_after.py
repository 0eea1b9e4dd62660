"""Subjects that stand behind their verb: in questions, after *there is*, after *said*."""

from __future__ import annotations

from collections.abc import Sequence

from models.grammar.auxiliaries import BE
from models.grammar.gaps import Chain
from models.grammar.phrases import counted, phrase_after, phrase_before
from models.grammar.subject_shapes import QUOTES, Subject, head_of, list_after
from models.grammar.words import Word


def after_inversion(words: Sequence[Word], chain: Chain) -> Subject | None:
    """The subject after the first word: *did [she] go*, *is [the door] open*."""
    phrase = phrase_after(words, chain.first + 1)
    if phrase is not None and len(chain.places) > 1 and phrase.head >= chain.places[1]:
        phrase = phrase_before(words, chain.places[1])  # "does this word mean"
    if phrase is None:
        return None
    if words[phrase.head].tag == "EX":
        return of_existence(words, chain) or head_of(phrase)
    return list_after(words, counted(words, phrase))


def of_existence(words: Sequence[Word], chain: Chain) -> Subject | None:
    """*there are many [people]*: the noun after the group, else *there* itself."""
    at = chain.last + 1
    while at < len(words) and (words[at].tag == "EX" or words[at].full in ("n't", "not")):
        at += 1
    phrase = phrase_after(words, at)
    if phrase is None or words[phrase.head].tag == "PRP":  # "Is there somewhere we can talk?"
        return None
    return head_of(counted(words, phrase))


def right_of(words: Sequence[Word], place: int) -> Subject | None:
    """*said [Tom]*, *hangs [a picture]*: the subject after a full verb."""
    phrase = phrase_after(words, place + 1)
    return None if phrase is None else list_after(words, phrase)


def comes_first(words: Sequence[Word], place: int) -> bool:
    """*"Wait," said [Tom]*, *Here comes [the bus]*: the subject stands after the verb."""
    if place > 1 and words[place - 1].full in QUOTES:
        return words[place - 2].full in (",", ".", "!", "?", "-")
    opens = place == 1 or (place > 1 and words[place - 2].full in QUOTES | {",", "and"})
    here = opens and words[place - 1].full == "here"
    return here and words[place].full in BE | {"comes", "come", "goes", "go"}
