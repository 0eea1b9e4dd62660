"""Witness 2: low-rank adapters teach a small causal language model to copy a sentence corrected.

A sequence is ``<|im_start|> wrong <|im_end|> right <|im_end|>``; only the second half is learnt.
Adapters: Hu et al. 2021, "LoRA". The base is frozen and in bfloat16, the adapters in float32.
"""

from __future__ import annotations

import itertools
import math
import random
import time
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import LlamaForCausalLM

from models.language_model import BEGIN, END, chunks_of, ids_of
from training.verb_model.config import WeigherConfig
from training.verb_model.examples import Example

ATTENTION = ("q_proj", "k_proj", "v_proj", "o_proj")
FEED_FORWARD = ("gate_proj", "up_proj", "down_proj")
FACTOR = 2.0
Batch = list[tuple[list[int], list[int]]]


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


def batches(found: Iterator[Example], config: WeigherConfig) -> Iterator[Batch]:
    """Pairs (wrong, right) of token ids, of like length, about ``batch_tokens`` a batch."""
    rng = random.Random(config.seed)
    while True:
        pool = [_tokens(example) for example in itertools.islice(found, 640)]
        pool = [pair for pair in pool if len(pair[0]) <= config.longest]
        pool.sort(key=lambda pair: len(pair[0]) + len(pair[1]))
        groups: list[Batch] = [[]]
        for pair in pool:
            wide = (len(groups[-1]) + 1) * (len(pair[0]) + len(pair[1]) + 3)
            if groups[-1] and wide > config.batch_tokens:
                groups.append([])
            groups[-1].append(pair)
        rng.shuffle(groups)
        yield from groups


def _tokens(example: Example) -> tuple[list[int], list[int]]:
    wrong = [token for chunk in chunks_of(example.wrong) for token in ids_of(chunk)]
    right = [token for chunk in chunks_of(example.right) for token in ids_of(chunk)]
    return wrong, right


def loss_of(model: LlamaForCausalLM, batch: Batch, device: str) -> Tensor:
    """Negative log-likelihood of the right sentences, in nats a sentence."""
    width = max(len(wrong) + len(right) for wrong, right in batch) + 3
    ids = torch.zeros(len(batch), width, dtype=torch.long)
    labels = torch.full((len(batch), width), -100)
    for row, (wrong, right) in enumerate(batch):
        sequence = [BEGIN, *wrong, END, *right, END]
        ids[row, : len(sequence)] = torch.tensor(sequence)
        first = len(wrong) + 1
        labels[row, first : first + len(right) + 1] = torch.tensor([*right, END])
    ids, labels = ids.to(device), labels.to(device)
    hidden = model.model(ids).last_hidden_state
    asked = labels != -100
    logits = model.lm_head(hidden[asked]).float()
    return nn.functional.cross_entropy(logits, labels[asked], reduction="sum") / len(batch)


def train(
    model: LlamaForCausalLM,
    found: Iterator[Example],
    config: WeigherConfig,
    out: Path,
    *,
    device: str = "cpu",
    every: int = 20,
) -> dict[str, LowRank]:
    """Train on ``config.sentences`` examples; goes on from the checkpoint in ``out``."""
    torch.manual_seed(config.seed)
    adapters = add_adapters(model, config)
    model.to(device).train()
    learnt = [part for adapter in adapters.values() for part in (adapter.a, adapter.b)]
    optimizer = torch.optim.AdamW(learnt, lr=config.rate, betas=(0.9, 0.98), weight_decay=0.0)
    first, seen = _resume(out, learnt, optimizer)
    started, mean, at_first = time.monotonic(), 0.0, seen
    for step, batch in enumerate(batches(found, config)):
        if step < first:
            continue
        if seen >= config.sentences:
            break
        warm = min(1.0, (step + 1) / config.warm_up_steps)
        optimizer.param_groups[0]["lr"] = config.rate * warm * (1 - seen / config.sentences)
        loss = loss_of(model, batch, device)
        (loss / 8).backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(learnt, 1.0)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        seen += len(batch)
        mean = loss.item() if step == first else 0.98 * mean + 0.02 * loss.item()
        if step % every == 0:
            speed = (seen - at_first) / (time.monotonic() - started)
            print(f"weigher {seen}/{config.sentences} nats {mean:.3f} {speed:.1f}/s", flush=True)
        if step % 100 == 99:
            _save(out, learnt, optimizer, step + 1, seen, config)
    _save(out, learnt, optimizer, step, seen, config)
    return adapters


def _save(
    out: Path,
    learnt: list[nn.Parameter],
    optimizer: torch.optim.Optimizer,
    step: int,
    seen: int,
    config: WeigherConfig,
) -> None:
    state = {"learnt": [part.data for part in learnt], "optimizer": optimizer.state_dict()}
    scratch = out.with_suffix(".part")
    torch.save({**state, "step": step, "seen": seen, "config": asdict(config)}, scratch)
    scratch.replace(out)


def _resume(
    out: Path, learnt: list[nn.Parameter], optimizer: torch.optim.Optimizer
) -> tuple[int, int]:
    if not out.exists():
        return 0, 0
    state = torch.load(out, weights_only=True)
    with torch.no_grad():
        for part, saved in zip(learnt, state["learnt"], strict=True):
            part.copy_(saved)
    optimizer.load_state_dict(state["optimizer"])
    return int(state["step"]), int(state["seen"])
