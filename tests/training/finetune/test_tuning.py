"""Both stages on a tiny LLaVA in 4 bit: each changes its own parts, and what is left is whole.

Takes more than five seconds, because it is the whole training, from photos to a merged model.
"""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import torch
from safetensors.torch import load_file
from transformers import AutoProcessor, LlavaForConditionalGeneration

from models.folders import MODELS_VARIABLE
from models.prompts import PROMPT_VERSION
from models.tuned import read_tuned, tuned_folder, tuned_models
from tests.training.finetune.conftest import Finished
from tests.training.finetune.tiny import RECIPE, asked
from training.finetune.__main__ import main
from training.finetune.beginning import WORK
from training.finetune.errors import CannotTune
from training.finetune.journal import LOSSES, PICTURE, read_rows
from training.finetune.model import adapted, load_model
from training.finetune.parts import PROJECTOR, part_of
from training.finetune.result import EVALUATION
from training.finetune.tuning import tune

STEPS = 6


def state(tuned: Path, stage: str) -> dict[str, Any]:
    found: dict[str, Any] = torch.load(tuned / WORK / f"{stage}.pt", weights_only=True)
    return found


def projector_in(weights: dict[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    return {
        name.rpartition("linear_")[2]: weight
        for name, weight in weights.items()
        if "projector" in name and "original_module" not in name
    }


def same(one: dict[str, torch.Tensor], other: dict[str, torch.Tensor]) -> bool:
    assert one.keys() == other.keys()
    return all(torch.equal(weight, other[name]) for name, weight in one.items())


def test_stage_1_learns_the_projector_and_nothing_else(base: Path, tuned: Path) -> None:
    learnt = state(tuned, "align")["model"]
    assert {part_of(name) for name in learnt} == {PROJECTOR}
    assert not same(projector_in(learnt), projector_in(load_file(base / "model.safetensors")))


def test_stage_2_learns_projector_and_adapter(base: Path, tuned: Path) -> None:
    learnt = state(tuned, "instruct")["model"]
    assert not same(projector_in(learnt), projector_in(state(tuned, "align")["model"]))
    adapter = {name: weight for name, weight in learnt.items() if ".lora_" in name}
    assert adapter.keys() | {name for name in learnt if PROJECTOR in name} <= learnt.keys()
    assert all(".language_model." in name for name in adapter)
    # An adapter begins with B at nothing: what is not nothing was learnt.
    assert all(weight.any() for name, weight in adapter.items() if ".lora_B." in name)


def test_what_is_frozen_stays_bit_for_bit(base: Path, finished: Finished) -> None:
    """The model in memory after both stages, beside the base loaded in the same way."""
    fresh = load_model(base, 4, torch.device("cpu"), torch.float32)
    after = {
        name.removeprefix("base_model.model.").replace(".base_layer.", "."): weight
        for name, weight in finished.model.named_parameters()
        if ".lora_" not in name
    }
    frozen = {name: w for name, w in fresh.named_parameters() if part_of(name) != PROJECTOR}
    assert len(frozen) > 30
    for name, weight in frozen.items():
        # As bytes: what is in 4 bit is packed into numbers that may be none.
        assert torch.equal(weight.view(torch.uint8), after[name].view(torch.uint8)), name
        assert not after[name].requires_grad


def test_merged_it_says_the_same(
    base: Path, tuned: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    merged = tmp_path / "merged"
    assert main(["merge", str(tuned), "--into", str(merged)]) == 0
    assert str(merged) in capsys.readouterr().out
    weights = load_file(merged / "model.safetensors")
    assert {weight.dtype for weight in weights.values()} == {torch.float16}
    whole: Any = LlavaForConditionalGeneration.from_pretrained(merged, dtype=torch.float32)
    both = adapted(LlavaForConditionalGeneration.from_pretrained(base), tuned)
    processor = AutoProcessor.from_pretrained(merged)  # type: ignore[no-untyped-call]
    shown = torch.rand(1, 3, 192, 192)
    text = processor.tokenizer("<image>" * 144 + "She goed home.", return_tensors="pt")
    with torch.no_grad():
        one = whole(input_ids=text.input_ids, pixel_values=shown).logits
        other = both(input_ids=text.input_ids, pixel_values=shown).logits
        bare = both.unload()(input_ids=text.input_ids, pixel_values=shown).logits
    torch.testing.assert_close(one, other, atol=2e-2, rtol=0)
    assert (bare - other).abs().max() > 0.1  # else it could not tell
    assert read_tuned(merged) == replace(read_tuned(tuned), whole=True)
    assert main(["merge", str(merged)]) == 1
    assert "nothing to merge" in capsys.readouterr().err


def test_the_folder_says_what_it_is(base: Path, tuned: Path) -> None:
    assert read_tuned(tuned).base == str(base)
    assert read_tuned(tuned).prompt_version == PROMPT_VERSION
    assert read_tuned(tuned).canvas == 192
    measured = json.loads((tuned / EVALUATION).read_text("utf-8"))
    assert measured["base"]["answers"]["pages"] == measured["tuned"]["answers"]["pages"] == 2
    assert measured["base"]["loss"] != measured["tuned"]["loss"]
    assert "| tuned | " in (tuned / "README.md").read_text("utf-8")
    assert (tuned / PICTURE).stat().st_size > 5_000


def test_losses_are_written_down(tuned: Path) -> None:
    rows = read_rows(tuned / WORK / LOSSES)
    assert [(row.stage, row.step) for row in rows] == [
        (stage, step) for stage in ("align", "instruct") for step in range(1, STEPS + 1)
    ]
    assert [row.held_out is not None for row in rows] == [False, True] * STEPS
    last = [row for row in rows if row.stage == "instruct"]
    assert last[-1].loss < last[0].loss
    assert last[0].rate == RECIPE.instruct.rate
    assert last[-1].rate < 0.2 * RECIPE.instruct.rate
    assert list((tuned / WORK / "events" / "align").iterdir())
    with (tuned / WORK / LOSSES).open(newline="", encoding="utf-8") as file:
        assert next(csv.reader(file))[:3] == ["stage", "step", "loss"]


def test_it_is_offered_at_once(
    base: Path, pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All weights trained, in the folder where the program looks."""
    monkeypatch.setenv(MODELS_VARIABLE, str(tmp_path))
    recipe = replace(RECIPE, lora=replace(RECIPE.lora, rank=0))
    tune(asked(base, pages, tuned_folder() / "whole", recipe))
    assert tuned_models()["whole"].whole
    LlavaForConditionalGeneration.from_pretrained(tuned_folder() / "whole")
    weights = load_file(tuned_folder() / "whole" / "model.safetensors")
    before = load_file(base / "model.safetensors")
    for name, weight in before.items():
        tower = "vision_tower" in name
        assert torch.equal(weights[name], weight.half()) is tower, name


def test_nothing_is_overwritten(base: Path, pages: Path, tuned: Path) -> None:
    with pytest.raises(CannotTune, match="holds a fine-tune already"):
        tune(asked(base, pages, tuned))


def test_what_cannot_fit_is_refused(
    base: Path, pages: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    huge = ["--micro", "1000000", "--batch", "1000000", "--device", "cpu"]
    given = ["--pages", str(pages), "--base", str(base), "--out", str(tmp_path / "out"), *huge]
    assert main(given) == 1
    told = capsys.readouterr().err
    assert "does not fit" in told
    assert "--micro 1" in told
