"""Steps over the words that stand between verbs: adverbs and noun phrases."""

from __future__ import annotations

from models.grammar.auxiliaries import NEGATIONS
from models.grammar.evidence.scene import Side
from models.grammar.evidence.tables import words
from models.grammar.evidence.verb_words import word_classes

NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})
NOUN_PHRASE_TAGS = NOUN_TAGS | {"DT", "PRP$", "JJ", "JJR", "JJS", "PRP", "CD", "POS", "PDT"}
# A noun phrase longer than this is not stepped over to find the verb that governs.
REACH = 6
_ADVERB_TAGS = frozenset({"RB", "RBR", "RBS"})


def is_adverb(side: Side, at: int) -> bool:
    """Whether the word may stand inside a verb group without being part of it: *not* counts."""
    return side.plain[at] in NEGATIONS or side.words[at].tag in _ADVERB_TAGS


def in_noun_phrase(side: Side, at: int) -> bool:
    """Whether the word can belong to a subject or object: *my, old, friend, him*."""
    word = side.plain[at]
    if word in words("pronouns") or word in NEGATIONS:
        return True
    return side.words[at].tag in NOUN_PHRASE_TAGS and not word_classes(word)
