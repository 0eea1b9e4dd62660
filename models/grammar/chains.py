"""Which words make up one verb group: from the first auxiliary to the verb, link by link.

A link holds on learners' texts too: *has went*, *didn't went* and *am agree* are one group each.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from models.grammar.auxiliaries import BE, DO, HAVE
from models.grammar.phrases import after_whole, phrase_after
from models.grammar.words import NOUN_TAGS, VERB_TAGS, Word, is_modal

# Adverbs of several words that stand inside verb groups: "has at last come".
_ADVERB_PHRASES = (
    ("at", "last"), ("at", "least"), ("of", "course"), ("in", "fact"), ("so", "far"), ("no", "longer"),
    ("once", "more"), ("for", "example"), ("more", "or", "less"), ("not", "only"), ("at", "once"),
    ("as", "well"), ("for", "instance"), ("a", "lot"), ("kind", "of"), ("sort", "of"), ("in", "turn"),
)  # fmt: skip
_TRANSPARENT = frozenset(
    {"all", "both", "each", "also", "ever", "now", "then", "not", "n't", "never"}
)
# Participles that tell a state after be: "am interested", not a passive.
STATES = frozenset(
    {"interested", "tired", "excited", "bored", "worried", "scared", "surprised", "pleased", "gone",
     "disappointed", "ashamed", "used", "frightened", "amazed", "confused", "satisfied", "married",
     "embarrassed", "shocked", "drunk", "finished", "accustomed", "retired", "crowded", "located",
     "unknown", "boring", "interesting", "exciting", "tiring", "surprising", "amazing", "annoying",
     "disappointing", "confusing", "frightening", "shocking", "embarrassing", "charming", "relaxing"}
)  # fmt: skip
_GET = frozenset({"get", "gets", "got", "gotten", "getting"})


@dataclass(slots=True)
class Chain:
    """The places of the verb words, what they say together, and where the verb stands."""

    places: list[int]
    semi: str = ""
    perfect: bool = False
    continuous: bool = False
    passive: bool = False
    inverted: bool = False
    gaps: set[int] = field(default_factory=set)

    @property
    def first(self) -> int:
        return self.places[0]

    @property
    def last(self) -> int:
        return self.places[-1]


def read_chain(words: Sequence[Word], start: int, *, inverted: bool) -> Chain:
    """The verb group that begins at ``start``; ``inverted``: a subject may follow its first word."""
    chain = Chain([start], inverted=inverted)
    if words[start].tag == "TO":
        place = _over_adverbs(words, start + 1, chain)
        chain.places.append(place)
    while _extend(words, chain):
        pass
    return chain


def _extend(words: Sequence[Word], chain: Chain) -> bool:
    """Take in the next verb word; False when the group is complete."""
    at = chain.last
    if _take_semi(words, chain):
        return True
    gaps: set[int] = set()
    place = _over_adverbs(words, at + 1, chain, gaps)
    if len(chain.places) == 1 and chain.inverted:
        place = _over_subject(words, place, chain, gaps)
    if place >= len(words) or not _links(words, at, place, chain):
        return False
    chain.places.append(place)
    chain.gaps |= gaps
    return True


def _over_adverbs(
    words: Sequence[Word],
    at: int,
    chain: Chain,
    gaps: set[int] | None = None,
    stop: str = "",
) -> int:
    """The first place from ``at`` on that is no adverb; what was skipped goes into ``gaps``."""
    begin = at
    while at < len(words) and words[at].full != stop:
        step = _adverb_length(words, at)
        if step == 0:
            break
        at += step
    (chain.gaps if gaps is None else gaps).update(range(begin, at))
    return at


def _adverb_length(words: Sequence[Word], at: int) -> int:
    for phrase in _ADVERB_PHRASES:
        if tuple(word.full for word in words[at : at + len(phrase)]) == phrase:
            return len(phrase)
    if words[at].full == ",":
        return _parenthesis_length(words, at)
    if words[at].is_adverb and not words[at].is_verb:
        return 1
    return 1 if words[at].full in _TRANSPARENT else 0


def _parenthesis_length(words: Sequence[Word], at: int) -> int:
    """*has, of course, been*: the length of a short piece between commas without a verb."""
    for end in range(at + 2, min(at + 6, len(words) - 1)):
        if words[end].is_verb:
            return 0
        if words[end].full == ",":
            return end + 1 - at if words[end + 1].is_verb else 0
    return 0


def _over_subject(words: Sequence[Word], at: int, chain: Chain, gaps: set[int]) -> int:
    """*did [the girl next door] go*: the place after the subject of a question."""
    phrase = phrase_after(words, at)
    if phrase is None:
        return at
    end = after_whole(words, phrase)
    for after in (end, phrase.end):
        place = _over_adverbs(words, after, chain, gaps)
        if place < len(words) and _links(words, chain.last, place, chain):
            return place
    # "What does this word mean?": the verb was taken for the last noun of the phrase
    if (
        words[chain.first].full in DO
        and phrase.head > phrase.start
        and "b" in words[phrase.head].forms
    ):
        return phrase.head
    return at


def _links(words: Sequence[Word], at: int, place: int, chain: Chain) -> bool:
    """Whether the word at ``place`` goes on the group after ``at``; notes what the link says."""
    word, after = words[at], words[place]
    if is_modal(word) and at == chain.first:
        return _base_like(words, at, place)
    if word.full in DO and at == chain.first:
        return _after_do(words, at, place, chain)
    if word.full in HAVE:
        return _after_have(after, chain)
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
    return marked and (_base_like(words, at, place) or (after.tag == "NN" and "b" in after.forms))


def _after_have(after: Word, chain: Chain) -> bool:
    participle = after.tag in ("VBN", "VBD") or after.full in ("been", "had", "got")
    bare = after.tag in ("VB", "VBP") and "b" in after.forms and after.full not in HAVE | DO
    if participle or bare:
        chain.perfect = True
        return True
    return False


def _after_be(words: Sequence[Word], at: int, place: int, chain: Chain) -> bool:
    after = words[place]
    if after.full in STATES and after.tag == "VBG":
        return False
    if after.tag == "VBG" or after.full == "being":
        chain.continuous = True
        return True
    if after.tag in ("VBN", "VBD") and after.full not in BE:
        by = place + 1 < len(words) and words[place + 1].full == "by"
        if after.full in STATES and not by:
            return False
        chain.passive = True
        return True
    if after.full == "been":  # "is been": a slip for "has been"
        return True
    if after.tag in ("VB", "VBP", "VBZ") and after.full not in BE | HAVE:
        return not _told_by_do(words, at)
    return False


def _told_by_do(words: Sequence[Word], at: int) -> bool:
    """*All you have to do is press it*: the base form is right after this be."""
    return at > 0 and (words[at - 1].full in DO or words[at - 1].full == "is")


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


def _take_semi(words: Sequence[Word], chain: Chain) -> bool:
    """Take in *going to*, *have to*, *used to* ... and the verb after it."""
    at = chain.last
    for openers, middle, name in _SEMIS:
        if words[at].full not in openers or not _fits(words, chain, name):
            continue
        gaps: set[int] = set()
        place = _over_adverbs(words, at + 1, chain, gaps, stop=middle[0])
        if chain.inverted and len(chain.places) == 1:
            place = _over_pronoun(words, place, chain, gaps)
        taken = _middle(words, place, middle)
        verb = _over_adverbs(words, place + len(middle), chain, gaps) if taken else len(words)
        if verb < len(words) and _after_to(words, verb, name):
            chain.places += [*taken, verb]
            chain.gaps |= gaps
            chain.semi = chain.semi or name
            return True
    return False


def _over_pronoun(words: Sequence[Word], at: int, chain: Chain, gaps: set[int]) -> int:
    phrase = phrase_after(words, at)
    return at if phrase is None else _over_adverbs(words, phrase.end, chain, gaps)


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
