"""A pruned vocabulary cuts words up as the whole one does."""

from __future__ import annotations

import json

import pytest
import torch
from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers

from models.weigher_layout import Shape
from tests.training.verb_model.tagged import lines
from tests.training.verb_model.tiny_llama import tiny_llama
from training.verb_model.bases import SPECIAL, kept_tokens, pruned_model, pruned_tokenizer

TEXTS = [line.partition("\t")[0] for line in lines()]
# As in other languages and in code, which English sentences do not need.
FOREIGN = ["der schnelle braune Fuchs springt", "def tokenize(text): return text.split()"]


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    found = Tokenizer(models.BPE())
    found.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    found.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=600,
        special_tokens=["<|endoftext|>", "<|im_start|>", "<|im_end|>"],
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    found.train_from_iterator(TEXTS * 6 + FOREIGN * 20, trainer)
    return found


def test_kept_words_have_the_same_tokens(tokenizer: Tokenizer) -> None:
    kept = kept_tokens(tokenizer, TEXTS * 4, frequent=0)
    assert kept[:SPECIAL] == [0, 1, 2]
    assert len(kept) < tokenizer.get_vocab_size()
    pruned = Tokenizer.from_str(pruned_tokenizer(tokenizer, kept))
    assert pruned.get_vocab_size() == len(kept)
    for text in TEXTS:
        assert pruned.encode(text).tokens == tokenizer.encode(text).tokens
        assert [kept[token] for token in pruned.encode(text).ids] == tokenizer.encode(text).ids
    # The others are still written, in smaller pieces.
    for text in FOREIGN:
        assert len(pruned.encode(text).ids) > len(tokenizer.encode(text).ids)
        assert pruned.decode(pruned.encode(text).ids) == text


def test_special_tokens_keep_their_numbers(tokenizer: Tokenizer) -> None:
    kept = kept_tokens(tokenizer, TEXTS, frequent=0)
    table = json.loads(pruned_tokenizer(tokenizer, kept))
    assert [token["id"] for token in table["added_tokens"]] == [0, 1, 2]


def test_a_pruned_model_finds_kept_words_as_likely() -> None:
    shape = Shape(
        layers=2, hidden=32, inner=64, heads=2, key_heads=1, head=16, vocabulary=50, longest=64
    )
    model = tiny_llama(shape)
    kept = [0, 1, 2, 7, 8, 21, 40]
    pruned = pruned_model(model, kept)
    with torch.no_grad():
        whole = model(torch.tensor([[1, 7, 40, 8]])).logits[..., kept]
        small = pruned(torch.tensor([[1, 3, 6, 4]])).logits
    torch.testing.assert_close(small, whole)
