"""Models by their configuration alone: the shapes of the papers, and any folder with a model.

The models are built on torch's meta device: they have shapes and no numbers, take no memory, and
nothing is fetched.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import MappingProxyType
from typing import Any

import torch
from torch import nn
from transformers import (
    AutoConfig,
    AutoModelForImageTextToText,
    CLIPVisionConfig,
    LlamaConfig,
    LlavaConfig,
    LlavaNextConfig,
    MistralConfig,
    PretrainedConfig,
)

from models.errors import BadSettings, TutorError
from models.vision_models import vision_model

PADDED = 32_064  # words: Vicuna's 32,000, <image>, <pad>, filled up to a multiple of 64
_NEWEST_GRIDS = [[336, 672], [672, 336], [672, 672], [1008, 336], [336, 1008]]


def _tower(side: int) -> CLIPVisionConfig:
    """CLIP ViT-L/14 (Radford et al. 2021)."""
    return CLIPVisionConfig(
        hidden_size=1024,
        intermediate_size=4096,
        num_hidden_layers=24,
        num_attention_heads=16,
        image_size=side,
        patch_size=14,
        projection_dim=768,
    )


def _vicuna(words: int, *, context: int, large: bool = False) -> LlamaConfig:
    """LLaMA 7B or 13B (Touvron et al. 2023)."""
    return LlamaConfig(
        vocab_size=words,
        hidden_size=5120 if large else 4096,
        intermediate_size=13824 if large else 11008,
        num_hidden_layers=40 if large else 32,
        num_attention_heads=40 if large else 32,
        max_position_embeddings=context,
    )


def _first() -> LlavaConfig:
    """LLaVA 1.0: 224 pixels, a projector of one layer (Liu et al., NeurIPS 2023)."""
    return LlavaConfig(vision_config=_tower(224), text_config=_vicuna(32_000, context=2048))


def llava_15(*, large: bool = False) -> LlavaConfig:
    """LLaVA 1.5: 336 pixels, a projector of two layers (Liu et al., CVPR 2024)."""
    words = _vicuna(PADDED, context=4096, large=large)
    return LlavaConfig(vision_config=_tower(336), text_config=words)


def _next() -> LlavaNextConfig:
    """LLaVA-NeXT on Mistral 7B: tiles of 336 pixels (Liu et al., blog of January 2024)."""
    words = MistralConfig(vocab_size=PADDED, max_position_embeddings=32_768, sliding_window=None)
    return LlavaNextConfig(
        vision_config=_tower(336), text_config=words, image_grid_pinpoints=_NEWEST_GRIDS
    )


PAPERS: MappingProxyType[str, Callable[[], PretrainedConfig]] = MappingProxyType(
    {
        "LLaVA 1.0 7B": _first,
        "LLaVA 1.5 7B": llava_15,
        "LLaVA 1.5 13B": lambda: llava_15(large=True),
        "LLaVA-NeXT Mistral 7B": _next,
    }
)
# Transformers' projector has two layers always: these have one.
_ONE_LAYER = frozenset({"LLaVA 1.0 7B"})


def build(name: str) -> nn.Module:
    """The model without its numbers: a name of `PAPERS`, of a vision model, or a folder.

    Raises `BadSettings` for another name, `MissingDependency` for a model that is not installed.
    """
    config = PAPERS[name]() if name in PAPERS else _config_in(_folder(name))
    with torch.device("meta"):
        known: Any = AutoModelForImageTextToText
        model = known.from_config(config)
        if name in _ONE_LAYER:
            first = model.model.multi_modal_projector.linear_1
            projector = nn.Linear(first.in_features, first.out_features)
            model.model.multi_modal_projector = projector
    found: nn.Module = model
    return found


def _folder(name: str) -> Path:
    """Where the configuration is; an adapter has that of its base."""
    if (Path(name) / "config.json").exists():
        return Path(name)
    try:
        model = vision_model(name)
    except BadSettings as error:
        known = ", ".join(PAPERS)
        raise BadSettings(error.message, f"{error.hint} Or one of the papers': {known}.") from error
    return model.base or model.folder


def _config_in(folder: Path) -> PretrainedConfig:
    try:
        found: PretrainedConfig = AutoConfig.from_pretrained(folder, local_files_only=True)
    except (OSError, ValueError) as error:
        raise TutorError(f"There is no model in {folder} that transformers knows.") from error
    return found
