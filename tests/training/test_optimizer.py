"""Two optimizers as one: each parameter is in one of them, and a saved state goes on exactly."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from training.optimizer import MuonAndAdamW


def small() -> dict[str, nn.Parameter]:
    torch.manual_seed(0)
    return {
        "tower.layers.0.weight": nn.Parameter(torch.randn(6, 4)),
        "tower.layers.0.bias": nn.Parameter(torch.zeros(6)),
        "head.weight": nn.Parameter(torch.randn(3, 6)),
    }


def turn(learnt: dict[str, nn.Parameter], optimizer: MuonAndAdamW, number: int) -> None:
    layer, bias, head = learnt.values()
    given = torch.randn(8, 4, generator=torch.Generator().manual_seed(number))
    loss = ((given @ layer.T + bias) @ head.T).square().mean()
    loss.backward()  # type: ignore[no-untyped-call]
    optimizer.step()
    optimizer.zero_grad()


def after(turns: range, kept: tuple[dict[str, Tensor], dict[str, object]] | None) -> list[Tensor]:
    learnt = small()
    optimizer = MuonAndAdamW(learnt, rate=0.05, weight_decay=0.01)
    if kept is not None:
        parts, state = kept
        for name, part in learnt.items():
            part.data.copy_(parts[name])
        optimizer.load_state_dict(state)
    for number in turns:
        turn(learnt, optimizer, number)
    return [part.data for part in learnt.values()]


def test_each_parameter_learns_in_one_of_the_two() -> None:
    learnt = small()
    optimizer = MuonAndAdamW(learnt, rate=0.05, weight_decay=0.01)
    groups = optimizer.param_groups
    assert sorted(len(group["params"]) for group in groups) == [1, 1, 1]
    assert groups[1]["weight_decay"] == 0.0
    assert groups[1]["params"][0].dim() == 1
    before = [part.detach().clone() for part in learnt.values()]
    turn(learnt, optimizer, 0)
    assert all(not torch.equal(old, new) for old, new in zip(before, learnt.values(), strict=True))


def test_the_rate_of_the_groups_is_the_rate_of_both() -> None:
    learnt = small()
    optimizer = MuonAndAdamW(learnt, rate=0.05, weight_decay=0.0)
    for group in optimizer.param_groups:
        group["lr"] = 0.0
    before = [part.detach().clone() for part in learnt.values()]
    turn(learnt, optimizer, 0)
    assert all(torch.equal(old, new) for old, new in zip(before, learnt.values(), strict=True))


def test_a_saved_state_goes_on_where_it_stood() -> None:
    whole = after(range(6), None)
    learnt = small()
    optimizer = MuonAndAdamW(learnt, rate=0.05, weight_decay=0.01)
    for number in range(3):
        turn(learnt, optimizer, number)
    kept = {name: part.data.clone() for name, part in learnt.items()}, optimizer.state_dict()
    again = after(range(3, 6), kept)
    assert all(torch.equal(one, other) for one, other in zip(whole, again, strict=True))


def test_parameters_of_one_kind_need_no_muon() -> None:
    bias = {"bias": nn.Parameter(torch.ones(3))}
    optimizer = MuonAndAdamW(bias, rate=0.1, weight_decay=0.0)
    bias["bias"].square().sum().backward()  # type: ignore[no-untyped-call]
    optimizer.step()
    assert (bias["bias"] < 1).all()
