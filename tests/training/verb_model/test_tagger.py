"""Witness 1 on a tiny encoder: it learns, goes on after a kill, and ships as it was trained."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors
from transformers import BertConfig, BertModel

from models.onnx_session import open_session
from tests.training.verb_model.losses import Losses
from tests.training.verb_model.tagged import lines, write_corpus
from training.loop import Checkpoint, Place
from training.verb_model.config import TaggerConfig
from training.verb_model.examples import Examples
from training.verb_model.export import SPECIAL, export, kept_pieces, prune
from training.verb_model.tagger import VerbTagger, encode, tensors, train

CONFIG = TaggerConfig(
    base="tiny",
    start="",
    sentences=640,
    batch=16,
    rate=4e-3,
    head_rate=4e-3,
    warm_up=0.05,
    longest=40,
    seed=3,
)


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    words = {word.lower() for line in lines() for word in line.partition("\t")[0].split()}
    letters = {letter for word in words for letter in word}
    pieces = [*SPECIAL, *sorted(words | letters | {f"##{letter}" for letter in letters})]
    found = Tokenizer(
        models.WordPiece({piece: at for at, piece in enumerate(pieces)}, unk_token="[UNK]")
    )
    found.normalizer = normalizers.BertNormalizer(lowercase=True)
    found.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    ends = [("[CLS]", pieces.index("[CLS]")), ("[SEP]", pieces.index("[SEP]"))]
    found.post_processor = processors.TemplateProcessing("[CLS] $A [SEP]", special_tokens=ends)
    return found


@pytest.fixture(scope="module")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Examples:
    corpus = write_corpus(tmp_path_factory.mktemp("corpus") / "own.tsv")
    return Examples({corpus: 1.0}, seed=3, sample=36)


def encoder(tokenizer: Tokenizer) -> BertModel:
    torch.manual_seed(0)
    size = tokenizer.get_vocab_size()
    config = BertConfig(
        vocab_size=size,
        hidden_size=32,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=64,
        max_position_embeddings=300,
    )
    return BertModel(config, add_pooling_layer=False)


def run(tokenizer: Tokenizer, examples: Examples, out: Path, losses: Losses) -> VerbTagger:
    base = encoder(tokenizer)
    return train(base, tokenizer, examples, CONFIG, out, report=losses, save_every=7)


@pytest.fixture(scope="module")
def trained(
    tokenizer: Tokenizer, examples: Examples, tmp_path_factory: pytest.TempPathFactory
) -> tuple[VerbTagger, dict[int, float]]:
    losses = Losses()
    out = tmp_path_factory.mktemp("run") / "tagger.pt"
    return run(tokenizer, examples, out, losses).eval(), losses.found


def test_the_loss_falls(trained: tuple[VerbTagger, dict[int, float]]) -> None:
    losses = list(trained[1].values())
    assert len(losses) >= 40
    assert np.mean(losses[-10:]) < 0.5 * losses[0]


def test_a_killed_training_goes_on_as_if_nothing_was(
    tokenizer: Tokenizer,
    examples: Examples,
    trained: tuple[VerbTagger, dict[int, float]],
    tmp_path: Path,
) -> None:
    whole = trained[1]
    # Step 37 is in the second block; the last checkpoint was at step 35.
    before, after = Losses(kill_at=37), Losses()
    with pytest.raises(KeyboardInterrupt):
        run(tokenizer, examples, tmp_path / "tagger.pt", before)
    model = run(tokenizer, examples, tmp_path / "tagger.pt", after)
    assert min(after.found) == 36
    assert before.found | after.found == pytest.approx(whole, rel=1e-4)
    for name, part in model.named_parameters():
        torch.testing.assert_close(part, trained[0].get_parameter(name), rtol=1e-3, atol=1e-4)


def test_a_finished_training_is_not_run_again(
    tokenizer: Tokenizer, examples: Examples, tmp_path: Path
) -> None:
    short = replace(CONFIG, sentences=32)
    losses = Losses()
    for _ in range(2):
        train(encoder(tokenizer), tokenizer, examples, short, tmp_path / "t.pt", report=losses)
    assert list(losses.found) == [1, 2]


def test_a_training_begins_from_an_earlier_one(
    tokenizer: Tokenizer,
    examples: Examples,
    trained: tuple[VerbTagger, dict[int, float]],
    tmp_path: Path,
) -> None:
    short = replace(CONFIG, sentences=32)
    learnt = dict(trained[0].named_parameters())
    # One tag fewer, as before the last one was added.
    older = learnt | {name: learnt[name][:-1] for name in ("replace.weight", "replace.bias")}
    optimizer = torch.optim.AdamW(learnt.values())
    Checkpoint(tmp_path / "old.pt", {}).save(older, optimizer, Place(step=40, seen=640))  # type: ignore[arg-type]
    begun = replace(short, start=str(tmp_path / "old.pt"))
    fresh, after = Losses(), Losses()
    base = encoder(tokenizer)
    train(base, tokenizer, examples, short, tmp_path / "fresh.pt", report=fresh)
    train(encoder(tokenizer), tokenizer, examples, begun, tmp_path / "t.pt", report=after)
    assert list(after.found) == [1, 2]
    assert after.found[1] < 0.5 * fresh.found[1]
    # What is finished does not need its start again.
    (tmp_path / "old.pt").unlink()
    train(encoder(tokenizer), tokenizer, examples, begun, tmp_path / "t.pt", report=after)


def test_a_checkpoint_that_tells_no_start_began_from_the_base(
    tokenizer: Tokenizer, examples: Examples, tmp_path: Path
) -> None:
    short = replace(CONFIG, sentences=32)
    path = tmp_path / "t.pt"
    train(encoder(tokenizer), tokenizer, examples, short, path, report=Losses())
    state = torch.load(path, weights_only=True)
    del state["settings"]["start"]
    torch.save(state, path)
    again = Losses()
    train(encoder(tokenizer), tokenizer, examples, short, path, report=again)
    assert again.found == {}


def test_a_checkpoint_of_other_settings_is_refused(
    tokenizer: Tokenizer, examples: Examples, tmp_path: Path
) -> None:
    short = replace(CONFIG, sentences=32)
    train(encoder(tokenizer), tokenizer, examples, short, tmp_path / "t.pt", report=Losses())
    other = replace(short, rate=1e-3)
    with pytest.raises(ValueError, match=r"other settings \(rate\)"):
        train(encoder(tokenizer), tokenizer, examples, other, tmp_path / "t.pt", report=Losses())


def test_labels_stand_at_the_first_piece_of_each_word(
    tokenizer: Tokenizer, examples: Examples
) -> None:
    example = next(item for item in examples.block(0, 36) if item.families)
    encoded = encode(tokenizer, example.words, 40)
    assert encoded is not None
    _, mask, replace_labels, insert_labels = tensors([(*encoded, example)])
    assert mask.all()
    for labels in (replace_labels, insert_labels):
        assert (labels != -100).nonzero()[:, 1].tolist() == encoded[1]
    assert encode(tokenizer, example.words, len(encoded[0]) - 1) is None


def test_what_ships_says_the_same(
    tokenizer: Tokenizer,
    examples: Examples,
    trained: tuple[VerbTagger, dict[int, float]],
    tmp_path: Path,
) -> None:
    texts = [example.wrong for example in examples.block(5, 12)]
    kept = kept_pieces(tokenizer, (word for text in texts for word in text.split()), least=1)
    assert len(kept) < tokenizer.get_vocab_size()
    # The weights are changed in place, so a copy is pruned.
    model = VerbTagger(encoder(tokenizer)).eval()
    model.load_state_dict(trained[0].state_dict())
    export(model, prune(model, tokenizer, kept), tmp_path)
    small = Tokenizer.from_file(str(tmp_path / "tokenizer.json"))
    session = open_session(tmp_path / "tagger.onnx", of="tagger", hint="")
    for text in texts:
        ids = tokenizer.encode(text).ids
        with torch.no_grad():
            wanted = trained[0](torch.tensor([ids]), torch.ones(1, len(ids), dtype=torch.long))
        pieces = tokenizer.encode(text).tokens
        pruned = [small.token_to_id(piece) for piece in pieces]
        assert small.encode(text, add_special_tokens=False).ids == pruned[1:-1]
        found = session.run(None, {"ids": np.asarray([pruned], np.int64)})
        for quantised, exact in zip(found, wanted, strict=True):
            assert quantised.shape == tuple(exact.shape)
            likely = exact.numpy() > np.log(0.01)
            assert np.abs(quantised - exact.numpy())[likely].max() < 0.25
    assert sorted(path.name for path in tmp_path.iterdir()) == ["tagger.onnx", "tokenizer.json"]
    table = json.loads((tmp_path / "tokenizer.json").read_text(encoding="utf-8"))
    assert len(table["model"]["vocab"]) == len(kept)
