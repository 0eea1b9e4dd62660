"""What is made to fit 8 bits says the same as before."""

from __future__ import annotations

from dataclasses import fields

import numpy as np

from models.weigher_balance import LARGEST, Layer, Sample, balanced, balanced_head
from models.weigher_layout import Shape

SHAPE = Shape(layers=1, hidden=24, inner=40, heads=4, key_heads=2, head=6, longest=16)
SENTENCES = ([3, 4, 5, 6, 7], [8, 9, 3], [5, 5, 4, 9])


def layer(rng: np.random.Generator) -> Layer:
    """With a few inputs that are much larger than the rest, as in a real model."""

    def matrix(outputs: int, inputs: int) -> np.ndarray:
        found: np.ndarray = rng.standard_normal((outputs, inputs)) / np.sqrt(inputs)
        found[rng.integers(outputs)] *= 30
        return found.astype(np.float32)

    norms = [rng.uniform(0.5, 2.0, SHAPE.hidden).astype(np.float32) for _ in range(2)]
    norms[0][3] = 40
    return Layer(
        qkv=matrix(SHAPE.qkv, SHAPE.hidden),
        out=matrix(SHAPE.hidden, SHAPE.heads * SHAPE.head),
        gate_up=matrix(2 * SHAPE.inner, SHAPE.hidden),
        down=matrix(SHAPE.hidden, SHAPE.inner),
        norm_1=norms[0],
        norm_2=norms[1],
    )


def sample(*sentences: list[int]) -> Sample:
    embedding = np.random.default_rng(1).standard_normal((10, SHAPE.hidden))
    return Sample(sentences, embedding, SHAPE)


def test_a_balanced_layer_computes_the_same() -> None:
    before = layer(np.random.default_rng(2))
    one, two = sample(*SENTENCES), sample(*SENTENCES)
    seen = one.through(before)
    after, value_0 = balanced(before, seen, SHAPE)
    seen_after = two.through(after)
    np.testing.assert_allclose(two.hidden, one.hidden, rtol=1e-4, atol=1e-4)
    np.testing.assert_allclose(seen_after.value_0, value_0, rtol=1e-4)
    np.testing.assert_allclose(seen_after.key_0, seen.key_0, rtol=1e-3, atol=1e-4)


def test_inputs_of_a_balanced_layer_are_even_and_fit_a_byte() -> None:
    before = layer(np.random.default_rng(2))
    seen = sample(*SENTENCES).through(before)
    seen_after = sample(*SENTENCES).through(balanced(before, seen, SHAPE)[0])
    for name in ("qkv", "gate_up"):
        assert np.abs(getattr(seen_after, name)).max() <= LARGEST * 1.001
    for name in ("qkv", "gate_up", "down"):
        assert unevenness(getattr(seen_after, name)) < unevenness(getattr(seen, name)), name


def unevenness(rows: np.ndarray) -> float:
    largest = np.abs(rows).max(axis=0)
    return float(largest.max() / np.median(largest))


def test_a_balanced_head_computes_the_same() -> None:
    rng = np.random.default_rng(3)
    norm, head = rng.uniform(0.5, 2.0, 24), rng.standard_normal((50, 24))
    hidden = rng.standard_normal((7, 24))
    new_norm, new_head = balanced_head(norm, head, hidden * norm)
    np.testing.assert_allclose((hidden * new_norm) @ new_head.T, (hidden * norm) @ head.T)


def test_sentences_of_a_sample_do_not_see_one_another() -> None:
    before = layer(np.random.default_rng(2))
    together, alone = sample(*SENTENCES), sample(SENTENCES[1])
    seen, seen_alone = together.through(before), alone.through(before)
    place = len(SENTENCES[0])
    for name in ("qkv", "out", "gate_up", "down"):
        part = getattr(seen, name)[place : place + len(SENTENCES[1])]
        np.testing.assert_allclose(part, getattr(seen_alone, name), rtol=1e-4, atol=1e-4)
    assert len(seen.qkv) == sum(map(len, SENTENCES))
    assert {field.name for field in fields(seen)} >= {"key_0", "value_0"}
