"""A base becomes what the recipe wants: LLaVA 1.0's linear projector, smaller squares, 4 bit.

Takes more than five seconds, because one reshaped base is trained and merged.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import torch
from transformers import AutoConfig, LlamaConfig, LlavaForConditionalGeneration

from models.errors import BadWeights, MissingDependency
from models.folders import MODELS_VARIABLE
from models.tuned import read_tuned, tuned_folder, tuned_models
from tests.training.finetune.tiny import RECIPE, asked
from training.finetune.errors import CannotTune
from training.finetune.merging import merge
from training.finetune.model import check_four_bits, load_model, read_speech, reshape, reshapes
from training.finetune.parts import PROJECTOR, free, part_of
from training.finetune.recipe import ALIGN, LINEAR, MLP, ShapeConfig
from training.finetune.tuning import tune

SMALL = ShapeConfig(projector=LINEAR, side=96, fresh=False, short_reasons=True)
PATCHES = 36
CPU = torch.device("cpu")


def loaded(base: Path) -> Any:
    return load_model(base, 16, CPU, torch.float32)


def test_a_base_that_fits_stays_as_it_is(base: Path) -> None:
    model, fits = loaded(base), ShapeConfig(MLP, 0, False, True)
    before = {name: part.clone() for name, part in model.state_dict().items()}
    reshape(model, fits, 1)
    assert not reshapes(AutoConfig.from_pretrained(base), fits)
    assert all(torch.equal(part, before[name]) for name, part in model.state_dict().items())


def test_a_fresh_projector_is_drawn_by_the_seed(base: Path) -> None:
    fresh = ShapeConfig(MLP, 0, True, True)
    found = []
    for seed in (1, 1, 2):
        model = loaded(base)
        before = model.model.multi_modal_projector.linear_1.weight.clone()
        reshape(model, fresh, seed)
        found.append(model.model.multi_modal_projector.linear_1.weight)
        assert not torch.equal(found[-1], before)
    assert torch.equal(found[0], found[1])
    assert not torch.equal(found[0], found[2])


def test_a_linear_projector_is_linear(base: Path) -> None:
    model = loaded(base)
    reshape(model, SMALL, 1)
    projector = model.model.multi_modal_projector
    one, other = torch.randn(2, 3, 32)
    with torch.no_grad():
        whole = projector(one + other) + projector(torch.zeros(3, 32))
        torch.testing.assert_close(whole, projector(one) + projector(other))
    learning = free(model, ALIGN, rank=4)
    assert {name.rpartition("projector.")[2] for name in learning} == {
        "linear_1.weight",
        "linear_1.bias",
    }


def test_smaller_squares_keep_the_middle_of_the_table(base: Path) -> None:
    """Places that both grids have look alike; the class token's does not change."""
    model, before = loaded(base), loaded(base)
    reshape(model, SMALL, 1)
    new = model.model.vision_tower.embeddings.position_embedding.weight
    old = before.model.vision_tower.embeddings.position_embedding.weight
    assert new.shape == (PATCHES + 1, 32)
    torch.testing.assert_close(new[0], old[0])
    ids = torch.tensor([[model.config.image_token_id] * PATCHES + [7]])
    with torch.no_grad():
        model(input_ids=ids, pixel_values=torch.zeros(1, 3, 96, 96))
    assert read_speech(base, SMALL).patches == PATCHES


def test_a_reshaped_base_is_offered_once_it_is_merged(
    base: Path, pages: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(MODELS_VARIABLE, str(tmp_path))
    recipe = replace(RECIPE, shape=SMALL, lora=replace(RECIPE.lora, bits=16))
    tune(asked(base, pages, tuned_folder() / "small", recipe))
    assert read_tuned(tuned_folder() / "small").canvas == 96
    assert "small" not in tuned_models()
    merge(tuned_folder() / "small", tuned_folder() / "whole")
    assert tuned_models()["whole"].canvas == 96
    model: Any = LlavaForConditionalGeneration.from_pretrained(tuned_folder() / "whole")
    second = model.model.multi_modal_projector.linear_2.weight
    assert torch.equal(second, torch.eye(32, dtype=second.dtype))
    assert model.config.vision_config.image_size == 96


def test_what_is_not_in_4_bit_is_noticed(base: Path) -> None:
    check_four_bits(load_model(base, 4, CPU, torch.float32))
    with pytest.raises(AssertionError, match="language_model"):
        check_four_bits(loaded(base))


def test_parts_are_told_whatever_wraps_them() -> None:
    for before in ("", "module.", "base_model.model.", "module.base_model.model."):
        assert part_of(f"{before}model.multi_modal_projector.linear_1.weight") == PROJECTOR
    with pytest.raises(StopIteration):
        part_of("model.q_former.weight")


def test_other_models_are_refused(tmp_path: Path) -> None:
    LlamaConfig().save_pretrained(tmp_path)
    with pytest.raises(BadWeights, match="not a LLaVA"):
        read_speech(tmp_path, SMALL)


def test_a_missing_base_is_named(
    pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(MODELS_VARIABLE, str(tmp_path))
    with pytest.raises(MissingDependency, match="LLaVA"):
        tune(replace(asked(tmp_path, pages, tmp_path / "out"), base="llava-1.5-7b"))


def test_4_bit_is_not_shared_out(base: Path, pages: Path, tmp_path: Path) -> None:
    with pytest.raises(CannotTune, match="--bits 16"):
        tune(asked(base, pages, tmp_path / "out", shard=True))
