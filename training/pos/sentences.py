"""Sentences of the corpora, cut into tokens and tagged by the teacher."""

from __future__ import annotations

import lzma
import random
from collections.abc import Iterator
from pathlib import Path

from nltk.tag.perceptron import PerceptronTagger

from models.grammar.tokens import tokenize
from training.pos.teacher import corrected

Tagged = list[tuple[str, str]]

_LONGEST = 40


def sampled(path: Path, *, count: int, seed: int) -> list[str]:
    """``count`` lines of an xz file, chosen by seed; all of them where there are fewer."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        texts = [line.strip() for line in lines if line.strip()]
    return random.Random(seed).sample(texts, min(count, len(texts)))


def tagged_by_teacher(texts: list[str]) -> Iterator[tuple[Tagged, Tagged]]:
    """(tags with the rules of `teacher`, NLTK's own tags) of every text that is not too long."""
    tagger = PerceptronTagger()
    for text in texts:
        words = [token.text for token in tokenize(text)]
        if not 0 < len(words) <= _LONGEST:
            continue
        plain = [tag for _, tag in tagger.tag([_as_newspaper(word) for word in words])]
        yield (
            list(zip(words, corrected(words, plain), strict=True)),
            list(zip(words, plain, strict=True)),
        )


def _as_newspaper(word: str) -> str:
    """Quotation marks and apostrophes as NLTK's training text had them."""
    return {'"': "''", "“": "``", "”": "''"}.get(word, word.replace("’", "'"))
