"""All of a stage's state in one file that is always whole, in one process or in many.

LLaVA's own stage 1 keeps the projector alone and cannot be gone on with; this keeps the optimizer
and the place, too. What is drawn at random hangs on seed and step, so those are its state.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.distributed.checkpoint.state_dict import (
    StateDictOptions,
    get_state_dict,
    set_state_dict,
)

from training.finetune.errors import OtherNumbers

# Whole tensors whatever shards them (FSDP), and of a 4-bit base nothing.
_WHOLE = StateDictOptions(full_state_dict=True, cpu_offload=True, ignore_frozen_params=True)
_SOME = StateDictOptions(full_state_dict=True, ignore_frozen_params=True, strict=False)


def learnt_in(path: Path) -> dict[str, Tensor]:
    """The weights that a stage has learnt so far, by name."""
    found: dict[str, Tensor] = torch.load(path, weights_only=True, map_location="cpu")["model"]
    return found


class StageCheckpoint:
    """``settings`` are all that decide about the losses."""

    def __init__(self, path: Path, settings: Mapping[str, Any]) -> None:
        self.path, self._settings = path, dict(settings)

    def save(
        self, model: nn.Module, optimizer: torch.optim.Optimizer, step: int, *, writes: bool
    ) -> None:
        """Every process calls it; the one that ``writes`` does."""
        weights, state = get_state_dict(model, optimizer, options=_WHOLE)
        if not writes:
            return
        learning = {name for name, part in model.named_parameters() if part.requires_grad}
        plain = {name.removeprefix("module.") for name in learning}
        kept = {name: part for name, part in weights.items() if name in plain}
        assert len(kept) == len(learning), "The state of a learning weight is missing."
        whole = {"step": step, "model": kept, "optimizer": state, "settings": self._settings}
        scratch = self.path.with_suffix(".part")
        torch.save(whole, scratch)
        scratch.replace(self.path)

    def load(self, model: nn.Module, optimizer: torch.optim.Optimizer) -> int:
        """Put the state in place; the step that comes next, 0 where nothing was saved.

        Raises:
            OtherNumbers: it is of another training.
        """
        if not self.path.exists():
            return 0
        state = torch.load(self.path, weights_only=True, map_location="cpu")
        self._check(state["settings"])
        set_state_dict(
            model,
            optimizer,
            model_state_dict=state["model"],
            optim_state_dict=state["optimizer"],
            options=_SOME,
        )
        return int(state["step"])

    def finished(self, steps: int) -> bool:
        """Whether the stage is done. Raises `OtherNumbers`."""
        if not self.path.exists():
            return False
        state = torch.load(self.path, weights_only=True, map_location="cpu")
        self._check(state["settings"])
        return bool(state["step"] == steps)

    def _check(self, settings: Mapping[str, Any]) -> None:
        keys = settings.keys() | self._settings.keys()
        other = sorted(key for key in keys if settings.get(key) != self._settings.get(key))
        if other:
            raise OtherNumbers(
                f"{self.path} was made with other numbers ({', '.join(other)}). Give those again,"
                " choose another folder, or delete this one to begin anew."
            )
