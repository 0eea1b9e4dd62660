"""Train the tagger: ``NLTK_DATA=... python -m training.pos --corpus DIR``.

Writes ``models/grammar/pos_weights.tsv.xz`` and prints how the held-out sentences came out.
"""

from __future__ import annotations

import argparse
import json
import lzma
import random
import time
from collections import Counter
from dataclasses import asdict, dataclass
from pathlib import Path

from models.grammar.pos import DICTIONARY_MARK, WEIGHTS, Weights, tag_words
from models.grammar.pos_features import normal, verb_forms
from training.pos.learner_errors import with_error
from training.pos.perceptron import packed, train
from training.pos.sentences import Tagged, sampled, tagged_by_teacher
from training.pos.templates import template_sentences


@dataclass(frozen=True)
class Config:
    """All that decides the weights."""

    everyday: int = 70_000
    books: int = 40_000
    templates: int = 24_000
    error_share: float = 0.4
    held_out: int = 3_000
    epochs: int = 4
    scale: float = 10.0
    least: int = 11
    least_single: int = 2
    dictionary_count: int = 40
    dictionary_share: float = 0.995
    seed: int = 1927


def teacher_sentences(corpus: Path, config: Config) -> list[tuple[Tagged, Tagged]]:
    texts = sampled(corpus / "everyday.txt.xz", count=config.everyday, seed=config.seed)
    texts += sampled(corpus / "sentences.txt.xz", count=config.books, seed=config.seed)
    random.Random(config.seed).shuffle(texts)
    return list(tagged_by_teacher(texts))


def with_errors(sentences: list[Tagged], config: Config) -> list[Tagged]:
    """Copies with a verb error of a share of the sentences."""
    chance = random.Random(config.seed)
    chosen = (s for s in sentences if chance.random() < config.error_share)
    return [wrong for s in chosen if (wrong := with_error(s, chance)) is not None]


def only_tags(sentences: list[Tagged], config: Config) -> dict[str, str]:
    """Frequent words with one tag that cannot be verbs."""
    counts: dict[str, Counter[str]] = {}
    for sentence in sentences:
        for word, tag in sentence:
            counts.setdefault(normal(word), Counter())[tag] += 1
    found: dict[str, str] = {}
    for word, tags in counts.items():
        tag, most = tags.most_common(1)[0]
        total = tags.total()
        frequent = total >= config.dictionary_count and most >= total * config.dictionary_share
        if frequent and not verb_forms(word):
            found[word] = tag
    return found


def write(weights: dict[str, str], singles: dict[str, str]) -> None:
    lines = [f"{DICTIONARY_MARK}{word}\t{tag}" for word, tag in sorted(singles.items())]
    lines += [f"{feature}\t{row}" for feature, row in sorted(weights.items())]
    WEIGHTS.write_bytes(lzma.compress("\n".join(lines).encode("utf-8"), preset=9))


def shares(gold: list[Tagged], found: list[list[str]]) -> dict[str, float]:
    """Share of right tags: over all tokens, and over those that gold or guess call verbs."""
    pairs = [
        (tag, guess)
        for sentence, guesses in zip(gold, found, strict=True)
        for (_, tag), guess in zip(sentence, guesses, strict=True)
    ]
    verbs = [(t, g) for t, g in pairs if t[:2] in ("VB", "MD") or g[:2] in ("VB", "MD")]
    return {
        "all": sum(t == g for t, g in pairs) / len(pairs),
        "verbs": sum(t == g for t, g in verbs) / len(verbs),
        "tokens": len(pairs),
    }


def report(held_out: list[tuple[Tagged, Tagged]], config: Config) -> dict[str, dict[str, float]]:
    table = Weights(lzma.decompress(WEIGHTS.read_bytes()).decode("utf-8"))

    def guesses(sentences: list[Tagged]) -> list[list[str]]:
        return [tag_words([word for word, _ in s], table) for s in sentences]

    clean = [right for right, _ in held_out]
    wrong = with_errors(clean, Config(error_share=1.0, seed=config.seed + 1))
    own = template_sentences(count=1_000, seed=config.seed + 1)
    return {
        "held-out": shares(clean, guesses(clean)),
        "held-out, NLTK": shares(clean, [[tag for _, tag in plain] for _, plain in held_out]),
        "held-out with errors": shares(wrong, guesses(wrong)),
        "templates, other fillings": shares(own, guesses(own)),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=Config.epochs)
    arguments = parser.parse_args()
    config, start = Config(epochs=arguments.epochs), time.monotonic()
    print(json.dumps(asdict(config)))
    pairs = teacher_sentences(arguments.corpus, config)
    held_out, pairs = pairs[: config.held_out], pairs[config.held_out :]
    sentences = [right for right, _ in pairs]
    sentences += with_errors(sentences, config)
    sentences += template_sentences(count=config.templates, seed=config.seed)
    singles = only_tags(sentences, config)
    print(f"{len(sentences)} sentences after {time.monotonic() - start:.0f} s", flush=True)
    trained = train(sentences, only_tags=singles, epochs=config.epochs, seed=config.seed)
    write(
        packed(trained, scale=config.scale, least=config.least, least_single=config.least_single),
        singles,
    )
    print(f"{WEIGHTS.stat().st_size} bytes after {time.monotonic() - start:.0f} s")
    for name, row in report(held_out, config).items():
        print(f"{name}: {row}")


if __name__ == "__main__":
    main()
