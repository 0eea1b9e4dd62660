"""An adapter put into its base: one whole model in 16 bit that needs neither peft nor the base."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import torch

from models.tuned import folder_of_base, read_tuned
from training.finetune.errors import CannotTune
from training.finetune.model import Subject, adapted, load_model, read_speech, reshape
from training.finetune.recipe import Recipe, recipe_from_json
from training.finetune.result import EVALUATION, RECIPE, Measured, save


def merge(folder: Path, into: Path) -> None:
    """Write the tuned model in ``folder`` as a whole one to ``into``, in safetensors of 16 bit.

    Raises:
        BadWeights: ``folder`` holds no tuned model, or not its recipe.
        CannotTune: it is whole already.
    """
    tuned = read_tuned(folder)
    if tuned.whole:
        raise CannotTune(f"{folder} is a whole model already: there is nothing to merge.")
    recipe: Recipe = recipe_from_json(json.loads((folder / RECIPE).read_text("utf-8")))
    base = folder_of_base(tuned.base)
    model = load_model(base, 16, torch.device("cpu"), torch.float16)
    reshape(model, recipe.shape, recipe.seed)
    merged = adapted(model, folder).merge_and_unload(safe_merge=True)
    numbers = json.loads((folder / EVALUATION).read_text("utf-8"))
    measured = {
        name: Measured.from_json(one) for name, one in numbers.items() if isinstance(one, dict)
    }
    speech = read_speech(base, recipe.shape)
    save(into, Subject(merged, speech), recipe, replace(tuned, whole=True), measured)
