"""Links inside verb strings that hold only if the tags are right."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from models.grammar.auxiliaries import BE, HAVE
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


def _is_unsure(words: Sequence[Word], before: int, place: int) -> bool:
    word, found = words[place], forms(words[place].full)
    if word.tag not in VERB_TAGS | {"MD", "TO"}:
        return True
    after = words[place + 1].tag if place + 1 < len(words) else ""
    if words[before].full == "to":
        return _may_be_place(words, before, found, after)
    if found == "b" and words[before].full in BE:  # is [level] with the table
        crosses = any(item.is_noun for item in words[before + 1 : place])
        return crosses or word.full in word_list("base or adjective")
    if found == "b" and words[before].full in HAVE:  # have [breakfast]
        return word.full not in only_verbs() and after not in _OBJECTS
    return False


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
