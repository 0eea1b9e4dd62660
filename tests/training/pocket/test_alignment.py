"""The likelihood of a text that may be named in several ways."""

from itertools import combinations

import pytest
import torch
from torch import Tensor
from torch.nn.functional import cross_entropy

from training.pocket.alignment import NEAR, negative_log_likelihood
from training.pocket.letters import BLANK


def _every_way(named: Tensor, bins: Tensor) -> Tensor:
    """One strip's text the slow way: all choices of bins in order, each near its own."""
    likely = named.log_softmax(-1)
    own = [at for at, number in enumerate(bins.tolist()) if number != BLANK]
    ways = []
    for places in combinations(range(len(bins)), len(own)):
        if all(abs(at - its) <= NEAR for at, its in zip(places, own, strict=True)):
            text = torch.full((len(bins),), BLANK)
            text[list(places)] = bins[own]
            ways.append(likely.gather(1, text[:, None]).sum())
    return -torch.stack(ways).logsumexp(0)


STRIPS = torch.tensor(
    [
        [0, 1, 0, 0, 2, 0, 0],  # with room
        [3, 3, 0, 1, 0, 0, 2],  # equal neighbours, both ends
        [1, 2, 3, 1, 2, 3, 1],  # no room: one way only
        [0, 0, 0, 0, 0, 0, 0],  # no text
    ]
)


@pytest.fixture
def named() -> Tensor:
    return torch.randn(len(STRIPS), STRIPS.shape[1], 4, generator=torch.Generator().manual_seed(3))


def test_it_is_the_sum_over_every_way(named: Tensor) -> None:
    slow = torch.stack([_every_way(*one) for one in zip(named, STRIPS, strict=True)])
    torch.testing.assert_close(negative_log_likelihood(named, STRIPS), slow)


def test_a_full_strip_and_an_empty_one_have_one_way(named: Tensor) -> None:
    found = negative_log_likelihood(named, STRIPS)
    for number in (2, 3):
        only = cross_entropy(named[number], STRIPS[number], reduction="sum")
        torch.testing.assert_close(found[number], only)


def test_a_character_named_next_door_costs_nothing_and_one_further_off_much() -> None:
    def cost(at: int) -> float:
        named = torch.zeros(1, 7, 4)
        named[..., BLANK] = 20.0
        named[0, at, BLANK], named[0, at, 1] = 0.0, 20.0
        return float(negative_log_likelihood(named, torch.tensor([[0, 0, 0, 1, 0, 0, 0]])))

    assert max(cost(at) for at in (2, 3, 4)) < 0.01
    assert min(cost(at) for at in (1, 5)) > 10


def test_its_gradient_is_finite_and_leads_to_one_naming(named: Tensor) -> None:
    learnt = named.clone().requires_grad_()
    optimizer = torch.optim.Adam([learnt], 0.3)
    for _ in range(60):
        optimizer.zero_grad()
        negative_log_likelihood(learnt, STRIPS).sum().backward()  # type: ignore[no-untyped-call]
        assert learnt.grad is not None
        assert learnt.grad.isfinite().all()
        optimizer.step()
    for said, wanted in zip(learnt.argmax(-1), STRIPS, strict=True):
        assert said[said != BLANK].tolist() == wanted[wanted != BLANK].tolist()
