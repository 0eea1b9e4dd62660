"""What a stage begins with: the base, and what the stages before it have learnt."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
from torch import nn

from training.finetune.asked import Asked
from training.finetune.checkpoint import learnt_in
from training.finetune.model import Subject, attach, load_model, reshape
from training.finetune.recipe import ALIGN, INSTRUCT
from training.finetune.talks import Speech

WORK = "training"  # in the folder of the result: checkpoints, losses, squares


def checkpoint_of(asked: Asked, stage: str) -> Path:
    return asked.out / WORK / f"{stage}.pt"


def beginning(
    stage: str | None, asked: Asked, base: Path, speech: Speech, device: torch.device
) -> Subject:
    """The model at the beginning of ``stage``; None: after both.

    Every stage loads the base anew, so that nothing of the one before is left in the model, be it
    shards on other GPUs or hooks, and a run that is gone on with begins as one that was not broken.
    """
    recipe = asked.recipe
    # All weights can learn only where they are not in 4 bit.
    bits = recipe.lora.bits if recipe.lora.rank else 16
    dtype = torch.bfloat16 if device.type == "cuda" else torch.float32
    model = load_model(base, bits, device, dtype)
    reshape(model, recipe.shape, recipe.seed)
    if stage != ALIGN:
        put(model, learnt_in(checkpoint_of(asked, ALIGN)))
        if recipe.lora.rank:
            model = attach(model, recipe.lora, recipe.seed)
    if stage is None:
        put(model, learnt_in(checkpoint_of(asked, INSTRUCT)))
    return Subject(model, speech)


def put(model: nn.Module, learnt: dict[str, Any]) -> None:
    """Put what was learnt in its place, as exact as it was learnt."""
    weights = dict(model.named_parameters())
    assert learnt.keys() <= weights.keys(), "A checkpoint of another model."
    for name, weight in learnt.items():
        weights[name].data = weight.to(weights[name].device)
