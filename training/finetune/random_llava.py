"""LLaVAs of random weights and batches of noise, in real shapes, to measure speed with."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import torch
from torch import nn
from transformers import CLIPVisionConfig, LlamaConfig, LlavaConfig, LlavaForConditionalGeneration

from training.anatomy.shapes import llava_15
from training.finetune.model import attach, check_four_bits
from training.finetune.parts import LANGUAGE, PROJECTOR, TOWER, Count, free
from training.finetune.recipe import INSTRUCT, Recipe
from training.finetune.talks import NO_LABEL, Batch

ASKED, ANSWERED = 160, 96  # tokens beside the photo's


def llava_7b() -> LlavaConfig:
    """As in llava-hf/llava-1.5-7b-hf's config.json."""
    shape = llava_15()
    words = shape.text_config
    assert isinstance(words, LlamaConfig)
    words.rms_norm_eps, words.pad_token_id = 1e-5, 32001
    return shape


def tiny() -> LlavaConfig:
    return LlavaConfig(
        vision_config=CLIPVisionConfig(
            hidden_size=64,
            intermediate_size=128,
            num_hidden_layers=2,
            num_attention_heads=2,
            image_size=56,
            patch_size=14,
        ),
        text_config=LlamaConfig(
            vocab_size=300,
            hidden_size=64,
            intermediate_size=128,
            num_hidden_layers=2,
            num_attention_heads=2,
            max_position_embeddings=512,
            pad_token_id=0,
        ),
        image_token_index=299,
        image_seq_length=16,
    )


SHAPES = {"7b": llava_7b, "tiny": tiny}


def prepared(config: LlavaConfig, recipe: Recipe, stage: str, device: torch.device) -> Any:
    """A LLaVA with random weights, ready for ``stage``."""
    torch.manual_seed(recipe.seed)
    with device:
        dtype = torch.bfloat16 if device.type == "cuda" else torch.float32
        model: Any = LlavaForConditionalGeneration(config)
        model.to(dtype)
    if recipe.lora.bits == 4:
        quantise(model)
    if stage == INSTRUCT and recipe.lora.rank:
        model = attach(model, recipe.lora, recipe.seed)
    free(model, stage, rank=recipe.lora.rank)
    if recipe.stage(stage).checkpointing:
        model.activation_checkpointing_enable({"use_reentrant": False})
    model.config.use_cache = model.config.text_config.use_cache = False
    return model.train()


def quantise(model: Any) -> None:
    """Put the language model's layers into 4 bit, where loading would."""
    from bitsandbytes.nn.modules import Linear4bit, Params4bit

    for layer in model.model.language_model.layers.modules():
        for name, old in list(layer.named_children()):
            if isinstance(old, nn.Linear):
                new = Linear4bit(  # type: ignore[no-untyped-call]
                    old.in_features,
                    old.out_features,
                    bias=False,
                    compute_dtype=torch.bfloat16,
                    quant_type="nf4",
                    quant_storage=torch.bfloat16,
                )
                new.weight = Params4bit(
                    old.weight.data,
                    requires_grad=False,
                    quant_type="nf4",
                    quant_storage=torch.bfloat16,
                    module=new,
                )
                setattr(layer, name, new.to(old.weight.device))
    check_four_bits(model)


def random_batch(config: Any, size: int, device: torch.device) -> Batch:
    """Photos of noise, asked about and answered in random tokens."""
    lot = torch.Generator().manual_seed(1)
    side = config.vision_config.image_size
    patches = (side // config.vision_config.patch_size) ** 2
    words = torch.randint(3, 200, (size, ASKED + ANSWERED), generator=lot)
    photo = torch.full((size, patches), config.image_token_index)
    ids = torch.cat([photo, words], dim=1)
    labels = ids.clone()
    labels[:, : patches + ASKED] = NO_LABEL
    pixels = torch.randn((size, 3, side, side), generator=lot)
    parts = (pixels, ids, labels, torch.ones_like(ids))
    return Batch(*(part.to(device) for part in parts))


def operations(model: Any, found: Mapping[str, Count]) -> float:
    """Operations that one photo and its conversation need, backward as far as anything learns.

    Two a weight and token forward, two backward through a weight, two for its own gradient; causal
    attention beside (Chowdhery et al., PaLM, 2022, appendix B).
    """
    text, vision = model.config.text_config, model.config.vision_config
    patches = (vision.image_size // vision.patch_size) ** 2
    tokens = patches + ASKED + ANSWERED
    table = text.vocab_size * text.hidden_size  # looked up, not multiplied
    language = found[LANGUAGE].parameters - table
    seen = 2 * found[TOWER].parameters * patches
    passed = 4 * language * tokens + 2 * found[LANGUAGE].learning * tokens
    attention = 2 * 3 * text.num_hidden_layers * text.hidden_size * tokens**2
    projected = 6 * found[PROJECTOR].learning * patches
    return float(seen + passed + attention + projected)
