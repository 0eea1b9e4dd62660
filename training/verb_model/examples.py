"""Endless, seeded examples for both witnesses: tagged right sentences in, `Example` values out."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from models.grammar.operations import KEEP
from models.grammar.tokens import tokenize
from models.grammar.types import Token
from training.verb_model.learner_errors import Pair, Sentence, balanced_weights, corrupt

# How many errors a sentence gets: none for a third, so that "this is right" is learnt too.
ERRORS = ((0, 0.34), (1, 0.46), (2, 0.15), (3, 0.05))


@dataclass(frozen=True)
class Example:
    """A sentence as a learner writes it, as it should be, and a tag of each kind for each word."""

    wrong: str
    right: str
    words: tuple[str, ...]
    replace: tuple[str, ...]
    insert: tuple[str, ...]
    families: tuple[str, ...] = ()


def read_tagged(path: Path) -> Iterator[tuple[str, tuple[Token, ...]]]:
    """Sentences of a tagged corpus file: text, a tab, one Penn tag for each of our tokens."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            text, _, tags = line.rstrip("\n").partition("\t")
            tokens = tokenize(text)
            names = tags.split()
            if len(names) == len(tokens):
                yield (
                    text,
                    tuple(
                        Token(token.text, token.span, name)
                        for token, name in zip(tokens, names, strict=True)
                    ),
                )


def clean(text: str, tokens: Sequence[Token]) -> Example:
    keep = (KEEP,) * len(tokens)
    return Example(text, text, tuple(token.text for token in tokens), keep, keep)


def of_pair(pair: Pair) -> Example:
    return Example(pair.wrong, pair.right, pair.words, pair.replace, pair.insert, pair.families)


def mixed(
    paths: Mapping[Path, float], *, seed: int, skip: int = 0
) -> Iterator[tuple[str, tuple[Token, ...]]]:
    """Sentences of several corpora in the given shares; a corpus that ends begins again."""
    rng = random.Random(seed)
    streams = {path: itertools.chain.from_iterable(_again(path)) for path in paths}
    names, shares = list(paths), list(paths.values())
    for number in itertools.count():
        path = rng.choices(names, shares)[0]
        found = next(streams[path])
        if number >= skip:
            yield found


def _again(path: Path) -> Iterator[Iterator[tuple[str, tuple[Token, ...]]]]:
    while True:
        yield read_tagged(path)


def examples(
    sentences: Iterator[tuple[str, tuple[Token, ...]]], *, seed: int, sample: int = 4000
) -> Iterator[Example]:
    """Right and wrong sentences; the first ``sample`` sentences set the weights of the families."""
    rng = random.Random(seed)
    head = list(itertools.islice(sentences, sample))
    weights = balanced_weights(Sentence(text, tokens) for text, tokens in head)
    counts, shares = zip(*ERRORS, strict=True)
    for text, tokens in itertools.chain(head, sentences):
        errors = rng.choices(counts, shares)[0]
        # A short sentence with three errors is no longer anybody's sentence.
        errors = min(errors, max(1, len(tokens) // 5)) if errors else 0
        pair = corrupt(text, tokens, rng, errors, weights) if errors else None
        yield of_pair(pair) if pair else clean(text, tokens)
