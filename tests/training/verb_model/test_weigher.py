"""Witness 2 on a tiny language model: adapters alone learn, and go on after a kill."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from tokenizers import Tokenizer
from transformers import LlamaForCausalLM

from models.weigher_layout import Shape
from models.weigher_setup import SHIPPED
from models.weigher_tokens import BEGIN, END, chunks_of, ids_of
from tests.training.verb_model.losses import Losses
from tests.training.verb_model.tagged import lines, write_corpus
from tests.training.verb_model.tiny_llama import tiny_llama
from training.verb_model.config import WeigherConfig
from training.verb_model.examples import Examples
from training.verb_model.weigher import LowRank, add_adapters, batches, encoder, tensors, train

WORDS = sorted({word for line in lines() for word in line.partition("\t")[0].split()})
SHAPE = Shape(
    layers=2, hidden=32, inner=64, heads=2, key_heads=1, head=16, vocabulary=300, longest=64
)
CONFIG = WeigherConfig(
    base="tiny",
    start="",
    rank=8,
    first_layer=1,
    sentences=1300,
    batch_tokens=800,
    rate=2e-2,
    warm_up_steps=3,
    longest=12,
    seed=5,
)


def encode(text: str) -> list[int]:
    """One token a word: known words have a number, the others share one."""
    return [WORDS.index(word) + 4 if word in WORDS else 3 for word in text.split()]


@pytest.fixture(scope="module")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Examples:
    corpus = write_corpus(tmp_path_factory.mktemp("corpus") / "own.tsv")
    return Examples({corpus: 1.0}, seed=5, sample=36)


def run(
    examples: Examples, out: Path, losses: Losses
) -> tuple[LlamaForCausalLM, dict[str, LowRank]]:
    model = tiny_llama(SHAPE)
    adapters = train(model, encode, examples, CONFIG, out, report=losses, save_every=10)
    return model, adapters


def test_adapters_alone_are_learnt() -> None:
    model = tiny_llama(SHAPE)
    adapters = add_adapters(model, CONFIG)
    learnt = {name for name, part in model.named_parameters() if part.requires_grad}
    assert len(learnt) == 2 * len(adapters) == 2 * 7
    assert all(name.startswith("model.layers.1.") and name[-2:] in (".a", ".b") for name in learnt)


def test_an_adapter_changes_nothing_at_first() -> None:
    ids = torch.arange(4, 24)[None]
    before = tiny_llama(SHAPE)
    after = tiny_llama(SHAPE)
    add_adapters(after, CONFIG)
    torch.testing.assert_close(after(ids).logits, before(ids).logits)


def test_a_killed_training_goes_on_as_if_nothing_was(examples: Examples, tmp_path: Path) -> None:
    whole = Losses()
    base = {name: part.clone() for name, part in tiny_llama(SHAPE).named_parameters()}
    model, adapters = run(examples, tmp_path / "whole.pt", whole)
    steps = list(whole.found.values())
    assert np.mean(steps[-5:]) < 0.8 * steps[0]
    for name, part in model.named_parameters():
        if not part.requires_grad:
            assert torch.equal(part, base[name.replace(".frozen", "")]), name

    before, after = Losses(kill_at=len(steps) - 4), Losses()
    with pytest.raises(KeyboardInterrupt):
        run(examples, tmp_path / "killed.pt", before)
    _, again = run(examples, tmp_path / "killed.pt", after)
    assert min(after.found) > 10
    assert before.found | after.found == pytest.approx(whole.found, rel=1e-4)
    for name, adapter in adapters.items():
        torch.testing.assert_close(again[name].b, adapter.b, rtol=1e-3, atol=1e-5)


def test_a_training_begins_from_an_earlier_one(examples: Examples, tmp_path: Path) -> None:
    earlier = Losses()
    run(examples, tmp_path / "old.pt", earlier)
    begun = replace(CONFIG, start=str(tmp_path / "old.pt"), sentences=40)
    after = Losses()
    train(tiny_llama(SHAPE), encode, examples, begun, tmp_path / "new.pt", report=after)
    assert after.found[1] < 0.9 * earlier.found[1]


def test_only_the_right_sentence_is_learnt() -> None:
    ids, labels = tensors([([7, 8], [7, 9, 8]), ([7], [7])])
    assert ids.tolist() == [[BEGIN, 7, 8, END, 7, 9, 8, END], [BEGIN, 7, END, 7, END, 0, 0, 0]]
    none = -100
    assert labels.tolist() == [
        [none, none, none, 7, 9, 8, END, none],
        [none, none, 7, END, none, none, none, none],
    ]


def test_batches_hold_what_fits(examples: Examples) -> None:
    small = replace(CONFIG, batch_tokens=100, longest=8)
    found = batches(examples.block(0, 72), encode, small, random.Random(1))
    assert sum(len(batch) for batch in found) == sum(
        len(encode(example.wrong)) <= 8 for example in examples.block(0, 72)
    )
    for batch in found:
        longest = max(len(wrong) + len(right) + 3 for wrong, right in batch)
        assert len(batch) * longest <= 100
        assert all(len(wrong) <= 8 for wrong, _ in batch)


def test_sentences_that_are_all_too_long_are_said(examples: Examples, tmp_path: Path) -> None:
    def letters(text: str) -> Sequence[int]:
        return [3] * len(text)

    with pytest.raises(ValueError, match="short enough"):
        train(tiny_llama(SHAPE), letters, examples, CONFIG, tmp_path / "w.pt")


def test_texts_are_cut_up_as_where_the_model_runs() -> None:
    tokenizer = Tokenizer.from_file(str(SHIPPED / "tokenizer.json"))
    of_training = encoder(tokenizer)
    for line in lines():
        text = line.partition("\t")[0]
        running = [token for chunk in chunks_of(text) for token in ids_of(chunk)]
        assert of_training(text) == running
        assert tokenizer.decode(running) == text
