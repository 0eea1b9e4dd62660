"""Where the verb groups of a sentence begin."""

from __future__ import annotations

from collections.abc import Sequence

from models.grammar.auxiliaries import BE
from models.grammar.chains import read_chain
from models.grammar.gaps import Chain
from models.grammar.inversion import is_inverted
from models.grammar.word_lists import word_list
from models.grammar.words import NOUN_TAGS, VERB_TAGS, Word, is_modal


def chains_of(words: Sequence[Word]) -> list[Chain]:
    taken: set[int] = set()
    chains: list[Chain] = []
    for at in range(len(words)):
        if at in taken or not _starts_group(words, at):
            continue
        chain = read_chain(words, at, inverted=is_inverted(words, at), closed=taken)
        if taken.isdisjoint(chain.places):  # else *to* before a word of a group to its left
            taken = taken.union(chain.places)
            chains.append(chain)
    return chains


def _starts_group(words: Sequence[Word], at: int) -> bool:
    word = words[at]
    if is_modal(word):
        return True
    if word.tag == "TO" or word.full == "to":
        return _takes_verb(words, at)
    if word.full in BE or word.full in ("has", "had", "does", "did"):
        return word.tag != "NN"
    if word.tag not in VERB_TAGS:
        return False
    return not (_is_attribute(words, at) or _is_state(words, at))


def _is_state(words: Sequence[Word], at: int) -> bool:
    """*he is tired*: an adjective that the tagger calls a participle."""
    before = at - 1
    while before > 0 and words[before].is_adverb:
        before -= 1
    if words[at].full not in word_list("states") or before < 0:
        return False
    indefinite = words[before].full in ("anything", "something", "nothing", "everything")
    return words[before].full in BE | word_list("copulas") or indefinite


def _takes_verb(words: Sequence[Word], at: int) -> bool:
    """Whether this *to* opens an infinitive, a learner's one included (*to went*)."""
    place = at + 1
    while place < len(words) and words[place].is_adverb:
        place += 1
    if place >= len(words):
        return False
    word = words[place]
    if word.tag in ("VB", "VBP") or word.full in ("be", "have", "do"):
        return True
    if word.tag in ("VBD", "VBZ"):
        return True
    return word.tag == "VBN" and place + 1 < len(words) and words[place + 1].tag not in NOUN_TAGS


def _is_attribute(words: Sequence[Word], at: int) -> bool:
    """*the broken window*, *a running man*: no verb group."""
    word = words[at]
    if word.tag not in ("VBN", "VBG") or at + 1 >= len(words):
        return False
    if at == 0 and word.tag == "VBN":  # "Imported cars are dear."
        return words[1].tag in ("NNS", "NN")
    before = words[at - 1].tag if at else ""
    return before in ("DT", "PRP$", "JJ", "CD", "POS") and words[at + 1].tag in NOUN_TAGS | {"JJ"}
