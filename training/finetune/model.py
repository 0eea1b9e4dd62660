"""A base as the recipe wants it: loaded, reshaped, its adapter attached."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import nn
from transformers import (
    AutoConfig,
    BitsAndBytesConfig,
    LlavaConfig,
    LlavaForConditionalGeneration,
)

from models.errors import BadWeights
from models.llava_processor import processor_of
from models.prompts import CHAT_TEMPLATE
from training.finetune.parts import LORA_TARGETS, TOWER, part_of
from training.finetune.recipe import LINEAR, LoraConfig, ShapeConfig
from training.finetune.talks import Speech

# Bare names match nothing, and a list of one's own drops the default, the head.
KEPT_WHOLE = ["model.vision_tower", "model.multi_modal_projector", "lm_head"]


@dataclass(frozen=True, slots=True)
class Subject:
    """What is trained, and how it is spoken to."""

    model: Any
    speech: Speech


def read_config(folder: Path) -> LlavaConfig:
    """Raises `BadWeights` where the folder holds no LLaVA."""
    config = AutoConfig.from_pretrained(folder)
    if not isinstance(config, LlavaConfig):
        raise BadWeights(
            f"{folder} holds a model of the type {config.model_type}, not a LLaVA.",
            "Tune llava-1.5-7b, the pocket LLaVA, or one that training.compose has made.",
        )
    return config


def read_speech(folder: Path, shape: ShapeConfig) -> Speech:
    """The processor in ``folder``, for squares of the side that ``shape`` says."""
    config = read_config(folder)
    processor = processor_of(folder, config.to_dict())
    # LLaVA 1.5's own conversation; the template that comes with its weights has no end mark.
    processor.chat_template = CHAT_TEMPLATE
    vision: Any = config.vision_config
    side = shape.side or vision.image_size
    _set_side(processor.image_processor, side)
    text: Any = config.text_config
    return Speech(processor, side, vision.patch_size, text.max_position_embeddings)


def load_model(folder: Path, bits: int, device: torch.device, dtype: torch.dtype) -> Any:
    """The base in ``folder``; what is not in 4 bit is of ``dtype``."""
    model: Any = LlavaForConditionalGeneration.from_pretrained(
        folder,
        dtype=dtype,
        quantization_config=four_bits() if bits == 4 else None,
        device_map={"": device} if bits == 4 else None,
    )
    if bits == 4:
        check_four_bits(model)
        _keep_gradients(model)
        return model
    return model.to(device)


def four_bits() -> BitsAndBytesConfig:
    """NF4 with double quantisation, the language model's layers only."""
    return BitsAndBytesConfig(  # type: ignore[no-untyped-call]
        load_in_4bit=True,
        bnb_4bit_quant_type="nf4",
        bnb_4bit_use_double_quant=True,
        bnb_4bit_compute_dtype=torch.bfloat16,
        # FSDP shards only weights of one type, and this is the one of the others.
        bnb_4bit_quant_storage=torch.bfloat16,
        llm_int8_skip_modules=KEPT_WHOLE,
    )


def check_four_bits(model: nn.Module) -> None:
    """AssertionError unless all layers of the language model, and no others, are in 4 bit."""
    from bitsandbytes.nn.modules import Linear4bit

    for name, module in model.named_modules():
        if isinstance(module, nn.Linear):
            layers = name.startswith("model.language_model.")
            assert isinstance(module, Linear4bit) is layers, f"{name} is {type(module).__name__}"


def _keep_gradients(model: nn.Module) -> None:
    """bitsandbytes 0.50 packs weights on some CPUs once they are asked without gradients.

    Packed ones pass no gradient on, and nothing says so.
    """
    modules: Any = model.modules()
    for module in modules:
        if hasattr(module, "support_avx512bf16_for_cpu"):
            module.support_avx512bf16_for_cpu = False


def reshapes(config: LlavaConfig, shape: ShapeConfig) -> bool:
    """Whether a base is of another shape than the recipe wants."""
    vision: Any = config.vision_config
    linear = config.projector_hidden_act == LINEAR
    return shape.side not in (0, vision.image_size) or (shape.projector == LINEAR) is not linear


def reshape(model: Any, shape: ShapeConfig, seed: int) -> None:
    """Make squares and projector of ``model`` what ``shape`` says.

    A projector that does not fit any more is drawn anew, as is one that shall be ``fresh``.
    """
    anew = reshapes(model.config, shape) or shape.fresh
    if shape.side not in (0, model.config.vision_config.image_size):
        _resize(model, shape.side)
    if (shape.projector == LINEAR) is not (model.config.projector_hidden_act == LINEAR):
        model.config.projector_hidden_act = LINEAR if shape.projector == LINEAR else "gelu"
        act = nn.Identity() if shape.projector == LINEAR else nn.GELU()
        model.model.multi_modal_projector.act = act
    if anew:
        torch.manual_seed(seed)
        draw_projector(model)


def draw_projector(model: Any) -> None:
    """A new projector by torch's lot; that of LLaVA 1.0 is its first layer, then the identity.

    So one linear layer stays transformers' own class, which everything can load.
    """
    projector = model.model.multi_modal_projector
    projector.linear_1.reset_parameters()
    projector.linear_2.reset_parameters()
    if model.config.projector_hidden_act == LINEAR:
        with torch.no_grad():
            projector.linear_2.weight.copy_(torch.eye(len(projector.linear_2.weight)))
            if projector.linear_2.bias is not None:
                projector.linear_2.bias.zero_()


def _resize(model: Any, side: int) -> None:
    """Squares of another size: the table of places is drawn smaller or larger, as CLIP's own is."""
    vision = model.config.vision_config
    embeddings = model.model.vision_tower.embeddings
    before, after = vision.image_size // vision.patch_size, side // vision.patch_size
    table = embeddings.position_embedding.weight.data
    grid = table[1:].float().view(1, before, before, -1).permute(0, 3, 1, 2)
    resized = nn.functional.interpolate(grid, (after, after), mode="bicubic", align_corners=False)
    places = torch.cat([table[:1].float(), resized.permute(0, 2, 3, 1).flatten(0, 2)])
    embeddings.position_embedding = nn.Embedding(
        len(places), places.shape[1], _weight=places.to(table)
    )
    embeddings.position_ids = torch.arange(len(places), device=table.device)[None]
    embeddings.num_patches, embeddings.num_positions = after**2, len(places)
    embeddings.image_size = vision.image_size = side
    model.config.image_seq_length = after**2


def attach(model: Any, lora: LoraConfig, seed: int) -> Any:
    """``model`` with LoRA on its language model; its projector is learnt and saved along.

    Raises AssertionError where the adapter reaches the tower.
    """
    torch.manual_seed(seed)
    from peft import LoraConfig as Adapter
    from peft import get_peft_model

    with _old_names():
        made = get_peft_model(
            model,
            Adapter(
                r=lora.rank,
                lora_alpha=lora.alpha,
                lora_dropout=lora.dropout,
                target_modules=LORA_TARGETS,
                modules_to_save=["multi_modal_projector"],
            ),
        )
    reached = [name for name, _ in made.named_parameters() if ".lora_" in name]
    assert reached, "The language model has no layers that an adapter fits."
    assert all(part_of(name) != TOWER for name in reached)
    return made


def adapted(model: Any, folder: Path) -> Any:
    """``model`` with the adapter and the projector in ``folder``."""
    from peft import PeftModel

    with _old_names():
        return PeftModel.from_pretrained(model, folder)


@contextmanager
def _old_names() -> Iterator[None]:
    """peft 0.21 asks transformers 5.23 by names that will go."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)
        yield


def _set_side(photos: Any, side: int) -> None:
    """A square of ``side`` is neither scaled nor cut."""
    if "shortest_edge" in photos.size:
        photos.size = {"shortest_edge": side}
    else:
        photos.size = {"height": side, "width": side}
    photos.crop_size = {"height": side, "width": side}
