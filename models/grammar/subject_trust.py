"""What a subject asks of its verb, and how far that can be trusted.

`subject_search` always names its best guess; a fault must not be built on a guess. This module
lets through the subjects whose number the words show: *I, he, they*, a noun with its determiner at
the head of its clause, with *of*-phrases and relative clauses behind it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from models.grammar.auxiliaries import BE
from models.grammar.clauses import Reading
from models.grammar.demands import OTHER
from models.grammar.number_words import number_words
from models.grammar.phrases import Phrase, phrase_before
from models.grammar.subject_shapes import QUOTES, WH_WORDS, Subject
from models.grammar.subjects import Agreement, agreement_at
from models.grammar.types import Certainty, Span
from models.grammar.word_lists import word_list
from models.grammar.words import NOMINATIVE, Word

_THESE = frozenset({"this", "that", "these", "those", "each", "every"})
_MANY = frozenset({"us", "you", "them", "these", "those"})
_LISTS = frozenset({"and", "or", "nor", "&"})
_PRONOUNS = NOMINATIVE | {"you", "it"}
_DASHES = frozenset({",", "-", "--", "—", "(", ")"})
# Behind these a noun phrase need not open a clause: "more than the dogs", "since the war".
_NO_OPENERS = frozenset(
    {"than", "as", "that", "since", "once", "until", "till", "before", "after", "except"}
)


@dataclass(frozen=True, slots=True)
class Demanding:
    """A subject that asks for *goes* (``takes_s``) or *go*, or leaves it open (None).

    ``name`` is *i* or *you* where the subject is, else `OTHER`; ``start`` is its first word.
    ``either``: both are good English.
    """

    takes_s: bool | None
    name: str
    certainty: Certainty
    start: int
    either: bool = False


def demanding(words: Sequence[Word], reading: Reading) -> Demanding | None:
    """What the subject of a finite group asks for; None where no subject is found."""
    subject = _real_subject(words, reading)
    if subject is None:
        return None
    agreement = _agreement(words, subject)
    head = words[subject.end - 1]
    alone = subject.end == subject.start + 1
    name = head.full if head.full in ("i", "you") and alone else OTHER
    phrase = phrase_before(words, subject.end)
    start = subject.start if phrase is None else min(phrase.start, subject.start)
    trust = _Trust(words, reading, subject, agreement).certainty()
    either = _as_you_like(words, subject)
    if either or trust is None or agreement.takes_s is None:
        certain = Certainty.MAYBE if agreement.person == 1 else Certainty.SURE
        return Demanding(None, "" if agreement.person == 1 else name, certain, start, either)
    return Demanding(agreement.takes_s, name, trust, start)


def _as_you_like(words: Sequence[Word], subject: Subject) -> bool:
    """*The team is*, *the team are*; *none of them is*, but not *none of the money are*."""
    whole = "-".join(word.full for word in words[subject.start : subject.end])
    if whole in word_list("units"):
        return True
    # "None of the students": the head that is found may be the noun behind.
    for at in range(max(0, subject.start - 3), subject.end):
        counts = at >= subject.start or words[at].full in ("none", "neither")
        if not counts or words[at].full not in number_words("as-you-like"):
            continue
        if at + 1 < len(words) and words[at + 1].full == "of":
            rest = words[at + 2 : at + 5]
            return any(word.tag in ("NNS", "NNPS") or word.full in _MANY for word in rest)
        return at + 1 == subject.end and _is_free(words, at)
    return False


def _is_free(words: Sequence[Word], head: int) -> bool:
    """Not *this data*, nor a noun that only tells more of the head: *catches in a generation*."""
    phrase = phrase_before(words, head + 1)
    start = head if phrase is None else phrase.start
    told = any(word.full in _THESE for word in words[start:head])
    return not told and (start == 0 or words[start - 1].tag not in ("IN", "TO"))


def _real_subject(words: Sequence[Word], reading: Reading) -> Subject | None:
    """*[we] all go*: the pronoun counts, not what is added to it."""
    subject, at = reading.subject, reading.chain.first - 1
    if subject is None:
        return None
    if at >= 0 and words[at].full in NOMINATIVE:  # "that's what [I] am"
        return subject if subject.end == at + 1 else Subject(at, at + 1)
    if not subject.start or subject.start > at:
        return subject
    added = words[subject.end - 1].full in ("all", "both", "each")
    pronoun = words[subject.end - 2].full in ("we", "you", "they")
    if added and pronoun:
        return replace(subject, start=subject.end - 2, end=subject.end - 1)
    return subject


def _agreement(words: Sequence[Word], subject: Subject) -> Agreement:
    """`agreement_at` for places: the sentence is written anew, one blank between words."""
    begin = max(0, subject.start - 8)
    before = "".join(f"{word.written} " for word in words[begin : subject.start])
    inside = " ".join(word.written for word in words[subject.start : subject.end])
    return agreement_at(Span(len(before), len(before) + len(inside)), before + inside)


class _Trust:
    """Judges one subject of one group."""

    def __init__(
        self, words: Sequence[Word], reading: Reading, subject: Subject, agreement: Agreement
    ) -> None:
        self._words = words
        self._first = reading.chain.first
        self._inverts = reading.chain.inverted
        self._alone = len(reading.chain.places) == 1
        self._subject = subject
        self._agreement = agreement
        self._head = words[subject.end - 1]

    def certainty(self) -> Certainty | None:
        subject = self._subject
        if subject.start > self._first:
            return self._behind()
        if subject.end - subject.start > 1:
            listed = Phrase(self._phrase_start(), subject.end - 1, subject.end)
            return Certainty.MAYBE if self._opens(listed) else None
        if subject.relative:
            return self._relative()
        if self._head.tag == "EX":
            return None
        if self._head.full in _PRONOUNS:
            return self._pronoun()
        return self._noun()

    def _phrase_start(self) -> int:
        phrase = phrase_before(self._words, self._subject.start + 1)
        return self._subject.start if phrase is None else phrase.start

    def _behind(self) -> Certainty | None:
        """*does [he] go*, *there are [people]*; what is all I want is [you]?"""
        words, at = self._words, self._subject.start
        before = words[at - 1]
        asks = words[-1].full.startswith("?")
        if self._head.full in ("it", "you") and self._alone and words[self._first].full not in BE:
            return None  # those who need [it], how you do [it]
        if self._head.full in _PRONOUNS and self._inverts:
            be = words[self._first].full in BE and self._first and words[self._first - 1].is_verb
            direct = before.is_verb or before.is_negation
            return Certainty.SURE if direct and (asks or not be) else None
        if not self._shows_number() or any(word.full in _LISTS for word in words[at : at + 4]):
            return None
        return Certainty.MAYBE if (asks and self._inverts) or self._exists() else None

    def _exists(self) -> bool:
        """*there is* with a plain noun behind it."""
        there = self._first and self._words[self._first - 1].full == "there"
        phrase = phrase_before(self._words, self._subject.end)
        return bool(there) and phrase is not None and phrase.start <= self._first + 2

    def _relative(self) -> Certainty | None:
        """*the boys who sing*; *one of the boys who* may count either way."""
        phrase = phrase_before(self._words, self._subject.end)
        if phrase is None or not self._shows_number() or self._after_preposition(phrase):
            return None
        return Certainty.MAYBE

    def _pronoun(self) -> Certainty | None:
        words, at = self._words, self._subject.start
        between = words[at + 1 : self._first]
        if not all(word.is_adverb or word.full in word_list("floating") for word in between):
            return None
        if at == 0:
            return Certainty.SURE
        before = words[at - 1]
        if before.full == "as" and at > 2 and words[at - 2].full == "well":
            return None  # he as well as [I]
        if before.full in ("than", "as"):
            direct = not between and self._head.full in NOMINATIVE
            return Certainty.SURE if direct else None
        if before.full in _LISTS:
            listed = not any(word.is_verb for word in words[: at - 1])
            return None if listed or before.full not in ("and", "or") else Certainty.SURE
        if self._head.full in ("it", "you") and (before.is_verb or before.tag in ("IN", "TO")):
            subordinate = before.full in word_list("subordinators")
            return Certainty.SURE if subordinate else None
        return Certainty.SURE

    def _noun(self) -> Certainty | None:
        phrase = phrase_before(self._words, self._subject.end)
        if phrase is None or not self._shows_number():
            return None
        between = self._words[self._subject.end : self._first]
        if any(word.full in _LISTS | QUOTES for word in between):
            return None
        commas = sum(word.full in _DASHES for word in between)
        if commas % 2:
            return None
        if not self._opens(phrase):
            return Certainty.MAYBE if self._may_open(phrase) else None
        contact = any(word.is_verb for word in between) and not any(
            word.full in WH_WORDS for word in between
        )
        pronoun = self._head.tag == "DT" or self._head.full in number_words("each")
        name = self._head.written[0].isupper() and not pronoun
        return Certainty.MAYBE if contact or commas or name else Certainty.SURE

    def _shows_number(self) -> bool:
        """Whether tag and form of the noun say the same, and no name hides its number."""
        head, singular = self._head, self._agreement.takes_s
        if head.full in number_words("each"):
            return head.full not in ("either", "neither", "none", "every")
        if head.tag == "DT":
            return head.full in ("this", "that", "these", "those")
        if head.tag == "NNP":
            return bool(singular) and not head.full.endswith("s")
        if head.full in number_words("plural"):  # geese, whatever the tag
            return not singular and head.tag in ("NN", "NNS")
        return head.tag == ("NN" if singular else "NNS")

    def _opens(self, phrase: Phrase) -> bool:
        """Whether the phrase stands at the head of its clause."""
        if phrase.start == 0:
            return True
        before = self._words[phrase.start - 1].full
        openers = QUOTES | word_list("subordinators") | {"but", "how", "why", "where"}
        return before in openers - _NO_OPENERS

    def _may_open(self, phrase: Phrase) -> bool:
        before = self._words[phrase.start - 1]
        times = ("that", "before", "after", "until", "since", "when", ",")
        return before.full in times or before.is_verb

    def _after_preposition(self, phrase: Phrase) -> bool:
        before = self._words[phrase.start - 1] if phrase.start else None
        return before is not None and before.tag in ("IN", "TO", "CC")
