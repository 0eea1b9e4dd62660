"""What a fine-tune will need, worked out from the shapes alone, before anything is loaded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import psutil
import torch
from transformers import LlavaConfig, LlavaForConditionalGeneration

from models.sizes import in_words
from training.finetune.errors import TooLarge
from training.finetune.parts import LANGUAGE, PROJECTOR, part_of
from training.finetune.recipe import ALIGN, Recipe, StageConfig

NF4 = 0.516  # bytes a weight: 4 bits, and its share of the scales, which are quantised themselves
LEARNING = 16  # bytes a learning weight: itself, its gradient and Adam's two moments, in 32 bit
# Bytes that one token leaves behind, after Korthikanti et al. 2022 for Llama's layers: in multiples
# of the layer's width, and of the width of its feed-forward part.
KEPT_WIDE, KEPT_DEEP = 24, 10
LOGIT = 14  # bytes a token and word of the vocabulary: in 16 and 32 bit, and its gradient
PAIR = 8  # bytes two tokens and head: in 32 bit, before and after the softmax
LIBRARIES = 1_000_000_000
ROOM = 1.1  # what is not known


@dataclass(frozen=True, slots=True)
class Shape:
    """What of a LLaVA decides about memory. Parameters are numbers of weights.

    ``layers`` are the language model's linear layers, which may be held in 4 bit; ``inner`` sums
    up inputs and outputs of those, which decide about LoRA's size.
    """

    tower: int
    projector: int
    layers: int
    rest: int
    inner: int
    width: int
    deep: int
    depth: int
    heads: int
    vocabulary: int


@dataclass(frozen=True, slots=True)
class Need:
    """Bytes of one stage."""

    weights: int
    learning: int
    activations: int

    @property
    def total(self) -> int:
        return int(ROOM * (self.weights + self.learning + self.activations)) + LIBRARIES


def shape_of(config: LlavaConfig) -> Shape:
    """Builds the model without memory for its weights."""
    with torch.device("meta"):
        model = LlavaForConditionalGeneration(config)
    tower = projector = layers = rest = inner = 0
    for name, weight in model.named_parameters():
        part, size = part_of(name), weight.numel()
        if part == PROJECTOR:
            projector += size
        elif part != LANGUAGE:
            tower += size
        elif "_proj." in name:
            layers, inner = layers + size, inner + sum(weight.shape)
        else:
            rest += size
    text: Any = config.text_config
    return Shape(
        tower,
        projector,
        layers,
        rest,
        inner,
        text.hidden_size,
        text.intermediate_size,
        text.num_hidden_layers,
        text.num_attention_heads,
        text.vocab_size,
    )


def need(
    shape: Shape, recipe: Recipe, stage: str, longest: int, *, cuda: bool, shards: int = 1
) -> Need:
    """``longest``: tokens of the longest conversation, its photo included.

    ``shards``: processes that share the weights out. Each loads all of them first.
    """
    config, lora, size = recipe.stage(stage), recipe.lora, 2 if cuda else 4
    in_layers = NF4 if lora.bits == 4 and lora.rank else size
    learning = shape.projector
    if stage != ALIGN:
        learning += lora.rank * shape.inner if lora.rank else shape.layers + shape.rest
    frozen = shape.tower + shape.rest + 2 * shape.projector
    return Need(
        weights=int(size * frozen + in_layers * shape.layers),
        learning=LEARNING * learning // shards,
        activations=_activations(shape, config, longest, cuda=cuda),
    )


def _activations(shape: Shape, config: StageConfig, longest: int, *, cuda: bool) -> int:
    tokens = config.micro * longest
    layer = KEPT_WIDE * shape.width + KEPT_DEEP * shape.deep
    held = (2 if cuda else 4) * shape.width * shape.depth + layer
    kept = held if config.checkpointing else layer * shape.depth
    # A CPU keeps what each token gives to each; a GPU's kernels do not.
    given = 0 if cuda else PAIR * shape.heads * longest
    attention = given * (1 if config.checkpointing else shape.depth)
    return tokens * (kept + attention + LOGIT * shape.vocabulary)


def available(device: torch.device) -> int:
    """Bytes that are free."""
    if device.type == "cuda":
        return int(torch.cuda.mem_get_info(device)[0])
    return int(psutil.virtual_memory().available)


def check(needs: dict[str, Need], free: int, recipe: Recipe) -> str:
    """What it takes, in words.

    Raises:
        TooLarge: more than is free.
    """
    words = "; ".join(f"{stage} {in_words(one.total)}" for stage, one in needs.items())
    words = f"memory: {words}; free: {in_words(free)}"
    most = max(needs.values(), key=lambda one: one.total)
    if most.total > free:
        raise TooLarge(f"This does not fit ({words}). {_advice(most, recipe)}")
    return words


def _advice(most: Need, recipe: Recipe) -> str:
    """The way out that gains most."""
    config = recipe.instruct
    if most.activations >= max(most.weights, most.learning) and config.micro > 1:
        return "Take fewer conversations at a time: --micro 1."
    if recipe.lora.rank == 0:
        return "Train an adapter instead of all weights: --rank 64 --bits 4."
    if recipe.lora.bits != 4:
        return "Hold the language model in 4 bit: --bits 4."
    if most.learning > most.weights:
        return f"Take a smaller adapter: --rank {max(8, recipe.lora.rank // 4)}."
    return "Choose a smaller base, or a machine with more memory."
