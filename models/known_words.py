"""Is this string of letters a word? Only ever asked to look twice, never to put another word."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache

from models.folders import WEIGHTS

# The words of the verb tagger's vocabulary: 17 000 frequent ones, names among them.
_VOCABULARY = WEIGHTS / "verb-tagger" / "tokenizer.json"
_APOSTROPHES = str.maketrans("’‘", "''")
_ENDINGS = ("n't", "'s", "'m", "'re", "'ve", "'ll", "'d", "s'")


def is_known(word: str) -> bool:
    """``word`` has no marks around it; capitals do not matter.

    Looks into LemmInflect's lexicon (MIT licence) where the vocabulary does not have the word,
    which takes half a second the first time.
    """
    plain = word.translate(_APOSTROPHES).lower()
    for ending in _ENDINGS:
        plain = plain.removesuffix(ending)
    if plain in _frequent():
        return True
    from lemminflect import getAllLemmas

    return bool(getAllLemmas(plain))


def twins_of(word: str) -> list[str]:
    """Frequent words that look much like ``word``: *corner* for *comer*."""
    return [twin for twin in _look_alikes(word.lower()) if twin in _frequent()]


def _look_alikes(word: str) -> Iterator[str]:
    for one, other in _ALIKE:
        start = word.find(one)
        while start >= 0:
            yield word[:start] + other + word[start + len(one) :]
            start = word.find(one, start + 1)


@cache
def _frequent() -> frozenset[str]:
    vocabulary = json.loads(_VOCABULARY.read_text(encoding="utf-8"))["model"]["vocab"]
    # Of single letters and pairs all are in the vocabulary; few are words.
    short = {"a", "i", *_SHORT.split()}
    return frozenset(word for word in vocabulary if len(word) > 2 and word.isalpha()) | short


# Letters whose strokes run together in print.
_ALIKE = (("m", "rn"), ("rn", "m"), ("d", "cl"), ("cl", "d"), ("vv", "w"))
_SHORT = (
    "ad ah am an as at ax be by do dr ex go ha he hi id if in is it me mr mt my no of oh ok on or"
    " ox pa re so st to tv uk up us vs we ye"
)
