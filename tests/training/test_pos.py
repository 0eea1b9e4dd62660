"""Training of the tagger on sentences small enough to see through."""

from __future__ import annotations

import random

import pytest

from models.grammar.pos import Weights, tag_words
from training.pos.learner_errors import with_error
from training.pos.perceptron import packed, train
from training.pos.teacher import corrected
from training.pos.templates import template_sentences

_SENTENCES = [
    [("the", "DT"), ("dog", "NN"), ("runs", "VBZ"), (".", ".")],
    [("they", "PRP"), ("run", "VBP"), (".", ".")],
    [("she", "PRP"), ("can", "MD"), ("run", "VB"), (".", ".")],
    [("the", "DT"), ("run", "NN"), ("was", "VBD"), ("long", "JJ"), (".", ".")],
]


def _trained(seed: int) -> dict[str, str]:
    weights = train(_SENTENCES, only_tags={"the": "DT"}, epochs=40, seed=seed)
    return packed(weights, scale=10.0, least=1, least_single=1)


def test_learns_its_sentences() -> None:
    rows = _trained(1) | {"dict the": "DT"}
    table = Weights("\n".join(f"{name}\t{row}" for name, row in rows.items()))
    for sentence in _SENTENCES:
        assert tag_words([word for word, _ in sentence], table) == [tag for _, tag in sentence]


def test_same_seed_same_weights() -> None:
    assert _trained(7) == _trained(7)


def test_pruning() -> None:
    weights = {"w=a": {"NN": 0.3, "VB": -0.1}, "pw=a b": {"NN": 0.3}}
    assert packed(weights, scale=10.0, least=5, least_single=2) == {"w=a": "NN 3"}


@pytest.mark.parametrize(
    ("words", "tags", "at", "expected"),
    [
        ("Open the door .", "NNP DT NN .", 0, "VB"),
        ("I can see it .", "PRP MD VBP PRP .", 2, "VB"),
        ("She has cut it .", "PRP VBZ VBD PRP .", 2, "VBN"),
        ("They like it .", "PRP IN PRP .", 1, "VBP"),
        ("She 's gone .", "PRP POS VBN .", 1, "VBZ"),
        ("I 'd gone .", "PRP MD VBN .", 1, "VBD"),
        ("He went to bed .", "PRP VBD TO NN .", 3, "NN"),
    ],
)
def test_teacher_is_put_right(words: str, tags: str, at: int, expected: str) -> None:
    assert corrected(words.split(), tags.split())[at] == expected


def test_learner_errors_change_a_verb_and_keep_tags_true() -> None:
    right = [("She", "PRP"), ("has", "VBZ"), ("gone", "VBN"), ("home", "NN"), (".", ".")]
    found = {tuple(with_error(right, random.Random(seed)) or ()) for seed in range(60)}
    assert all(sentence != tuple(right) for sentence in found)
    assert (("She", "PRP"), ("has", "VBZ"), ("went", "VBD"), ("home", "NN"), (".", ".")) in found


def test_templates_are_tagged() -> None:
    sentences = template_sentences(count=400, seed=3)
    assert len(sentences) == 400
    assert all(word and tag for sentence in sentences for word, tag in sentence)
    assert not any("{" in word for sentence in sentences for word, _ in sentence)
