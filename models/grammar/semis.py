"""Groups with *to* and other small words inside: *going to*, *have to*, *used to*, *had better*."""

from __future__ import annotations

from collections.abc import Sequence

from models.grammar.auxiliaries import BE, DO, HAVE
from models.grammar.gaps import Chain, over_adverbs
from models.grammar.phrases import phrase_after
from models.grammar.words import NOUN_TAGS, VERB_TAGS, Word

# The word that opens the piece, the words in the middle, and the name of the piece.
_SEMIS: tuple[tuple[frozenset[str], tuple[str, ...], str], ...] = (
    (frozenset(HAVE), ("got", "to"), "have got to"),
    (frozenset(HAVE), ("to",), "have to"),
    (frozenset(BE), ("going", "to"), "going to"),
    (frozenset(BE), ("able", "to"), "be able to"),
    (frozenset({"had"}), ("better",), "had better"),
    (frozenset({"would"}), ("rather",), "would rather"),
    (frozenset({"ought"}), ("to",), "ought to"),
    (frozenset({"used", "use"}), ("to",), "used to"),
    (frozenset({"were", "was", "am", "is", "are"}), ("to",), "be to"),
)


def take_semi(words: Sequence[Word], chain: Chain) -> bool:
    """Take in *going to*, *have to*, *used to* ... and the verb after it."""
    at = chain.last
    for openers, middle, name in _SEMIS:
        if words[at].full not in openers or not _fits(words, chain, name):
            continue
        gaps: set[int] = set()
        place = over_adverbs(words, at + 1, chain, gaps, stop=middle[0])
        if chain.inverted and len(chain.places) == 1:
            place = _over_pronoun(words, place, chain, gaps)
        taken = _middle(words, place, middle)
        verb = over_adverbs(words, place + len(middle), chain, gaps) if taken else len(words)
        free = verb < len(words) and chain.closed.isdisjoint((*taken, verb))
        if free and _after_to(words, verb, name):
            chain.places += [*taken, verb]
            chain.gaps |= gaps
            chain.semi = chain.semi or name
            return True
    return False


def _over_pronoun(words: Sequence[Word], at: int, chain: Chain, gaps: set[int]) -> int:
    phrase = phrase_after(words, at)
    return at if phrase is None else over_adverbs(words, phrase.end, chain, gaps)


def _middle(words: Sequence[Word], place: int, middle: tuple[str, ...]) -> list[int]:
    found = [word.full for word in words[place : place + len(middle)]]
    return list(range(place, place + len(middle))) if tuple(found) == middle else []


def _fits(words: Sequence[Word], chain: Chain, name: str) -> bool:
    if name == "used to":
        return chain.first == chain.last or words[chain.first].full in DO
    if name in ("had better", "would rather", "ought to"):
        return chain.first == chain.last
    if name == "be to":
        before = words[chain.first - 1] if chain.first else None
        return chain.first == chain.last and (
            before is not None
            and (before.full in ("i", "he", "she", "we", "they", "you") or _after_if(words, chain))
        )
    return not chain.semi


def _after_if(words: Sequence[Word], chain: Chain) -> bool:
    return any(word.full == "if" for word in words[max(0, chain.first - 4) : chain.first])


def _after_to(words: Sequence[Word], verb: int, name: str) -> bool:
    word = words[verb]
    if word.tag in ("VB", "VBP") or word.full in BE | HAVE | DO:
        return word.full not in ("been", "being", "having", "doing")
    if name in ("had better", "would rather"):
        return word.tag in VERB_TAGS or "b" in word.forms
    if word.tag in ("VBD", "VBZ"):  # learners: "have to went", "used to goes"
        return True
    return (
        word.tag in NOUN_TAGS - {"NNP"}
        and "b" in word.forms
        and verb + 1 < len(words)
        and (words[verb + 1].tag in ("DT", "PRP", "PRP$"))
    )
