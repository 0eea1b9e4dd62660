"""Muon for the matrices inside the layers of a model, AdamW for all else, as one optimizer.

Muon (Jordan et al. 2024; torch's own) makes the update of a matrix orthogonal, so that no direction
of it drowns the others. With its update scaled to the size of AdamW's (Liu et al. 2025, "Muon is
scalable for LLM training") both take the same rate.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import torch
from torch import nn

_INSIDE = ".layers."  # in the names of what stands in a layer of a tower or a language model


class MuonAndAdamW:
    """``learnt`` must hold parameters of both kinds, or of AdamW's alone."""

    def __init__(
        self, learnt: Mapping[str, nn.Parameter], *, rate: float, weight_decay: float
    ) -> None:
        matrices = [part for name, part in learnt.items() if _inside(name, part)]
        others = [part for name, part in learnt.items() if not _inside(name, part)]
        # Vectors (norms, biases) are not drawn to zero.
        groups: list[dict[str, Any]] = [
            {"params": [part for part in others if part.dim() > 1]},
            {"params": [part for part in others if part.dim() < 2], "weight_decay": 0.0},
        ]
        self._parts: dict[str, torch.optim.Optimizer] = {
            "adamw": torch.optim.AdamW(
                groups, lr=rate, betas=(0.9, 0.98), weight_decay=weight_decay
            )
        }
        if matrices:
            self._parts["muon"] = torch.optim.Muon(
                matrices, lr=rate, weight_decay=weight_decay, adjust_lr_fn="match_rms_adamw"
            )

    @property
    def param_groups(self) -> list[dict[str, Any]]:
        return [group for part in self._parts.values() for group in part.param_groups]

    def step(self) -> None:
        for part in self._parts.values():
            part.step()

    def zero_grad(self, set_to_none: bool = True) -> None:
        for part in self._parts.values():
            part.zero_grad(set_to_none)

    def state_dict(self) -> dict[str, Any]:
        return {name: part.state_dict() for name, part in self._parts.items()}

    def load_state_dict(self, state: dict[str, Any]) -> None:
        for name, part in self._parts.items():
            part.load_state_dict(state[name])


def _inside(name: str, part: nn.Parameter) -> bool:
    return part.dim() == 2 and _INSIDE in name
