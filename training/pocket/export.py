"""Write the pocket LLaVA as it ships: safetensors in 16 bit, its processor, its model card."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from string import Template
from typing import Any

import torch
from transformers import LlavaForConditionalGeneration

from models.prompts import PROMPT_VERSION
from training.checksums import write_sums
from training.pocket.config import Config
from training.pocket.llava import processor
from training.pocket.stages import MissingStep

NAME = "pocket-llava"
_CARD = Path(__file__).with_name("card.md")


def export(model: LlavaForConditionalGeneration, config: Config, work: Path, weights: Path) -> Path:
    """The folder that was written, in ``weights``. Raises `MissingStep` before measure has run."""
    measured = work / "measured.json"
    if not measured.exists():
        raise MissingStep(f"{measured} is not there: run the step measure first.")
    out = weights / NAME
    model.to(torch.float16).save_pretrained(out)  # type: ignore[arg-type]
    processor().save_pretrained(out)
    # Whoever loads these weights must ask them what they were trained with.
    trained: dict[str, Any] = {"prompt_version": PROMPT_VERSION, "config": asdict(config)}
    (out / "training.json").write_text(json.dumps(trained, indent=1), encoding="utf-8")
    numbers = json.loads(measured.read_text(encoding="utf-8"))
    (out / "README.md").write_text(_card(model, numbers), encoding="utf-8")
    write_sums(out)
    return out


def _card(model: LlavaForConditionalGeneration, numbers: dict[str, dict[str, Any]]) -> str:
    def percent(value: float | None) -> str:
        return "-" if value is None else f"{100 * value:.1f}"

    rows = [
        f"| {name} | {one['pages']} | "
        + " | ".join(
            percent(one[key]) for key in ("read", "kept", "corrected", "left_alone", "paired")
        )
        + " |"
        for name, one in numbers.items()
    ]
    sizes = {
        name: sum(part.numel() for part in module.parameters()) / 1e6
        for name, module in model.model.named_children()
    }
    return Template(_CARD.read_text(encoding="utf-8")).substitute(
        rows="\n".join(rows),
        tower=f"{sizes['vision_tower']:.1f}",
        projector=f"{sizes['multi_modal_projector']:.2f}",
        language=f"{sizes['language_model']:.1f}",
    )
