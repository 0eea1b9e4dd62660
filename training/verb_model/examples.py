"""Seeded examples for both witnesses: tagged right sentences in, blocks of `Example` values out."""

from __future__ import annotations

import random
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from models.grammar.operations import KEEP
from models.grammar.tokens import tokenize
from models.grammar.types import Token
from training.verb_model.learner_errors import Pair, Sentence, balanced_weights, corrupt

# How many errors a sentence gets: none for a third, so that "this is right" is learnt too.
ERRORS: Mapping[int, float] = {0: 0.34, 1: 0.46, 2: 0.15, 3: 0.05}
WORDS_FOR_AN_ERROR = 5
Tagged = tuple[str, tuple[Token, ...]]


@dataclass(frozen=True)
class Example:
    """A sentence as a learner writes it, as it should be, and a tag of each kind for each word."""

    wrong: str
    right: str
    words: tuple[str, ...]
    replace: tuple[str, ...]
    insert: tuple[str, ...]
    families: tuple[str, ...] = ()


def clean(text: str, tokens: Sequence[Token]) -> Example:
    keep = (KEEP,) * len(tokens)
    return Example(text, text, tuple(token.text for token in tokens), keep, keep)


def of_pair(pair: Pair) -> Example:
    return Example(pair.wrong, pair.right, pair.words, pair.replace, pair.insert, pair.families)


class Examples:
    """Endless examples from tagged corpus files (see `training.verb_model.corpus`), in blocks.

    A block is the same whatever was read before it: a training that was killed goes on at the
    block where it stood. Each corpus has its share in every block and begins again at its end.
    """

    def __init__(
        self,
        paths: Mapping[Path, float],
        *,
        seed: int,
        sample: int = 4000,
        errors: Mapping[int, float] = ERRORS,
        families: Collection[str] | None = None,
    ) -> None:
        """The first ``sample`` sentences set how often each family of errors is drawn.

        ``errors`` is how often a sentence gets so many of them; ``families`` are the names of
        those that may be drawn, None for all.

        Raises:
            ValueError: a corpus is empty, or its tags are those of another tokenizer.
        """
        self._corpora = [(_lines(path), share) for path, share in paths.items()]
        self._seed, self._errors = seed, errors
        head = list(self._sentences(0, sample))
        if 2 * len(head) < sample:
            raise ValueError("The tags fit other tokens than ours: tag the corpus again.")
        weights = balanced_weights(Sentence(text, tokens) for text, tokens in head)
        self._weights = {
            name: weight for name, weight in weights.items() if families is None or name in families
        }

    def block(self, number: int, size: int) -> list[Example]:
        """Block ``number`` of ``size`` sentences, less those whose tags do not fit."""
        rng = random.Random(f"{self._seed} {number}")
        found = [self._example(text, tokens, rng) for text, tokens in self._sentences(number, size)]
        rng.shuffle(found)
        return found

    def _example(self, text: str, tokens: Sequence[Token], rng: random.Random) -> Example:
        errors = rng.choices(list(self._errors), list(self._errors.values()))[0]
        # A short sentence with three errors is no longer anybody's sentence.
        errors = min(errors, max(1, len(tokens) // WORDS_FOR_AN_ERROR))
        pair = corrupt(text, tokens, rng, errors, self._weights) if errors else None
        return of_pair(pair) if pair else clean(text, tokens)

    def _sentences(self, number: int, size: int) -> Iterator[Tagged]:
        counts = _parts(size, [share for _, share in self._corpora])
        for (lines, _), count in zip(self._corpora, counts, strict=True):
            for at in range(number * count, (number + 1) * count):
                tagged = read_tagged(lines[at % len(lines)])
                if tagged is not None:
                    yield tagged


def read_tagged(line: str) -> Tagged | None:
    """One line of a corpus file: text, a tab, one Penn tag for each of our tokens."""
    text, _, tags = line.partition("\t")
    tokens, names = tokenize(text), tags.split()
    if len(names) != len(tokens):
        return None
    pairs = zip(tokens, names, strict=True)
    return text, tuple(Token(token.text, token.span, name) for token, name in pairs)


def _lines(path: Path) -> list[str]:
    lines = [line for line in path.read_text(encoding="utf-8").split("\n") if line]
    if not lines:
        raise ValueError(f"{path} holds no sentence.")
    return lines


def _parts(size: int, shares: Iterable[float]) -> list[int]:
    """``size`` divided in these shares, whole numbers that add up to it."""
    found: list[int] = []
    shares = list(shares)
    reached = 0.0
    for share in shares:
        reached += share / sum(shares)
        found.append(round(size * reached) - sum(found))
    return found
