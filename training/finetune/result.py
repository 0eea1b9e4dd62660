"""The folder that a fine-tune leaves: adapter or whole model, processor, record, numbers, card."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from string import Template
from typing import Any

import torch

from models.prompts import PROMPT_VERSION
from models.tuned import Tuned, write_tuned
from training.finetune.answers import Answers
from training.finetune.journal import LOSSES, PICTURE, draw_losses, read_rows
from training.finetune.model import Subject
from training.finetune.recipe import Recipe

RECIPE, EVALUATION, CARD = "recipe.json", "evaluation.json", "README.md"
_CARD = Path(__file__).with_name("card.md")
_SHARES = ("read", "corrected", "left_alone", "paired")


@dataclass(frozen=True, slots=True)
class Measured:
    """On pages of test verbs: ``loss`` in nats a token; ``answers`` None where nobody asked."""

    loss: float
    answers: Answers | None

    @classmethod
    def from_json(cls, found: Mapping[str, Any]) -> Measured:
        answers = found["answers"]
        return cls(found["loss"], None if answers is None else Answers(**answers))


def save(
    folder: Path,
    subject: Subject,
    recipe: Recipe,
    tuned: Tuned,
    measured: Mapping[str, Measured],
) -> None:
    """Write the folder; its record comes last, so a folder with one is whole.

    ``subject.model`` is peft's where an adapter was trained, which is then all that is saved.
    """
    if tuned.whole:
        subject.model.to(torch.float16)
    subject.model.save_pretrained(folder)
    subject.speech.processor.save_pretrained(folder)
    _write(folder / RECIPE, {"name": tuned.recipe, **asdict(recipe)})
    numbers = {name: asdict(one) for name, one in measured.items()}
    _write(folder / EVALUATION, {"prompt_version": PROMPT_VERSION, **numbers})
    rows = read_rows(folder / "training" / LOSSES)
    if rows:
        draw_losses(rows, folder / PICTURE)
    (folder / CARD).write_text(_card(tuned, measured), encoding="utf-8")
    write_tuned(folder, tuned)


def table(measured: Mapping[str, Measured]) -> str:
    """Markdown: base and tuned model beside each other."""
    rows = [
        "| model | loss | read | corrected | left alone | paired |",
        "|---|---|---|---|---|---|",
    ]
    for name, one in measured.items():
        shares = (
            "-" if one.answers is None else f"{100 * getattr(one.answers, key):.1f} %"
            for key in _SHARES
        )
        rows.append(f"| {name} | {one.loss:.4f} | {' | '.join(shares)} |")
    return "\n".join(rows)


def _card(tuned: Tuned, measured: Mapping[str, Measured]) -> str:
    return Template(_CARD.read_text(encoding="utf-8")).substitute(
        base=tuned.base,
        recipe=tuned.recipe,
        canvas=tuned.canvas,
        version=tuned.prompt_version,
        kind="all weights, in 16 bit" if tuned.whole else "a LoRA adapter and the projector",
        table=table(measured),
    )


def _write(path: Path, value: Mapping[str, Any]) -> None:
    path.write_text(json.dumps(value, indent=1), encoding="utf-8")
