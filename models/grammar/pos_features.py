"""What the part-of-speech tagger looks at: the features of one word in its sentence.

Shared by the tagger (`models.grammar.pos`) and its training (`training.pos`): a change here needs
new weights. A feature is a short string, ``name=value``.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from models.grammar.types import Form
from models.grammar.verbs import analyse, over_regular

START = ("-start2-", "-start-")
END = ("-end-", "-end2-")
BEFORE = len(START)

_FORM_LETTERS = {
    Form.BASE: "b",
    Form.THIRD: "s",
    Form.PAST: "d",
    Form.PAST_PARTICIPLE: "n",
    Form.GERUND: "g",
}
_LETTER_OF_TAG = {"VB": "b", "VBP": "b", "VBZ": "s", "VBD": "d", "VBN": "n", "VBG": "g"}
_VERB_TAGS = frozenset(_LETTER_OF_TAG)
_CLIPPED = frozenset({"ai", "ca", "wo", "sha", "gon"})
_TAGGED_MD = frozenset(
    {"can", "cannot", "could", "may", "might", "must", "ought", "shall", "should", "will", "would",
     "ca", "wo", "sha", "'ll", "'d", "need", "dare"}
)  # fmt: skip
# The words that decide the form of the verb after them.
_AUXILIARIES = frozenset(
    {"am", "is", "are", "was", "were", "be", "been", "being", "'m", "'re", "'s", "ai", "have",
     "has", "had", "having", "'ve", "'d", "do", "does", "did", "to", "will", "would", "shall",
     "should", "can", "could", "may", "might", "must", "ca", "wo", "sha", "'ll", "cannot", "need",
     "dare", "let", "make", "makes", "made", "get", "got"}
)  # fmt: skip
# Words that may stand between an auxiliary and its verb without hiding it.
_TRANSPARENT = frozenset(
    {"not", "n't", "never", "ever", "always", "often", "usually", "sometimes", "already", "just",
     "also", "still", "only", "even", "really", "yet", "soon", "now", "probably", "certainly", "i",
     "you", "he", "she", "it", "we", "they", "there", "all", "both", "so", "too", "quite", "almost",
     "hardly", "rarely", "seldom", "me", "him", "her", "us", "them"}
)  # fmt: skip
_AUXILIARY_REACH = 4
_SUFFIX = 3


@lru_cache(maxsize=65536)
def normal(word: str) -> str:
    """The word as the tagger knows it: lower case, straight apostrophe, numbers as shapes."""
    word = word.lower().replace("’", "'")
    if word[0].isdigit():
        return "0000" if len(word) == 4 and word.isdigit() else "0"
    return word


@lru_cache(maxsize=65536)
def verb_forms(word: str) -> str:
    """The verb forms that a word can be, as letters: ``left`` is "dn", ``table`` "b"; "" if none.

    Forms that learners make up count as the form they stand for: ``goed`` is "dn".
    """
    readings = analyse(word) or over_regular(word)
    return "".join(sorted({_FORM_LETTERS[reading.form] for reading in readings}))


@lru_cache(maxsize=65536)
def barred(word: str, *, known: bool) -> frozenset[str]:
    """The tags that a (normal) word cannot have, by the forms of verbs.

    ``known``: the word was met in training. Any other may be a misspelt verb (*recieve*) when no
    table has it.
    """
    modal = frozenset[str]() if word in _TAGGED_MD else frozenset({"MD"})
    if word.startswith("'") or word in _CLIPPED:
        return modal
    forms = verb_forms(word)
    if not forms:
        return modal | _VERB_TAGS if known else modal
    return modal | {tag for tag, letter in _LETTER_OF_TAG.items() if letter not in forms}


def shape(word: str, *, first: bool) -> str:
    if not word[0].isalpha():
        return "digit" if any(char.isdigit() for char in word) else "mark"
    kind = "upper" if len(word) > 1 and word.isupper() else "title" if word[0].isupper() else "low"
    return f"{kind}{'-' if '-' in word else ''}{'^' if first else ''}"


def padded(words: Sequence[str]) -> list[str]:
    """Normal words with two marks at each end; word i stands at ``i + BEFORE``."""
    return [*START, *map(normal, words), *END]


def _auxiliary_before(words: Sequence[str], at: int) -> str:
    """The auxiliary that governs the word at ``at``, as in *has never really been*; "" if none."""
    for index in range(at - 1, max(at - 1 - _AUXILIARY_REACH, BEFORE - 1), -1):
        word = words[index]
        if word in _AUXILIARIES:
            return word
        if word not in _TRANSPARENT and not word.endswith("ly"):
            return ""
    return ""


def static_features(words: Sequence[str], at: int, written: str) -> list[str]:
    """Features that do not depend on other tags; ``words`` as `padded` gives them."""
    word, before, after = words[at], words[at - 1], words[at + 1]
    forms = verb_forms(word)
    found = [
        "bias",
        f"w={word}",
        f"p={before}",
        f"n={after}",
        f"pp={words[at - 2]}",
        f"nn={words[at + 2]}",
        f"pw={before} {word}",
        f"wn={word} {after}",
        f"3={word[-_SUFFIX:]}",
        f"2={word[-2:]}",
        f"1={word[0]}",
        f"p3={before[-_SUFFIX:]}",
        f"n3={after[-_SUFFIX:]}",
        f"h={shape(written, first=at == BEFORE)}",
        f"v={forms}",
    ]
    if forms:
        found += (
            f"vp={forms} {before}",
            f"vn={forms} {after}",
            f"vv={forms} {verb_forms(after)}",
            f"a={forms} {_auxiliary_before(words, at)}",
        )
    return found


def tag_features(words: Sequence[str], at: int, previous: str, previous2: str) -> tuple[str, ...]:
    """Features that depend on the two tags before."""
    word = words[at]
    return (
        f"t={previous}",
        f"tt={previous2} {previous}",
        f"tw={previous} {word}",
        f"tv={previous} {verb_forms(word)}",
        f"t3={previous} {word[-_SUFFIX:]}",
        f"tn={previous} {words[at + 1]}",
    )
