"""Witness 2: low-rank adapters teach a small causal language model to copy a sentence corrected.

A sequence is ``<|im_start|> wrong <|im_end|> right <|im_end|>``; only the second half is learnt.
Adapters: Hu et al. 2021, "LoRA". The base is frozen and in bfloat16, the adapters in float32.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from functools import lru_cache
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from transformers import LlamaForCausalLM

from models.weigher_tokens import BEGIN, END, chunks_of
from training.loop import Checkpoint, Loop, Place, Progress, Report
from training.verb_model.config import WeigherConfig
from training.verb_model.examples import Example, Examples
from training.verb_model.start import NO_START, start_from

ATTENTION = ("q_proj", "k_proj", "v_proj", "o_proj")
FEED_FORWARD = ("gate_proj", "up_proj", "down_proj")
FACTOR = 2.0
SENTENCES_A_BLOCK = 640
# BEGIN, END and END again.
SPECIAL = 3
NO_LABEL = -100
# The loss is a sum over the words of a sentence, so its gradient is larger than that of a mean.
CLIP = 8.0
Pair = tuple[list[int], list[int]]
Encode = Callable[[str], Sequence[int]]


class LowRank(nn.Module):
    """A frozen linear layer and the low-rank change that is learnt: y = Wx + factor * BAx."""

    def __init__(self, frozen: nn.Linear, rank: int) -> None:
        super().__init__()
        self.frozen = frozen
        self.a = nn.Parameter(torch.randn(rank, frozen.in_features) / math.sqrt(frozen.in_features))
        self.b = nn.Parameter(torch.zeros(frozen.out_features, rank))

    def forward(self, inputs: Tensor) -> Tensor:
        down = inputs @ self.a.to(inputs.dtype).T
        found: Tensor = self.frozen(inputs) + down @ self.b.to(inputs.dtype).T * FACTOR
        return found


def add_adapters(model: LlamaForCausalLM, config: WeigherConfig) -> dict[str, LowRank]:
    """Freeze the model and put adapters on all matrices from ``first_layer`` on, by name."""
    model.requires_grad_(False)
    found: dict[str, LowRank] = {}
    for number, layer in enumerate(model.model.layers):
        if number < config.first_layer:
            continue
        for owner, names in ((layer.self_attn, ATTENTION), (layer.mlp, FEED_FORWARD)):
            for name in names:
                adapter = LowRank(getattr(owner, name), config.rank)
                setattr(owner, name, adapter)
                found[f"{number}.{name}"] = adapter
    return found


def encoder(tokenizer: Tokenizer) -> Encode:
    """Cuts a text up as `models.weigher_tokens` does where it runs: word by word."""

    @lru_cache(maxsize=50_000)
    def of_chunk(chunk: str) -> tuple[int, ...]:
        return tuple(tokenizer.encode(chunk, add_special_tokens=False).ids)

    return lambda text: [token for chunk in chunks_of(text) for token in of_chunk(chunk)]


def batches(
    examples: Sequence[Example], encode: Encode, config: WeigherConfig, rng: random.Random
) -> list[list[Pair]]:
    """Pairs (wrong, right) of token ids, of like length, about ``batch_tokens`` a batch."""
    pairs = [(list(encode(example.wrong)), list(encode(example.right))) for example in examples]
    pairs = [pair for pair in pairs if len(pair[0]) <= config.longest]
    pairs.sort(key=lambda pair: len(pair[0]) + len(pair[1]))
    groups: list[list[Pair]] = []
    for pair in pairs:
        length = len(pair[0]) + len(pair[1]) + SPECIAL
        if not groups or (len(groups[-1]) + 1) * length > config.batch_tokens:
            groups.append([])
        groups[-1].append(pair)
    rng.shuffle(groups)
    return groups


def loss_of(model: LlamaForCausalLM, batch: Sequence[Pair]) -> Tensor:
    """Negative log-likelihood of the right sentences, in nats a sentence."""
    ids, labels = (part.to(model.device) for part in tensors(batch))
    hidden = model.model(ids).last_hidden_state
    asked = labels != NO_LABEL
    logits = model.lm_head(hidden[asked]).float()
    return nn.functional.cross_entropy(logits, labels[asked], reduction="sum") / len(batch)


def tensors(batch: Sequence[Pair]) -> tuple[Tensor, Tensor]:
    """(ids, labels); the label of a place is the token after it, in the second half only."""
    width = max(len(wrong) + len(right) for wrong, right in batch) + SPECIAL
    ids = torch.zeros(len(batch), width, dtype=torch.long)
    labels = torch.full((len(batch), width), NO_LABEL)
    for row, (wrong, right) in enumerate(batch):
        sequence = [BEGIN, *wrong, END, *right, END]
        ids[row, : len(sequence)] = torch.tensor(sequence)
        first = len(wrong) + 1
        labels[row, first : first + len(right) + 1] = torch.tensor([*right, END])
    return ids, labels


def train(
    model: LlamaForCausalLM,
    encode: Encode,
    examples: Examples,
    config: WeigherConfig,
    out: Path,
    *,
    device: str = "cpu",
    report: Report | None = None,
    save_every: int = 100,
) -> dict[str, LowRank]:
    """Train on ``config.sentences`` examples; goes on from the checkpoint in ``out``."""
    torch.manual_seed(config.seed)
    adapters = add_adapters(model, config)
    nn.Module.to(model, device).train()
    learnt = _learnt(adapters)
    if config.start and not out.exists():
        start_from(Path(config.start), learnt)
    Loop(
        learnt=learnt,
        optimizer=torch.optim.AdamW(
            learnt.values(), lr=config.rate, betas=(0.9, 0.98), weight_decay=0.0
        ),
        batches=lambda number: _of_block(number, examples, encode, config),
        loss=lambda batch: loss_of(model, batch),
        schedule=lambda place: _schedule(place, config),
        checkpoint=Checkpoint(out, asdict(config), NO_START),
        report=report or Progress("weigher", config.sentences, every=20),
        sentences=config.sentences,
        seed=config.seed,
        clip=CLIP,
        save_every=save_every,
    ).run()
    return adapters


def _learnt(adapters: Mapping[str, LowRank]) -> dict[str, nn.Parameter]:
    found = {f"{name}.a": adapter.a for name, adapter in adapters.items()}
    return found | {f"{name}.b": adapter.b for name, adapter in adapters.items()}


def _of_block(
    number: int, examples: Examples, encode: Encode, config: WeigherConfig
) -> list[list[Pair]]:
    rng = random.Random(f"{config.seed} {number}")
    return batches(examples.block(number, SENTENCES_A_BLOCK), encode, config, rng)


def _schedule(place: Place, config: WeigherConfig) -> float:
    warm = min(1.0, (place.step + 1) / config.warm_up_steps)
    return warm * (1 - place.seen / config.sentences)
