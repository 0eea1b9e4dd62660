"""A training begins from what an earlier one learnt."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from torch import nn

from training.loop import Checkpoint, Place
from training.verb_model.start import NEW_BIAS, start_from

HEADS = ("head.weight", "head.bias")


def model(tags: int, size: int = 4) -> nn.ModuleDict:
    return nn.ModuleDict({"body": nn.Linear(size, 4), "head": nn.Linear(4, tags)})


def saved(path: Path, trained: nn.ModuleDict) -> Path:
    learnt = dict(trained.named_parameters())
    Checkpoint(path, {}).save(learnt, torch.optim.AdamW(learnt.values()), Place(step=9, seen=90))
    return path


def test_all_is_taken_over(tmp_path: Path) -> None:
    earlier, now = model(3), model(3)
    start_from(saved(tmp_path / "t.pt", earlier), dict(now.named_parameters()), heads=HEADS)
    for name, part in now.named_parameters():
        assert torch.equal(part, earlier.get_parameter(name))
        assert part.requires_grad


def test_new_tags_are_unlikely_and_change_nothing(tmp_path: Path) -> None:
    earlier, now = model(3), model(5)
    start_from(saved(tmp_path / "t.pt", earlier), dict(now.named_parameters()), heads=HEADS)
    hidden = torch.randn(7, 4)
    found = now["head"](hidden)
    torch.testing.assert_close(found[:, :3], earlier["head"](hidden))
    assert (found[:, 3:] == NEW_BIAS).all()


@pytest.mark.parametrize(
    ("now", "heads", "unlike"),
    [
        (model(5), (), r"head\.bias, head\.weight"),
        (model(2), HEADS, r"head\.bias, head\.weight"),
        (model(3, size=6), HEADS, r"body\.weight"),
        (nn.ModuleDict({"head": nn.Linear(4, 3)}), HEADS, r"body\.bias, body\.weight"),
    ],
    ids=["grown", "shrunk", "wider", "fewer"],
)
def test_another_model_is_refused_and_left_as_it_was(
    tmp_path: Path, now: nn.ModuleDict, heads: tuple[str, ...], unlike: str
) -> None:
    learnt = dict(now.named_parameters())
    before = {name: part.clone() for name, part in learnt.items()}
    with pytest.raises(ValueError, match=f"of another model: {unlike}"):
        start_from(saved(tmp_path / "t.pt", model(3)), learnt, heads=heads)
    assert all(torch.equal(part, before[name]) for name, part in learnt.items())


def test_a_missing_checkpoint_is_said(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"no checkpoint .*t\.pt"):
        start_from(tmp_path / "t.pt", dict(model(3).named_parameters()))
