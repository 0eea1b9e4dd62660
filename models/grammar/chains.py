"""Which words make up one verb group: from the first auxiliary to the verb, link by link.

A link holds on learners' texts too: *has went*, *didn't went* and *am agree* are one group each.
"""

from __future__ import annotations

from collections.abc import Sequence, Set

from models.grammar.auxiliaries import BE, DO, HAVE
from models.grammar.gaps import Chain, over_adverbs
from models.grammar.phrases import after_whole, phrase_after
from models.grammar.semis import take_semi
from models.grammar.word_lists import word_list
from models.grammar.words import VERB_TAGS, Word, is_modal

_GET = frozenset({"get", "gets", "got", "gotten", "getting"})


def read_chain(words: Sequence[Word], start: int, *, inverted: bool, closed: Set[int]) -> Chain:
    """The verb group that begins at ``start``; ``inverted``: a subject may follow its first."""
    chain = Chain([start], closed, inverted=inverted)
    if words[start].tag == "TO":
        place = over_adverbs(words, start + 1, chain)
        chain.places.append(place)
    while _extend(words, chain):
        pass
    return chain


def _extend(words: Sequence[Word], chain: Chain) -> bool:
    """Take in the next verb word; False when the group is complete."""
    at = chain.last
    if take_semi(words, chain):
        return True
    gaps: set[int] = set()
    place = over_adverbs(words, at + 1, chain, gaps)
    if len(chain.places) == 1 and chain.inverted:
        place = _over_subject(words, place, chain, gaps)
    if place >= len(words) or place in chain.closed or not _links(words, at, place, chain):
        return False
    chain.places.append(place)
    chain.gaps |= gaps
    return True


def _over_subject(words: Sequence[Word], at: int, chain: Chain, gaps: set[int]) -> int:
    """*did [the girl next door] go*: the place after the subject of a question."""
    phrase = phrase_after(words, at)
    if phrase is None:
        return at
    end = after_whole(words, phrase)
    for after in (end, phrase.end):
        place = over_adverbs(words, after, chain, gaps)
        if place < len(words) and _links(words, chain.last, place, chain):
            return place
    # "What does this word mean?": the verb was taken for the last noun of the phrase
    if (
        words[chain.first].full in DO
        and phrase.head > phrase.start
        and set("bs") & set(words[phrase.head].forms)
    ):
        return phrase.head
    return at


def _links(words: Sequence[Word], at: int, place: int, chain: Chain) -> bool:
    """Whether the word at ``place`` goes on the group after ``at``; notes what the link says."""
    word, after = words[at], words[place]
    if is_modal(word) and at == chain.first:
        return _base_like(words, at, place)
    if word.full in DO - {"doing", "done"} and at == chain.first:
        return _after_do(words, at, place, chain)
    if word.full in HAVE:
        return _after_have(words, place, chain)
    if word.full in BE:
        return _after_be(words, at, place, chain)
    if word.full in ("need", "dare") and at == chain.first:
        return (chain.inverted or words[at + 1].is_negation) and after.tag in ("VB", "VBP")
    if word.full in _GET and place == at + 1:
        chain.passive = after.tag == "VBN" and after.full not in ("used", "to")
        return chain.passive
    return False


def _base_like(words: Sequence[Word], at: int, place: int) -> bool:
    after = words[place]
    if after.tag in VERB_TAGS or after.full in BE | HAVE | DO:
        return True
    # The tagger took a verb for a noun: "you can google it".
    return after.tag in ("NN", "JJ") and "b" in after.forms and _object_follows(words, place)


def _object_follows(words: Sequence[Word], at: int) -> bool:
    return at + 1 < len(words) and words[at + 1].tag in ("DT", "PRP", "PRP$", "IN", "TO", ".")


def _after_do(words: Sequence[Word], at: int, place: int, chain: Chain) -> bool:
    after = words[place]
    marked = chain.inverted or any(words[i].is_negation for i in range(at + 1, place))
    if after.tag in ("VB", "VBP"):
        return marked or place == at + 1 or words[place - 1].is_adverb
    if after.tag in ("VBD", "VBZ", "VBG", "VBN"):
        return marked or (after.tag == "VBD" and place == at + 1)
    hidden = after.tag in ("NN", "NNS") and bool(set("bs") & set(after.forms))
    return marked and (hidden or _base_like(words, at, place))


def _after_have(words: Sequence[Word], place: int, chain: Chain) -> bool:
    after = words[place]
    if after.full in ("was", "were") and words[place - 1].is_adverb:
        return False  # "The meal they had together was delicious."
    # The tagger took a participle for a noun: "has at last found a job".
    hidden = after.tag in ("NN", "JJ") and "n" in after.forms and _object_follows(words, place)
    participle = hidden or after.tag in ("VBN", "VBD") or after.full in ("been", "had", "got")
    bare = after.tag in ("VB", "VBP") and "b" in after.forms and after.full not in HAVE | DO
    if participle or bare:
        chain.perfect = True
        return True
    return False


def _after_be(words: Sequence[Word], at: int, place: int, chain: Chain) -> bool:
    after = words[place]
    if after.full in word_list("states") and after.tag == "VBG":
        return False
    if after.tag == "VBG" or after.full == "being":
        chain.continuous = True
        return True
    if after.tag in ("VBN", "VBD") and after.full not in BE:
        by = place + 1 < len(words) and words[place + 1].full == "by"
        if after.full in word_list("states") and not by:
            return False
        chain.passive = True
        return True
    if after.full == "been":  # "is been": a slip for "has been"
        return True
    if words[at].full == "being":  # "[Being] here means a lot"
        return False
    if after.tag in ("VB", "VBP", "VBZ") and after.full not in BE | HAVE:
        return not _told_by_do(words, at)
    return False


def _told_by_do(words: Sequence[Word], at: int) -> bool:
    """*All you have to do is press it*: the base form is right after this be."""
    return at > 0 and (words[at - 1].full in DO or words[at - 1].full == "is")
