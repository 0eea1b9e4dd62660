"""The bench runs on a tiny shape, and counts the work of a large one right."""

from __future__ import annotations

import pytest
import torch
from transformers import LlavaForConditionalGeneration

from training.finetune.bench import main
from training.finetune.errors import TooLarge
from training.finetune.forecast import Need, check, need, shape_of
from training.finetune.parts import counts, free
from training.finetune.random_llava import llava_7b, operations
from training.finetune.recipe import ALIGN, INSTRUCT, read_recipe, recipes

LLAVA = read_recipe(recipes()["llava-1.5"])


def test_both_ways_learn_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    given = ["--shape", "tiny", "--steps", "1", "--batch", "2", "--micro", "1", "--device", "cpu"]
    assert main([*given, "--bits", "16"]) == 0
    rows = [line for line in capsys.readouterr().out.splitlines() if line.startswith("| ")]
    assert [row.split(" | ")[:2] for row in rows[1:]] == [
        [f"| {stage}", by] for stage in (ALIGN, INSTRUCT) for by in ("ours", "Trainer")
    ]


def test_the_7b_shape_is_llava_1_5s() -> None:
    """7,063,427,072 parameters, as the hub says of llava-1.5-7b-hf."""
    with torch.device("meta"):
        model = LlavaForConditionalGeneration(llava_7b())
    assert sum(weight.numel() for weight in model.parameters()) == 7_063_427_072
    free(model, ALIGN, rank=128)
    found = {one.part: one for one in counts(model)}
    assert found["projector"].learning == 20_979_712
    # 6.5 thousand million weights, 832 tokens, four operations each.
    assert 2.1e13 < operations(model, found) < 2.6e13


def test_what_7b_needs() -> None:
    shape = shape_of(llava_7b())
    needs = {stage: need(shape, LLAVA, stage, 1000, cuda=True) for stage in (ALIGN, INSTRUCT)}
    assert 4e9 < needs[ALIGN].weights < 5e9
    # LoRA of rank 128 on all of Vicuna's layers has 320 million weights.
    assert needs[INSTRUCT].learning == 16 * (319_815_680 + 20_979_712)
    assert needs[INSTRUCT].total < 24e9
    with pytest.raises(TooLarge, match="does not fit"):
        check(needs, 8_000_000_000, LLAVA)
    assert "free: 40.0 GB" in check(needs, 40_000_000_000, LLAVA)


@pytest.mark.parametrize(
    ("most", "advice"),
    [
        (Need(weights=1, learning=1, activations=10**12), "--micro 1"),
        (Need(weights=1, learning=10**12, activations=1), "--rank 32"),
        (Need(weights=10**12, learning=1, activations=1), "smaller base"),
    ],
)
def test_the_advice_is_about_what_takes_most(most: Need, advice: str) -> None:
    with pytest.raises(TooLarge, match=advice):
        check({INSTRUCT: most}, 10**9, LLAVA)
