"""Questions and other clauses in which the subject stands after the first verb."""

from __future__ import annotations

from collections.abc import Sequence

from models.grammar.auxiliaries import BE, DO, HAVE
from models.grammar.gaps import Chain
from models.grammar.phrases import phrase_after, phrase_before
from models.grammar.subject_shapes import Subject
from models.grammar.word_lists import word_list
from models.grammar.words import NOMINATIVE, Word, is_modal

_PRONOUNS = NOMINATIVE | {"you", "it", "there"}


def is_inverted(words: Sequence[Word], at: int) -> bool:
    """Whether the subject of the finite auxiliary at ``at`` stands after it."""
    word = words[at]
    if not (
        is_modal(word) or word.full in (BE - {"be", "been", "being"}) | HAVE | DO | {"need", "dare"}
    ):
        return False
    after = at + 1
    while after < len(words) and words[after].full in ("n't", "not"):
        after += 1
    if after >= len(words) or phrase_after(words, after) is None:
        return False
    pronoun = words[after].full in _PRONOUNS
    begin = _clause_begin(words, at)
    if begin == at == 0 and word.full in ("do", "have") and not pronoun and not is_question(words):
        return False  # "Do a little work!", "Have a seat."
    if begin == at:
        return (
            begin == 0
            or pronoun
            or (is_question(words) and words[after].full not in word_list("wh"))
        )
    opening = words[begin].full
    if opening in word_list("fronted"):
        return pronoun or word.full not in BE
    if opening in word_list("wh") or (begin + 1 < at and words[begin + 1].full in word_list("wh")):
        return _after_wh(words, at, begin, pronoun=pronoun)
    return False


def _after_wh(words: Sequence[Word], at: int, begin: int, *, pronoun: bool) -> bool:
    if words[at].full in DO and words[at + 1].full in NOMINATIVE:
        return True  # "How many hours a day does she work?"
    phrase = phrase_before(words, at)
    if words[at].full in DO and begin == 0 and is_question(words) and phrase is not None:
        return words[phrase.head].tag != "PRP"
    if pronoun:
        return not _has_subject(words, begin, at)
    relative = begin > 0 and phrase_before(words, begin) is not None
    return not relative and not _has_subject(words, begin, at)


def _has_subject(words: Sequence[Word], begin: int, at: int) -> bool:
    """*where [he] is*, *what [the man] is*: a phrase between the question word and the verb."""
    phrase = phrase_before(words, at)
    if phrase is None or phrase.start <= begin:
        return False
    opened = words[begin].full in ("what", "which", "whose", "how") and phrase.start == begin + 1
    before = words[phrase.start - 1]
    return not opened and before.tag != "IN" and words[phrase.start].full not in word_list("wh")


def _clause_begin(words: Sequence[Word], at: int) -> int:
    """The place where the clause begins that the word at ``at`` belongs to."""
    begin = at
    while begin > 0:
        before = words[begin - 1]
        if before.full in word_list("boundaries") or before.tag in ("CC", ".") or before.is_verb:
            break
        if words[begin].full in word_list("wh") and before.tag != "IN":
            break
        begin -= 1
    return begin


def is_question(words: Sequence[Word]) -> bool:
    """Whether the sentence ends in a question mark."""
    return any(word.full.startswith("?") or word.full.endswith("?") for word in words[-3:])


def asks(words: Sequence[Word], chain: Chain, subject: Subject | None) -> bool:
    """Whether the group is that of a question: inverted, or *who* itself is the subject."""
    if subject is None:
        return False
    if chain.inverted and subject.start > chain.first:
        begin = _clause_begin(words, chain.first)
        fronted = words[begin].full in word_list("fronted") and begin < chain.first
        conditional = begin == chain.first and words[begin].full in ("had", "were", "should")
        return is_question(words) or not (fronted or conditional)
    return is_question(words) and not subject.relative and _begins_with_wh(words, subject)


def _begins_with_wh(words: Sequence[Word], subject: Subject) -> bool:
    """*Who came?*, *Which team won?*, *How many people came?*"""
    phrase = phrase_before(words, subject.end)
    start = subject.start if phrase is None else phrase.start
    first = words[start].full
    return first in word_list("wh") or (start > 0 and words[start - 1].full == "how")
