"""A tower and a language model that never met become a LLaVA, and what is left has no LM in it.

Takes more than five seconds, because both stages are run.
"""

from __future__ import annotations

from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pytest
import torch
from safetensors.torch import load_file
from transformers import (
    CLIPVisionModel,
    LlamaConfig,
    LlamaForCausalLM,
    LlavaForConditionalGeneration,
)

from models.errors import StoreFailed
from models.tuned import read_tuned
from tests.training.finetune.tiny import RECIPE, WIDTH, draw_pages, write_recipe
from training.compose import main, read_language, read_tower
from training.finetune.recipe import LINEAR
from training.pocket.config import ShapeConfig
from training.pocket.tower import SeeingTower, vision_config
from training.pocket.vocabulary import tokenizer

SHAPE = ShapeConfig(WIDTH, 1, WIDTH, 2)


def write_tower(path: Path) -> dict[str, torch.Tensor]:
    """A checkpoint as `training.pocket` leaves it; the tower's own weights."""
    torch.manual_seed(5)
    model = SeeingTower(CLIPVisionModel(vision_config(SHAPE)))
    learnt = {n: p.data for n, p in model.named_parameters() if "post_layernorm" not in n}
    torch.save({"model": learnt, "settings": asdict(SHAPE)}, path)
    return {n.removeprefix("tower."): p for n, p in learnt.items() if n.startswith("tower.")}


def write_language(folder: Path) -> dict[str, torch.Tensor]:
    config = LlamaConfig(
        vocab_size=len(tokenizer()),
        hidden_size=48,
        intermediate_size=64,
        num_hidden_layers=1,
        num_attention_heads=2,
        max_position_embeddings=512,
        tie_word_embeddings=True,
    )
    torch.manual_seed(6)
    model = LlamaForCausalLM(config)
    model.save_pretrained(folder)
    tokenizer().save_pretrained(folder)
    return dict(model.model.state_dict())


def test_both_parts_are_in_it_and_only_the_tower_is_kept(tmp_path: Path) -> None:
    taught = write_tower(tmp_path / "tower.pt")
    known = write_language(tmp_path / "lm")
    pages = draw_pages(tmp_path / "pages")
    recipe = replace(
        RECIPE,
        lora=replace(RECIPE.lora, bits=16),
        shape=replace(RECIPE.shape, projector=LINEAR),
    )
    config = write_recipe(recipe, tmp_path / "mine.toml")
    out = tmp_path / "out"
    given = ["--tower", tmp_path / "tower.pt", "--lm", tmp_path / "lm", "--pages", pages]
    more = ["--out", out, "--config", config, "--device", "cpu", "--quick"]
    assert main([str(one) for one in (*given, *more)]) == 0

    whole = LlavaForConditionalGeneration.from_pretrained(out / "base", dtype=torch.bfloat16)
    joined = whole.state_dict()
    for name, weight in taught.items():
        assert torch.equal(joined[f"model.vision_tower.{name}"], weight.bfloat16())
    for name, weight in known.items():
        assert torch.equal(joined[f"model.language_model.{name}"], weight.bfloat16())
    second = joined["model.multi_modal_projector.linear_2.weight"]
    assert torch.equal(second, torch.eye(48, dtype=torch.bfloat16))

    tower, _, layer = read_tower(out / "tower")
    assert layer == -1
    for name, part in tower.state_dict().items():
        if name in taught:
            torch.testing.assert_close(part, taught[name], atol=1e-2, rtol=1e-2)
    adapter = load_file(out / "adapter_model.safetensors")
    assert all("lora_" in name or "projector" in name for name in adapter)
    assert {path.name for path in out.glob("*.safetensors")} == {"adapter_model.safetensors"}
    assert read_tuned(out).base == str(out / "base")


def test_an_unknown_language_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreFailed):
        read_language("no-such-model", tmp_path)


def test_a_missing_tower_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[Any]) -> None:
    given = ["--tower", tmp_path, "--lm", "smollm2-135m", "--pages", tmp_path, "--out", tmp_path]
    assert main([str(one) for one in given]) == 1
    assert "no vision tower" in capsys.readouterr().err
