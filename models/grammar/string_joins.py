"""Verb strings that follow one another where only one can stand: *is was*, *must to go*.

The chains of `chains` hold what learners write by rule; what is left over beside a string in a
plain clause (subject, verb, no relative clause around) belongs to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from models.grammar.auxiliaries import BE, DO, HAVE, MODALS, plain
from models.grammar.clauses import Reading
from models.grammar.demands import forms
from models.grammar.paradigms import only_verbs
from models.grammar.phrases import phrase_before
from models.grammar.subject_shapes import QUOTES
from models.grammar.verb_strings import VerbString
from models.grammar.word_lists import word_list
from models.grammar.words import NOMINATIVE, Word

_AUXILIARIES = BE | HAVE | DO | MODALS
_CLITICS = frozenset({"'ve", "'ll"})
_AFTER_GERUND = frozenset({"DT", "PRP", "PRP$", "IN", "TO", "RB", ".", "RP"})


def joined(
    words: Sequence[Word], readings: Sequence[Reading], strings: Sequence[VerbString]
) -> tuple[VerbString, ...]:
    """The strings, with those that run on in one."""
    found: list[VerbString] = []
    last: Reading | None = None  # the reading that the last string of ``found`` began with
    for reading, string in zip(readings, strings, strict=True):
        string = _with_twin(words, string)
        if last is not None and _is_beside(words, found[-1], string):
            if _run_on(words, last, found[-1], string):
                found[-1] = _together(found[-1], string)
                continue
            found[-1] = replace(found[-1], beside=True)
        found.append(replace(string, plain=_is_plain(words, reading)))
        last = reading
    return tuple(found)


def _with_twin(words: Sequence[Word], string: VerbString) -> VerbString:
    """*[to] to go*: the second *to* opens the group, the first belongs to nothing."""
    at = string.places[0]
    if not at or string.words[0] != "to" or words[at - 1].full != "to":
        return string
    return replace(string, places=(at - 1, *string.places), words=("to", *string.words))


def _together(left: VerbString, right: VerbString) -> VerbString:
    places, words = left.places + right.places, left.words + right.words
    return replace(left, places=places, words=words, unsure=left.unsure | right.unsure)


def _is_beside(words: Sequence[Word], left: VerbString, right: VerbString) -> bool:
    between = words[left.places[-1] + 1 : right.places[0]]
    return right.places[0] > left.places[-1] and all(word.is_adverb for word in between)


def _run_on(words: Sequence[Word], reading: Reading, left: VerbString, right: VerbString) -> bool:
    before, after = left.words[-1], right.words[0]
    if _never_together(words, left, right):
        return True
    if not _is_plain(words, reading):
        return False
    found = forms(after)
    finite = found in ("m", "f", "s") or after in DO | {"had"}
    if before in MODALS:
        return True
    if before in DO:
        negated = any(word.is_negation for word in words[left.places[-1] : right.places[0]])
        return after != "to" or negated
    if before in HAVE:
        return finite or (found == "g" and _is_whole(words, right))
    if before in BE:
        return finite or after == "be"
    if reading.lemma in word_list("clause takers") or len(left.words) > 1:
        return False
    assert reading.subject is not None
    pronoun = words[reading.subject.end - 1].full in NOMINATIVE
    if forms(before) == "dn" and not pronoun:
        return False  # the recipe followed [will] produce
    if "d" in found and (not pronoun or before in word_list("copulas")):
        return False  # James looks [astonished]
    return found in ("m", "f", "d", "dn") or (found == "s" and after in only_verbs() | {"has"})


def _never_together(words: Sequence[Word], left: VerbString, right: VerbString) -> bool:
    """Pairs that are wrong wherever they stand: *be be*, *can can*, *have being*, *Do will you*."""
    before, after = left.words[-1], right.words[0]
    direct = right.places[0] == left.places[-1] + 1
    if before == after and direct:
        what = any(word.full in ("what", "all") for word in words[: left.places[0]])
        return before in _AUXILIARIES and before not in ("had", "do") and not what
    if before in ("have", "has", "had") and after == "being":
        return True
    if before == "have" and left.words[0] in MODALS and len(left.words) > 1 and direct:
        return forms(after) in ("s", "d", "f", "m")
    opens = left.places[0] == 0 and len(left.words) == 1
    return opens and direct and {before, after} <= _AUXILIARIES and after not in ("be", "to")


def _is_whole(words: Sequence[Word], right: VerbString) -> bool:
    """*have [looking] for it*, but not *have swimming lessons*."""
    after = right.places[-1] + 1
    return after < len(words) and words[after].tag in _AFTER_GERUND


def _is_plain(words: Sequence[Word], reading: Reading) -> bool:
    """*she is*, *but the dog is*: nothing around that a second verb could belong to."""
    first, subject = reading.chain.first, reading.subject
    if plain(words[first].written) in _CLITICS and len(reading.chain.places) == 1:
        return True
    if subject is None or not reading.finite or subject.start > first:
        return False
    phrase = phrase_before(words, subject.end)
    start = subject.start if phrase is None else min(phrase.start, subject.start)
    between = words[subject.end : first]
    return (
        not subject.relative
        and all(word.is_adverb for word in between)
        and words[subject.end - 1].full not in word_list("wh") | {"that", "all"}
        and _opens_clause(words, start)
    )


def _opens_clause(words: Sequence[Word], start: int) -> bool:
    if start == 0:
        return True
    before = words[start - 1]
    opener = before.full in QUOTES | {",", "and", "but", "so", "because", "if", "although", ";"}
    told = before.full == "that" and start > 1 and words[start - 2].is_verb
    return (opener or told) and not any(
        word.full in ("what", "whatever", "all") for word in words[:start]
    )
