"""Witness 1: fine-tune a small encoder to say which operation each word needs (GECToR's way).

Omelianchuk et al. 2020, "GECToR - Grammatical Error Correction: Tag, Not Rewrite". Two heads
here: what to do with the word, and what to put in front of it.
"""

from __future__ import annotations

import itertools
import random
import time
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from transformers import BertModel

from models.grammar.operations import INSERT_TAGS, REPLACE_TAGS
from training.verb_model.config import TaggerConfig
from training.verb_model.examples import Example

REPLACE_INDEX = {tag: index for index, tag in enumerate(REPLACE_TAGS)}
INSERT_INDEX = {tag: index for index, tag in enumerate(INSERT_TAGS)}


class VerbTagger(nn.Module):
    """Encoder and two heads: (batch, pieces) ids -> log-odds of each tag at each piece."""

    def __init__(self, encoder: BertModel) -> None:
        super().__init__()
        self.encoder = encoder
        size = encoder.config.hidden_size
        self.dropout = nn.Dropout(0.1)
        self.replace = nn.Linear(size, len(REPLACE_TAGS))
        self.insert = nn.Linear(size, len(INSERT_TAGS))

    def forward(self, ids: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """``ids``, ``mask``: (batch, pieces) int64 -> (batch, pieces, tags) twice, log-softmax."""
        hidden = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        hidden = self.dropout(hidden)
        return self.replace(hidden).log_softmax(-1), self.insert(hidden).log_softmax(-1)


def encode(
    tokenizer: Tokenizer, words: tuple[str, ...], longest: int
) -> tuple[list[int], list[int]] | None:
    """Piece ids with [CLS] and [SEP], and the place of each word's first piece; None if too long."""
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
    found: Iterator[Example], tokenizer: Tokenizer, config: TaggerConfig
) -> Iterator[tuple[Tensor, Tensor, Tensor, Tensor]]:
    """(ids, mask, replace labels, insert labels); labels are -100 off the words' first pieces."""
    rng = random.Random(config.seed)
    while True:
        pool: list[tuple[list[int], list[int], Example]] = []
        for example in itertools.islice(found, config.batch * 32):
            encoded = encode(tokenizer, example.words, config.longest)
            if encoded:
                pool.append((*encoded, example))
        pool.sort(key=lambda item: len(item[0]))
        groups = [pool[at : at + config.batch] for at in range(0, len(pool), config.batch)]
        rng.shuffle(groups)
        for group in groups:
            yield _tensors(group)


def _tensors(
    group: list[tuple[list[int], list[int], Example]],
) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    shape = (len(group), max(len(ids) for ids, _, _ in group))
    ids, mask = torch.zeros(shape, dtype=torch.long), torch.zeros(shape, dtype=torch.long)
    replace, insert = torch.full(shape, -100), torch.full(shape, -100)
    for row, (pieces, places, example) in enumerate(group):
        ids[row, : len(pieces)] = torch.tensor(pieces)
        mask[row, : len(pieces)] = 1
        replace[row, places] = torch.tensor([REPLACE_INDEX[tag] for tag in example.replace])
        insert[row, places] = torch.tensor([INSERT_INDEX[tag] for tag in example.insert])
    return ids, mask, replace, insert


def loss_of(model: VerbTagger, batch: tuple[Tensor, Tensor, Tensor, Tensor]) -> Tensor:
    """Mean over the words of the negative log-likelihood of both tags."""
    ids, mask, replace, insert = batch
    with torch.autocast(ids.device.type, dtype=torch.bfloat16):
        of_replace, of_insert = model(ids, mask)
    lost = nn.functional.nll_loss(of_replace.float().flatten(0, 1), replace.flatten())
    return lost + nn.functional.nll_loss(of_insert.float().flatten(0, 1), insert.flatten())


def train(
    encoder: BertModel,
    tokenizer: Tokenizer,
    found: Iterator[Example],
    config: TaggerConfig,
    out: Path,
    *,
    device: str = "cpu",
    every: int = 50,
) -> VerbTagger:
    """Train on ``config.sentences`` examples; ``out`` holds a checkpoint that a new call goes on from.

    The examples must come in the same order on each call: those already seen are passed over.
    """
    torch.manual_seed(config.seed)
    model = VerbTagger(encoder).to(device).train()
    heads = [*model.replace.parameters(), *model.insert.parameters()]
    groups = [
        {"params": list(model.encoder.parameters()), "lr": config.rate},
        {"params": heads, "lr": config.head_rate},
    ]
    optimizer = torch.optim.AdamW(groups, betas=(0.9, 0.98), weight_decay=0.01)
    total = config.sentences // config.batch
    first = _resume(out, model, optimizer)
    stream = batches(found, tokenizer, config)
    started, mean = time.monotonic(), 0.0
    for step, batch in enumerate(itertools.islice(stream, total)):
        if step < first:
            continue
        for group, rate in zip(
            optimizer.param_groups, (config.rate, config.head_rate), strict=True
        ):
            group["lr"] = rate * _schedule(step, total, config.warm_up)
        loss = loss_of(model, tuple(part.to(device) for part in batch))  # type: ignore[arg-type]
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        mean = loss.item() if step == first else 0.98 * mean + 0.02 * loss.item()
        if step % every == 0:
            speed = (step - first + 1) * config.batch / (time.monotonic() - started)
            print(f"tagger {step}/{total} loss {mean:.4f} {speed:.0f} sentences/s", flush=True)
        if step % 500 == 499 or step == total - 1:
            _save(out, model, optimizer, step + 1, config)
    return model


def _schedule(step: int, total: int, warm_up: float) -> float:
    warm = max(1, int(total * warm_up))
    return min(1.0, (step + 1) / warm) * max(0.0, (total - step) / total)


def _save(
    out: Path, model: VerbTagger, optimizer: torch.optim.Optimizer, step: int, config: TaggerConfig
) -> None:
    state = {"model": model.state_dict(), "optimizer": optimizer.state_dict(), "step": step}
    scratch = out.with_suffix(".part")
    torch.save({**state, "config": asdict(config)}, scratch)
    scratch.replace(out)


def _resume(out: Path, model: VerbTagger, optimizer: torch.optim.Optimizer) -> int:
    if not out.exists():
        return 0
    state = torch.load(out, weights_only=True)
    model.load_state_dict(state["model"])
    optimizer.load_state_dict(state["optimizer"])
    return int(state["step"])
