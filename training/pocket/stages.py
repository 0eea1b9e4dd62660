"""What learns in each step, and what it begins with."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import LlavaForConditionalGeneration

from training.pocket.llava import LANGUAGE, PROJECTOR
from training.pocket.talks import Talks
from training.pocket.tower import seen

TOWER = "model.vision_tower."
IDEAL = "ideal."


class MissingStep(Exception):
    """A step was asked for before the one that it begins with; the message says which."""


def learnt_of(checkpoint: Path) -> dict[str, Tensor]:
    """The parameters that a step has learnt so far. Raises `MissingStep`."""
    if not checkpoint.exists():
        raise MissingStep(f"{checkpoint} is not there: run the step {checkpoint.stem} first.")
    state = torch.load(checkpoint, weights_only=True, map_location="cpu")
    found: dict[str, Tensor] = state["model"]
    return found


def put(model: nn.Module, parts: Mapping[str, Tensor]) -> None:
    """Put parameters in their places; all must be the model's."""
    _, unknown = model.load_state_dict(dict(parts), strict=False)
    if unknown:
        raise ValueError(f"The model has no {', '.join(unknown)}.")


def put_tower(model: LlavaForConditionalGeneration, checkpoint: Path) -> None:
    """The tower without the head that named the characters."""
    own = "tower."
    put(
        model,
        {
            TOWER + name.removeprefix(own): part
            for name, part in learnt_of(checkpoint).items()
            if name.startswith(own)
        },
    )


def put_language(model: LlavaForConditionalGeneration, checkpoint: Path) -> None:
    """The language model without the ideal patches."""
    parts = learnt_of(checkpoint).items()
    put(model, {name: part for name, part in parts if name.startswith(LANGUAGE)})


def ideal_of(checkpoint: Path) -> dict[str, Tensor]:
    """The ideal patches that the language model learnt from."""
    parts = learnt_of(checkpoint).items()
    return {name.removeprefix(IDEAL): part for name, part in parts if name.startswith(IDEAL)}


def free(
    model: LlavaForConditionalGeneration, *, projector: bool, language: bool
) -> dict[str, nn.Parameter]:
    """The parameters that learn, by name; all others are frozen. The tower is always."""
    found = {}
    for name, part in model.named_parameters():
        learns = (projector and name.startswith(PROJECTOR)) or (
            language and name.startswith(LANGUAGE)
        )
        part.requires_grad_(learns)
        if learns:
            found[name] = part
    return found


def loss(model: LlavaForConditionalGeneration, talks: Talks, device: str) -> Tensor:
    """Mean cross-entropy of a token that the model says, through transformers' own forward."""
    with torch.autocast(device.partition(":")[0], torch.bfloat16):
        found: Tensor = model(
            input_ids=talks.ids.to(device),
            attention_mask=talks.mask.to(device),
            pixel_values=seen(talks.pixels.to(device)),
            labels=talks.labels.to(device),
        ).loss
    return found
