"""Witness 1: fine-tune a small encoder to say which operation each word needs (GECToR's way).

Omelianchuk et al. 2020, "GECToR - Grammatical Error Correction: Tag, Not Rewrite". Two heads
here: what to do with the word, and what to put in front of it.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from transformers import BertModel

from models.grammar.operations import INSERT_TAGS, REPLACE_TAGS
from training.loop import Checkpoint, Loop, Place, Progress, Report
from training.verb_model.config import TaggerConfig
from training.verb_model.examples import Example, Examples
from training.verb_model.start import NO_START, start_from

REPLACE_INDEX = {tag: index for index, tag in enumerate(REPLACE_TAGS)}
INSERT_INDEX = {tag: index for index, tag in enumerate(INSERT_TAGS)}
# Sentences of like length are put into one batch, out of this many batches.
BATCHES_A_BLOCK = 32
HEADS = ("replace.weight", "replace.bias", "insert.weight", "insert.bias")
NO_LABEL = -100
# Piece ids, the place of each word's first piece, and what the pieces were made of.
Encoded = tuple[list[int], list[int], Example]


class VerbTagger(nn.Module):
    """Encoder and two heads: (batch, pieces) ids -> log-odds of each tag at each piece."""

    def __init__(self, encoder: BertModel) -> None:
        super().__init__()
        self.encoder = encoder
        size = encoder.config.hidden_size
        self.dropout = nn.Dropout(0.1)
        self.replace = nn.Linear(size, len(REPLACE_TAGS))
        self.insert = nn.Linear(size, len(INSERT_TAGS))

    def forward(self, ids: Tensor, mask: Tensor | None) -> tuple[Tensor, Tensor]:
        """``ids``, ``mask``: (batch, pieces) int64 -> (batch, pieces, tags) twice, log-softmax.

        Without a mask all pieces are read.
        """
        hidden = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        hidden = self.dropout(hidden)
        return self.replace(hidden).log_softmax(-1), self.insert(hidden).log_softmax(-1)


def encode(
    tokenizer: Tokenizer, words: Sequence[str], longest: int
) -> tuple[list[int], list[int]] | None:
    """Piece ids with [CLS] and [SEP], and the place of each word's first piece.

    None for a sentence of more pieces than ``longest``, or with a word of no piece.
    """
    encoding = tokenizer.encode(list(words), is_pretokenized=True, add_special_tokens=True)
    if len(encoding.ids) > longest:
        return None
    first: dict[int, int] = {}
    for place, word in enumerate(encoding.word_ids):
        if word is not None:
            first.setdefault(word, place)
    if len(first) != len(words):
        return None
    return encoding.ids, [first[index] for index in range(len(words))]


def batches(
    examples: Sequence[Example], tokenizer: Tokenizer, config: TaggerConfig, rng: random.Random
) -> list[list[Encoded]]:
    """The examples in batches of ``config.batch`` and of like length, in random order."""
    found: list[Encoded] = []
    for example in examples:
        encoded = encode(tokenizer, example.words, config.longest)
        if encoded is not None:
            found.append((*encoded, example))
    found.sort(key=lambda item: len(item[0]))
    groups = [found[at : at + config.batch] for at in range(0, len(found), config.batch)]
    rng.shuffle(groups)
    return groups


def tensors(batch: Sequence[Encoded]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """(ids, mask, replace labels, insert labels); no label off the words' first pieces."""
    shape = (len(batch), max(len(ids) for ids, _, _ in batch))
    ids, mask = torch.zeros(shape, dtype=torch.long), torch.zeros(shape, dtype=torch.long)
    replace, insert = torch.full(shape, NO_LABEL), torch.full(shape, NO_LABEL)
    for row, (pieces, places, example) in enumerate(batch):
        ids[row, : len(pieces)] = torch.tensor(pieces)
        mask[row, : len(pieces)] = 1
        replace[row, places] = torch.tensor([REPLACE_INDEX[tag] for tag in example.replace])
        insert[row, places] = torch.tensor([INSERT_INDEX[tag] for tag in example.insert])
    return ids, mask, replace, insert


def loss_of(model: VerbTagger, batch: Sequence[Encoded]) -> Tensor:
    """Mean over the words of the negative log-likelihood of both tags."""
    device = model.replace.weight.device
    ids, mask, replace, insert = (part.to(device) for part in tensors(batch))
    with torch.autocast(device.type, dtype=torch.bfloat16):
        of_replace, of_insert = model(ids, mask)
    lost = nn.functional.nll_loss(of_replace.float().flatten(0, 1), replace.flatten())
    return lost + nn.functional.nll_loss(of_insert.float().flatten(0, 1), insert.flatten())


def train(
    encoder: BertModel,
    tokenizer: Tokenizer,
    examples: Examples,
    config: TaggerConfig,
    out: Path,
    *,
    device: str = "cpu",
    report: Report | None = None,
    save_every: int = 500,
) -> VerbTagger:
    """Train on ``config.sentences`` examples; goes on from the checkpoint in ``out``."""
    torch.manual_seed(config.seed)
    model = VerbTagger(encoder).to(device).train()
    learnt = dict(model.named_parameters())
    if config.start and not out.exists():
        start_from(Path(config.start), learnt, heads=HEADS)
    Loop(
        learnt=learnt,
        optimizer=_optimizer(model, config),
        batches=lambda number: _of_block(number, examples, tokenizer, config),
        loss=lambda batch: loss_of(model, batch),
        schedule=lambda place: _schedule(place, config),
        checkpoint=Checkpoint(out, asdict(config), NO_START),
        report=report or Progress("tagger", config.sentences),
        sentences=config.sentences,
        seed=config.seed,
        save_every=save_every,
    ).run()
    return model


def _of_block(
    number: int, examples: Examples, tokenizer: Tokenizer, config: TaggerConfig
) -> list[list[Encoded]]:
    rng = random.Random(f"{config.seed} {number}")
    found = examples.block(number, config.batch * BATCHES_A_BLOCK)
    return batches(found, tokenizer, config, rng)


def _optimizer(model: VerbTagger, config: TaggerConfig) -> torch.optim.Optimizer:
    heads = [*model.replace.parameters(), *model.insert.parameters()]
    groups = [
        {"params": list(model.encoder.parameters()), "lr": config.rate},
        {"params": heads, "lr": config.head_rate},
    ]
    return torch.optim.AdamW(groups, betas=(0.9, 0.98), weight_decay=0.01)


def _schedule(place: Place, config: TaggerConfig) -> float:
    """Up over the warm-up's share of the sentences, then straight down to nothing."""
    warm = max(1.0, config.sentences * config.warm_up)
    rising = min(1.0, (place.seen + config.batch) / warm)
    return rising * (1 - place.seen / config.sentences)
