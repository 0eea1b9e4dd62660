"""Training of the averaged perceptron."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Sequence

from models.grammar.pos_features import BEFORE, barred, padded, static_features, tag_features

Sentence = Sequence[tuple[str, str]]


class Perceptron:
    """Weights while they are trained; `averaged` gives their mean over all steps."""

    def __init__(self) -> None:
        self.steps = 0
        self._now: dict[str, dict[str, float]] = {}
        self._total: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        self._since: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))

    def best(self, features: Iterable[str]) -> str:
        scores: dict[str, float] = {}
        for feature in features:
            for tag, weight in self._now.get(feature, {}).items():
                scores[tag] = scores.get(tag, 0.0) + weight
        return min(scores, key=lambda name: (-scores[name], name), default="NN")

    def update(self, *, right: str, guess: str, features: Iterable[str]) -> None:
        for feature in features:
            self._add(feature, right, 1.0)
            self._add(feature, guess, -1.0)

    def _add(self, feature: str, tag: str, amount: float) -> None:
        row = self._now.setdefault(feature, {})
        weight = row.get(tag, 0.0)
        self._total[feature][tag] += (self.steps - self._since[feature][tag]) * weight
        self._since[feature][tag] = self.steps
        row[tag] = weight + amount

    def averaged(self) -> dict[str, dict[str, float]]:
        means: dict[str, dict[str, float]] = {}
        for feature, row in self._now.items():
            means[feature] = {
                tag: (self._total[feature][tag] + (self.steps - self._since[feature][tag]) * weight)
                / max(self.steps, 1)
                for tag, weight in row.items()
            }
        return means


def train(
    sentences: Sequence[Sentence], *, only_tags: dict[str, str], epochs: int, seed: int
) -> dict[str, dict[str, float]]:
    """Averaged weights, feature -> tag -> weight. ``only_tags`` words are never learnt."""
    model, chance = Perceptron(), random.Random(seed)
    order = list(range(len(sentences)))
    for epoch in range(epochs):
        chance.shuffle(order)
        wrong = sum(_learn(model, sentences[i], only_tags) for i in order)
        print(f"epoch {epoch + 1}: {wrong} wrong guesses", flush=True)
    return model.averaged()


def _learn(model: Perceptron, sentence: Sentence, only_tags: dict[str, str]) -> int:
    context = padded([word for word, _ in sentence])
    previous, previous2, wrong = context[1], context[0], 0
    for at, (written, right) in enumerate(sentence, start=BEFORE):
        guess = only_tags.get(context[at], "")
        if not guess:
            model.steps += 1
            features = static_features(context, at, written)
            features += tag_features(context, at, previous, previous2)
            guess = model.best(features)
            # A teacher's tag that the word cannot have is a slip: nothing is learnt from it. The
            # guess is free, so that the weights say what words of no known form are not.
            if guess != right and right not in barred(context[at], known=True):
                wrong += 1
                model.update(right=right, guess=guess, features=features)
        previous, previous2 = guess, previous
    return wrong


# Features of one word or of tags alone: few, and for rare words all there is, so hardly pruned.
_SINGLE = frozenset({"bias", "w", "3", "2", "1", "h", "v", "a", "t", "tt", "tv"})


def packed(
    weights: dict[str, dict[str, float]], *, scale: float, least: int, least_single: int
) -> dict[str, str]:
    """Weights as whole numbers, small ones dropped, as text: ``VB 12 NN -3``."""
    lines: dict[str, str] = {}
    for feature, row in weights.items():
        least_here = least_single if feature.partition("=")[0] in _SINGLE else least
        whole = {tag: round(weight * scale) for tag, weight in row.items()}
        kept = [
            f"{tag} {weight}" for tag, weight in sorted(whole.items()) if abs(weight) >= least_here
        ]
        if kept:
            lines[feature] = " ".join(kept)
    return lines
