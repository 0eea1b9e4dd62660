"""A tagged sentence as the verb group finder reads it: every word in full.

*'s* is resolved to *is*, *has*, *us* or nothing (a genitive), *'d* to *had* or *would*, *ca* to
*can*, from the words around.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from models.grammar.auxiliaries import MODALS, expansions, plain
from models.grammar.pos_features import verb_forms
from models.grammar.types import Span, Token
from models.grammar.word_lists import word_list

ADVERB_TAGS = frozenset({"RB", "RBR", "RBS"})
NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})
VERB_TAGS = frozenset({"VB", "VBP", "VBZ", "VBD", "VBN", "VBG"})
NOMINATIVE = frozenset({"i", "he", "she", "we", "they"})
# After "'s" these say has: "he's been", "she's got a cat".
_PERFECT_ONLY = frozenset({"been", "got", "had", "become", "gotten"})
_PERFECT_ADVERBS = frozenset({"already", "just", "never", "ever", "recently", "always", "since"})
_OBJECT_TAGS = frozenset({"DT", "PRP", "PRP$", "NN", "NNS", "NNP", "CD"})


@dataclass(frozen=True, slots=True)
class Word:
    """One token: ``full`` is the whole word in small letters (*'ll* -> *will*)."""

    full: str
    tag: str
    span: Span
    written: str

    @property
    def is_adverb(self) -> bool:
        return self.tag in ADVERB_TAGS or self.full in ("not", "n't", "never")

    @property
    def is_negation(self) -> bool:
        return self.full in ("not", "n't", "never")

    @property
    def is_noun(self) -> bool:
        return self.tag in NOUN_TAGS

    @property
    def is_verb(self) -> bool:
        return self.tag in VERB_TAGS or self.tag == "MD"

    @property
    def forms(self) -> str:
        """Letters of the verb forms it can be, as `pos_features.verb_forms` gives them."""
        return verb_forms(self.full)


def words_of(tokens: Sequence[Token]) -> tuple[Word, ...]:
    """The words of one tagged sentence."""
    return tuple(
        Word(_full(tokens, at), token.tag, token.span, token.text)
        for at, token in enumerate(tokens)
    )


def span_of(words: Sequence[Word] | Sequence[Token], start: int, end: int) -> Span:
    """Where the words ``start:end`` stand, from the first letter of them to the last."""
    return Span(words[start].span.start, words[end - 1].span.end)


def _full(tokens: Sequence[Token], at: int) -> str:
    word = plain(tokens[at].text)
    before = plain(tokens[at - 1].text) if at else ""
    choices = expansions(word, before)
    if word in ("n't", "us") or not choices:
        return word
    if word in ("ca", "wo", "sha", "ai"):
        after = plain(tokens[at + 1].text) if at + 1 < len(tokens) else ""
        return choices[0] if after == "n't" else word
    if word == "'s" and choices != ("us",):
        return _is_or_has(tokens, at, before)
    if word == "'d":
        return _had_or_would(tokens, at)
    return choices[0]


def _follower(tokens: Sequence[Token], at: int) -> int:
    """The place of the first word after ``at`` that is no adverb and no negation."""
    at += 1
    while at < len(tokens) and (
        tokens[at].tag in ADVERB_TAGS or plain(tokens[at].text) in ("not", "n't", "all", "both")
    ):
        at += 1
    return at


def _is_or_has(tokens: Sequence[Token], at: int, before: str) -> str:
    if before not in word_list("takes is") and tokens[at].tag == "POS" and not _verbal(tokens, at):
        return "'s"
    place = _follower(tokens, at)
    if place >= len(tokens):
        return "is"
    follower, word = tokens[place], plain(tokens[place].text)
    if "n" not in verb_forms(word) and word != "been":
        return "is"
    skipped = {plain(token.text) for token in tokens[at + 1 : place]}
    after = tokens[place + 1].tag if place + 1 < len(tokens) else ""
    perfect = (
        word in _PERFECT_ONLY
        or (word in word_list("intransitive") and before not in ("it", "that", "there"))
        or bool(skipped & _PERFECT_ADVERBS)
        or after in _OBJECT_TAGS
    )
    verbal = follower.tag in ("VBN", "VBD") or word in _PERFECT_ONLY
    return "has" if perfect and verbal else "is"


def _verbal(tokens: Sequence[Token], at: int) -> bool:
    """*My sister's coming*, *Tom's a cook*: no genitive, although the tagger says so."""
    if at + 1 >= len(tokens):
        return False
    after = tokens[at + 1]
    if plain(after.text) in ("not", "been", "got", "a", "an", "the"):
        return True
    beyond = tokens[at + 2] if at + 2 < len(tokens) else None
    finite = any(token.tag in ("VBZ", "VBP", "VBD", "MD") for token in tokens)
    if not finite and after.tag == "IN" and plain(after.text) != "of":
        return True  # "My name's on the door."
    if not finite and after.tag in ("JJ", "RB", "VBN"):  # "The pizza's ready."
        return beyond is None or beyond.tag in (".", ",", "JJ", "IN", "TO", "RB")
    noun = beyond is not None and beyond.tag in ("NN", "NNS", "JJ")
    time = beyond is not None and plain(beyond.text) in (
        "yesterday",
        "today",
        "tomorrow",
        "tonight",
    )
    return after.tag == "VBG" and (time or not noun)


def _had_or_would(tokens: Sequence[Token], at: int) -> str:
    place = _follower(tokens, at)
    if any(plain(token.text) == "better" for token in tokens[at + 1 : place + 1]):
        return "had"
    if place >= len(tokens):
        return "would"
    forms = verb_forms(plain(tokens[place].text))
    participle = tokens[place].tag in ("VBN", "VBD") or "b" not in forms
    return "had" if "n" in forms and participle else "would"


def is_modal(word: Word) -> bool:
    """Whether the word is a modal here: *can* in *he can*, not in *a can*."""
    if word.full not in MODALS:
        return False
    return word.tag == "MD" or word.full in ("would", "could", "should", "shall", "cannot", "ought")
