"""Links inside verb strings that hold only if the tags are right."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from models.grammar.auxiliaries import BE, DO, HAVE
from models.grammar.clauses import Reading
from models.grammar.demands import forms
from models.grammar.paradigms import only_verbs
from models.grammar.word_lists import word_list
from models.grammar.words import VERB_TAGS, Word

_OBJECTS = frozenset({"DT", "PRP", "PRP$"})


def unsure_links(words: Sequence[Word], reading: Reading) -> frozenset[int]:
    """The places of verb words that may be no verbs, or belong to another clause."""
    places = reading.chain.places
    return frozenset(
        place for before, place in pairwise(places) if _is_unsure(words, before, place)
    )


def verb_places(words: Sequence[Word], reading: Reading) -> tuple[int, ...]:
    """The places of the group, up to a word that only looks like its next verb."""
    places = reading.chain.places
    for number, (before, place) in enumerate(pairwise(places), start=1):
        if _is_no_link(words, before, place):
            return tuple(places[:number])
    return tuple(places)


def _is_no_link(words: Sequence[Word], before: int, place: int) -> bool:
    """*is [level] with*, *have [lunch] at*, *the food they had [was]*, *the man I talk to [is]*."""
    opener, word = words[before].full, words[place].full
    if opener in BE | HAVE and word in word_list("base or adjective"):
        return True
    closed = place + 1 == len(words) or words[place + 1].tag in (".", ",", "IN", "CC")
    if opener in HAVE and forms(word) == "b" and closed:
        return not is_surely_verb(words, place)
    finite = forms(word) in ("f", "m")
    if opener in BE | DO and not finite:
        finite = word == "does"
    return finite and opener in BE | HAVE | DO | {"to"} and not _is_plain_before(words, before)


def _is_unsure(words: Sequence[Word], before: int, place: int) -> bool:
    word, found = words[place], forms(words[place].full)
    if word.tag not in VERB_TAGS | {"MD", "TO"}:
        return True
    if word.written[0].isupper() and not words[0].written.isupper():  # you are [Jimmy] Crocker
        return True
    after = words[place + 1].tag if place + 1 < len(words) else ""
    if found == "g" and after in ("NN", "NNS") and words[before].full not in BE:
        return True  # I'd do [amazing] things
    if found == "s" and words[before].full in BE | HAVE:  # there are [taxis]
        return word.full not in only_verbs() | {"has", "does"}
    if words[before].full == "to":
        return _may_be_place(words, before, found, after)
    if found == "b" and words[before].full in BE:  # is [level] with the table
        crosses = any(item.is_noun for item in words[before + 1 : place])
        return crosses or not (after == "TO" or is_surely_verb(words, place))
    if found == "b" and words[before].full in HAVE:  # have [breakfast]
        return not is_surely_verb(words, place)
    return False


def is_surely_verb(words: Sequence[Word], at: int) -> bool:
    """Whether a word in a verb's base form is no noun: an object follows, or it never is one."""
    if forms(words[at].full) not in ("b", "bn", "bd", "bdn"):
        return words[at].tag in VERB_TAGS
    after = words[at + 1] if at + 1 < len(words) else None
    followed = after is not None and after.tag in _OBJECTS and "sel" not in after.full
    return words[at].full in only_verbs() | BE | HAVE | DO or followed


def _may_be_place(words: Sequence[Word], to: int, found: str, after: str) -> bool:
    """*the people he was talking to [had]*, *led to [increased] effort*, *to [graduates]*."""
    word = words[to + 1] if to + 1 < len(words) else words[to]
    if found == "s":
        return word.full not in only_verbs()
    if "b" in found:
        return False
    if "n" in found and after in ("NN", "NNS", "JJ"):
        return True
    return not _is_plain_before(words, to)


def _is_plain_before(words: Sequence[Word], to: int) -> bool:
    """Whether no relative clause can end in this *to*: *I want to*, but *the man I talk to*."""
    if any(word.full in word_list("wh") | {"that"} for word in words[:to]):
        return False
    return not any(
        left.is_noun and right.tag in ("PRP", "DT", "PRP$", "NNP")
        for left, right in pairwise(words[:to])
    )
