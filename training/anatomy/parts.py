"""Parameters by part, what each stage trains, and the memory that the weights take."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from torch import nn

from training.finetune.parts import LANGUAGE, PROJECTOR, TOWER

RANK = 128  # of LLaVA 1.5's adapter (Liu et al. 2024)

# Bytes of a quantised number and of what goes with it.
_BLOCK, _BLOCKS = 64, 256  # numbers to a constant of NF4, and constants to a constant of those
_NF4 = 0.5 + 1 / _BLOCK + 4 / (_BLOCK * _BLOCKS)  # Dettmers et al. 2023, double quantisation
_ROW = 4  # bytes: the scale of each row in int8 (Dettmers et al. 2022)


@dataclass(frozen=True, slots=True)
class Parts:
    """Numbers of parameters. ``quantised`` of them are in linear layers of the language model,
    which have ``rows`` rows in all; an adapter on those has ``adapter`` for each unit of rank.
    """

    tower: int
    projector: int
    language: int
    quantised: int
    rows: int
    adapter: int

    @property
    def total(self) -> int:
        return self.tower + self.projector + self.language

    def by_name(self) -> dict[str, int]:
        return {TOWER: self.tower, PROJECTOR: self.projector, LANGUAGE: self.language}

    def trained(self) -> dict[str, int]:
        """What learns in each stage; the tower never does."""
        return {
            "stage 1: the projector": self.projector,
            f"stage 2: projector and LoRA of rank {RANK}": self.projector + RANK * self.adapter,
            "stage 2, full: projector and language model": self.projector + self.language,
        }

    def bytes_in(self) -> dict[str, float]:
        """Of the weights, by precision; tower, projector, head and words stay in 16 bit."""
        rest = 2 * (self.total - self.quantised)
        return {
            "float32": 4 * self.total,
            "bf16": 2 * self.total,
            "int8": rest + self.quantised + _ROW * self.rows,
            "nf4": rest + _NF4 * self.quantised,
        }


def parts_of(model: Any) -> Parts:
    """Of a model of transformers' LLaVA classes; its numbers need not be there."""
    inner = model.model
    tower, language = _count(inner.vision_tower), _count(inner.language_model)
    layers = [*_linear(inner.language_model.layers)]
    head = 0 if model.lm_head.weight is inner.language_model.embed_tokens.weight else 1
    total = _count(model)
    language += head * _count(model.lm_head)
    return Parts(
        tower=tower,
        # With the token that ends a row of patches, where there is one: it is learnt, too.
        projector=total - tower - language,
        language=language,
        quantised=sum(layer.weight.numel() for layer in layers),
        rows=sum(layer.out_features for layer in layers),
        adapter=sum(layer.in_features + layer.out_features for layer in layers),
    )


def cache_bytes(config: Any, tokens: int) -> int:
    """Keys and values of so many tokens in 16 bit."""
    text = config.text_config
    width = getattr(text, "head_dim", None) or text.hidden_size // text.num_attention_heads
    numbers = 2 * text.num_hidden_layers * text.num_key_value_heads * width * tokens
    return 2 * int(numbers)


def _count(module: nn.Module) -> int:
    return sum(weight.numel() for weight in module.parameters())


def _linear(module: nn.Module) -> Iterator[nn.Linear]:
    return (layer for layer in module.modules() if isinstance(layer, nn.Linear))


@dataclass(frozen=True, slots=True)
class Bridge:
    """What joins tower and language model elsewhere, as the papers say."""

    name: str
    parameters: int
    tokens: int
    source: str


BRIDGES = (
    Bridge(
        "Q-Former of BLIP-2",
        188_000_000,
        32,
        "Li et al., BLIP-2, ICML 2023, section 3.1 (arXiv 2301.12597)",
    ),
    Bridge(
        "Q-Former of InstructBLIP",
        188_000_000,
        32,
        "Dai et al., InstructBLIP, NeurIPS 2023, which takes BLIP-2's (arXiv 2305.06500)",
    ),
)
