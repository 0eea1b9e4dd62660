"""What a subject can look like: a head, a list of heads, a phrase before *who*."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from models.grammar.auxiliaries import BE
from models.grammar.phrases import TIME_NOUNS, Phrase, phrase_after, phrase_before
from models.grammar.word_lists import word_list
from models.grammar.words import Word

WH_WORDS = frozenset({"who", "which", "what", "that", "whoever", "whatever", "whichever"})
QUOTES = frozenset({'"', "``", "''", "”", "“", "'", "’", "‘"})
LIST_WORDS = frozenset({"and", "or", "nor", "&"})


@dataclass(frozen=True, slots=True)
class Subject:
    """Places of the head, or of the whole list of heads; ``relative``: it stands before *who*."""

    start: int
    end: int
    relative: bool = False


def head_of(phrase: Phrase) -> Subject:
    return Subject(phrase.head, phrase.head + 1)


def is_relative(words: Sequence[Word], at: int) -> bool:
    word = words[at]
    if word.full not in WH_WORDS:
        return False
    if word.full != "that":
        return True
    return word.tag in ("WDT", "IN", "WP") or (at > 0 and words[at - 1].is_noun)


def antecedent(words: Sequence[Word], at: int) -> Subject | None:
    """The noun before the relative word at ``at``; the word itself when it asks (*Who came?*)."""
    left = at
    if left > 0 and words[left - 1].full == ",":
        left -= 1
    phrase = phrase_before(words, left) if words[at].full[:4] != "what" else None
    if phrase is None or phrase.end != left:
        return Subject(at, at + 1)
    outer = _around(words, phrase) if words[at].full == "who" else None
    head = (outer or phrase).head
    return Subject(head, head + 1, relative=True)


def _around(words: Sequence[Word], phrase: Phrase) -> Phrase | None:
    """*the people [in the room] who*: the people, because rooms are no *who*."""
    before = words[phrase.start - 1].full if phrase.start else ""
    named = words[phrase.head].tag in ("NNP", "NNPS", "PRP")
    if before not in ("in", "on", "at", "from", "near", "behind", "inside", "outside") or named:
        return None
    return phrase_before(words, phrase.start - 1)


def time_phrase(words: Sequence[Word], at: int) -> int | None:
    """The start of *last night*, *this year* ... that ends at ``at`` behind another word."""
    if words[at].full not in word_list("time units") or at < 2:
        return None
    start = at - 1
    before = words[start - 1]
    boundary = before.tag in ("IN", "TO", "CC") or before.full in (",", '"')
    opens = words[start].full in ("last", "next", "this", "every", "each", "that")
    return start if opens and not boundary else None


def list_after(words: Sequence[Word], phrase: Phrase) -> Subject:
    """*Did [Tom and Mary] go*."""
    end = phrase.head + 1
    while end < len(words) and words[end].full in ("and", "or"):
        following = phrase_after(words, end + 1)
        if following is None:
            break
        end = following.head + 1
    if end == phrase.head + 1:
        return head_of(phrase)
    return Subject(phrase.start, end)


def time_as_subject(words: Sequence[Word], place: int) -> Subject | None:
    """*Tomorrow is a holiday*: a word of time, when there is nothing else."""
    word = words[place - 1] if place else None
    if word is None or word.full not in TIME_NOUNS or words[place].full not in BE:
        return None
    return Subject(place - 1, place)


def opens_clause(words: Sequence[Word], phrase: Phrase) -> bool:
    """Whether the phrase stands at the head of a clause: *[the book] I bought*."""
    before = words[phrase.start - 1] if phrase.start else None
    opener = words[phrase.start].tag in ("DT", "PRP$", "NNS")
    return opener and (before is None or before.full in (",", "and", "but", "that", "because"))
