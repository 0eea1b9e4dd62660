"""Part-of-speech tags: an averaged perceptron (Collins, EMNLP 2002), greedy from left to right.

The weights are a table, ``pos_weights.tsv.xz``, written by ``python -m training.pos``. A line is
``feature<TAB>TAG weight TAG weight ...``; lines that start with ``dict`` give words that have one
tag only. Tags are those of the Penn Treebank.
"""

from __future__ import annotations

import lzma
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from models.grammar.pos_features import BEFORE, barred, padded, static_features, tag_features
from models.grammar.tag_rules import settled
from models.grammar.types import Token

WEIGHTS = Path(__file__).with_name("pos_weights.tsv.xz")
DICTIONARY_MARK = "dict "


class Weights:
    """Feature weights, read as text and taken apart feature by feature when first asked for.

    Most sentences need a few hundred of the features, so that loading stays fast.
    """

    def __init__(self, table: str) -> None:
        parts = table.replace("\n", "\t").split("\t")
        self._written = dict(zip(parts[::2], parts[1::2], strict=True))
        self._read: dict[str, tuple[tuple[str, int], ...]] = {}

    def of(self, feature: str) -> tuple[tuple[str, int], ...]:
        """The (tag, weight) pairs of a feature; () for one that has none."""
        found = self._read.get(feature)
        if found is None:
            parts = self._written.get(feature, "").split()
            found = tuple(zip(parts[::2], map(int, parts[1::2]), strict=True))
            self._read[feature] = found
        return found

    def only_tag(self, word: str) -> str:
        """The tag of a word that has one only, else ""."""
        return self._written.get(DICTIONARY_MARK + word, "")

    def best(self, features: Sequence[str], barred: frozenset[str] = frozenset()) -> str:
        """The tag with the highest score among those that are not barred."""
        scores: dict[str, int] = {}
        for feature in features:
            for tag_name, weight in self.of(feature):
                scores[tag_name] = scores.get(tag_name, 0) + weight
        # Ties go to the tag that comes first in the alphabet, so that results do not depend on
        # the order of features.
        open_tags = scores.keys() - barred
        return min(open_tags, key=lambda name: (-scores[name], name), default="NN")


@lru_cache(maxsize=1)
def weights() -> Weights:
    return Weights(lzma.decompress(WEIGHTS.read_bytes()).decode("utf-8"))


def tag_words(words: Sequence[str], table: Weights) -> list[str]:
    """The tags of the words of one sentence."""
    context = padded(words)
    previous, previous2 = context[1], context[0]
    tags: list[str] = []
    for at, written in enumerate(words, start=BEFORE):
        found = table.only_tag(context[at])
        if not found:
            features = static_features(context, at, written)
            features += tag_features(context, at, previous, previous2)
            known = bool(table.of(f"w={context[at]}"))
            found = table.best(features, barred(context[at], known=known))
        tags.append(found)
        previous, previous2 = found, previous
    return tags


def tag(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The tokens of one sentence with their Penn tags; text and spans stay as they are."""
    words = [token.text for token in tokens]
    tags = settled(words, tag_words(words, weights()))
    return tuple(replace(token, tag=name) for token, name in zip(tokens, tags, strict=True))
