"""A tiny LLaVA with random weights, a recipe for it, and a few pages."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from pathlib import Path

import torch

from training.finetune.asked import Asked
from training.finetune.recipe import Recipe, read_recipe, recipes
from training.grid import HELD_OUT_VERBS, grid
from training.pages.album import Settings, fill, orders
from training.pocket.config import ShapeConfig
from training.pocket.llava import build, processor

WIDTH = 32
POCKET = read_recipe(recipes()["pocket"])
_STAGE = replace(POCKET.instruct, batch=4, micro=2, checkpointing=True, epochs=3.0)
# 4-bit QLoRA with dropout, so that what is drawn at random counts; six steps a stage.
RECIPE = replace(
    POCKET,
    evaluate_every=2,
    save_every=2,
    held_out=2,
    lora=replace(POCKET.lora, rank=4, alpha=8, dropout=0.1, bits=4),
    align=replace(_STAGE, rate=0.0, projector_rate=1e-2),
    instruct=replace(_STAGE, rate=1e-2, projector_rate=1e-3),
    align_mix=replace(POCKET.align_mix, plain=0.0),
    instruct_mix=replace(POCKET.instruct_mix, plain=0.0),
)


def write_base(folder: Path) -> Path:
    torch.manual_seed(3)
    build(ShapeConfig(WIDTH, 1, WIDTH, 2)).save_pretrained(folder)
    processor().save_pretrained(folder)
    return folder


def draw_pages(folder: Path) -> Path:
    """Both pages of four pairs for training and of one for tests."""
    short = sorted(grid(), key=lambda pair: len(pair.wrong))
    training = [pair for pair in short if pair.cell.verb not in HELD_OUT_VERBS][:4]
    test = [pair for pair in short if pair.cell.verb in HELD_OUT_VERBS][:1]
    for _ in fill(folder, orders(training + test, 1), Settings(1), workers=1):
        pass
    return folder


def asked(base: Path, pages: Path, out: Path, recipe: Recipe = RECIPE, **other: object) -> Asked:
    plain = Asked(
        name="pocket",
        recipe=recipe,
        base=str(base),
        pages=pages,
        also=(),
        out=out,
        device="cpu",
        resume=False,
        quick=True,
        shard=False,
    )
    return replace(plain, **other)  # type: ignore[arg-type]


def write_recipe(recipe: Recipe, path: Path) -> Path:
    """As a file for the command line."""
    tables, lines = [], []
    for key, value in asdict(recipe).items():
        if isinstance(value, dict):
            tables += [f"[{key}]", *(f"{name} = {_toml(one)}" for name, one in value.items())]
        else:
            lines.append(f"{key} = {_toml(value)}")
    path.write_text("\n".join(lines + tables), encoding="utf-8")
    return path


def _toml(value: object) -> str:
    return json.dumps(value)  # numbers, words and truth are written alike
