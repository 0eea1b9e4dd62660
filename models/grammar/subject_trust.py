"""What a subject asks of its verb, and how far that can be trusted.

`subject_search` always names its best guess; a fault must not be built on a guess. This module
lets through the subjects whose number the words show: *I, he, they*, a noun with its determiner at
the head of its clause, with *of*-phrases and relative clauses behind it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from models.grammar.clauses import Reading
from models.grammar.number_words import number_words
from models.grammar.phrases import Phrase, phrase_before
from models.grammar.subject_shapes import QUOTES, WH_WORDS, Subject
from models.grammar.subjects import Agreement, agreement_at
from models.grammar.types import Certainty, Span, Token
from models.grammar.word_lists import word_list
from models.grammar.words import NOMINATIVE, Word

_LISTS = frozenset({"and", "or", "nor", "&"})
_PRONOUNS = NOMINATIVE | {"you", "it"}


@dataclass(frozen=True, slots=True)
class Demanding:
    """A subject that asks for *goes* (``takes_s``) or *go*; ``start`` is its first word.

    ``pronoun`` is *i* or *you* where the subject is, else "".
    """

    takes_s: bool
    pronoun: str
    certainty: Certainty
    start: int


def demanding(words: Sequence[Word], tokens: Sequence[Token], reading: Reading) -> Demanding | None:
    """What the subject of a finite group asks for; None where there is none or any doubt."""
    subject = reading.subject
    if subject is None:
        return None
    agreement = _agreement(tokens, subject)
    if agreement.takes_s is None:
        return None
    head = words[subject.end - 1]
    pronoun = head.full if head.full in ("i", "you") and subject.end == subject.start + 1 else ""
    found = _Trust(words, reading, subject, agreement).certainty()
    if found is None:
        return None
    phrase = phrase_before(words, subject.end)
    start = subject.start if phrase is None else min(phrase.start, subject.start)
    return Demanding(agreement.takes_s, pronoun, found, start)


def _agreement(tokens: Sequence[Token], subject: Subject) -> Agreement:
    """`agreement_at` for places: the sentence is written anew, one blank between words."""
    begin = max(0, subject.start - 8)
    before = "".join(f"{token.text} " for token in tokens[begin : subject.start])
    inside = " ".join(token.text for token in tokens[subject.start : subject.end])
    return agreement_at(Span(len(before), len(before) + len(inside)), before + inside)


class _Trust:
    """Judges one subject of one group."""

    def __init__(
        self, words: Sequence[Word], reading: Reading, subject: Subject, agreement: Agreement
    ) -> None:
        self._words = words
        self._reading = reading
        self._subject = subject
        self._agreement = agreement
        self._head = words[subject.end - 1]

    def certainty(self) -> Certainty | None:
        subject, first = self._subject, self._reading.chain.first
        if subject.start > first:
            return self._inverted()
        if subject.end - subject.start > 1:
            return Certainty.MAYBE
        if subject.relative:
            return self._relative()
        if self._head.tag == "EX":
            return None
        if self._head.full in _PRONOUNS:
            return self._pronoun()
        return self._noun()

    def _inverted(self) -> Certainty | None:
        """*does [he] go*; after *there is* usage is not firm."""
        before = self._words[self._subject.start - 1]
        if self._head.full in _PRONOUNS and (before.is_verb or before.is_negation):
            return Certainty.SURE
        if self._shows_number() and self._reading.chain.inverted:
            return Certainty.MAYBE
        return None

    def _relative(self) -> Certainty | None:
        """*the boys who sing*; *one of the boys who* may count either way."""
        phrase = phrase_before(self._words, self._subject.end)
        if phrase is None or not self._shows_number() or self._after_preposition(phrase):
            return None
        return Certainty.MAYBE

    def _pronoun(self) -> Certainty | None:
        words, at = self._words, self._subject.start
        if any(word.full == "," for word in words[at + 1 : self._reading.chain.first]):
            return None
        before = words[at - 1] if at else None
        if before is None:
            return Certainty.SURE
        if before.full in _LISTS | {"than", "as"}:
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
        between = self._words[self._subject.end : self._reading.chain.first]
        if any(word.full in _LISTS for word in between):
            return None
        commas = sum(word.full in (",", "-", "--", "—", "(", ")") for word in between)
        if commas % 2:
            return None
        if not self._opens(phrase):
            return Certainty.MAYBE if self._may_open(phrase) else None
        contact = any(word.is_verb for word in between) and not any(
            word.full in WH_WORDS for word in between
        )
        return Certainty.MAYBE if contact or commas else Certainty.SURE

    def _shows_number(self) -> bool:
        """Whether tag and form of the noun say the same, and no name hides its number."""
        head, singular = self._head, self._agreement.takes_s
        if head.full in number_words("each"):
            return head.full not in ("either", "neither", "none", "every")
        if head.tag == "DT":
            return head.full in ("this", "that", "these", "those")
        if head.tag == "NNP":
            return bool(singular) and not head.full.endswith("s")
        return head.tag == ("NN" if singular else "NNS")

    def _opens(self, phrase: Phrase) -> bool:
        """Whether the phrase stands at the head of its clause."""
        if phrase.start == 0:
            return True
        before = self._words[phrase.start - 1]
        if before.full in QUOTES | word_list("subordinators") | {"but", "how", "why", "where"}:
            return before.full not in ("than", "as", "that", "since", "once", "until", "till",
                                       "before", "after", "except")  # fmt: skip
        return False

    def _may_open(self, phrase: Phrase) -> bool:
        before = self._words[phrase.start - 1]
        return before.full in (",", "that", "before", "after", "until", "since", "when") or (
            before.is_verb and before.full not in _LISTS
        )

    def _after_preposition(self, phrase: Phrase) -> bool:
        before = self._words[phrase.start - 1] if phrase.start else None
        return before is not None and before.tag in ("IN", "TO", "CC")
