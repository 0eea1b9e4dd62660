"""The three parts of a LLaVA: which of their parameters learn, and how many there are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from torch import Tensor, nn

from training.finetune.recipe import ALIGN, LINEAR

TOWER, PROJECTOR, LANGUAGE = "vision tower", "projector", "language model"
_PLACES = {
    "model.vision_tower.": TOWER,
    "model.multi_modal_projector.": PROJECTOR,
    "model.language_model.": LANGUAGE,
    "lm_head.": LANGUAGE,
}
_WRAPPERS = ("module.", "_orig_mod.", "base_model.model.")
# Only in the language model: peft's "all-linear" and "q_proj" alone would reach the tower, too.
LORA_TARGETS = r"(.*\.)?language_model\.layers\.\d+\.(self_attn|mlp)\.\w+_proj"
_ADAPTER = (".lora_A.", ".lora_B.")
_OLD = ".original_module."  # peft trains a copy of the projector and keeps this one


@dataclass(frozen=True, slots=True)
class Count:
    """Parameters of one part, an adapter on it included."""

    part: str
    parameters: int
    learning: int


def part_of(name: str) -> str:
    """The part that a parameter belongs to, whatever wraps the model. StopIteration if none."""
    for wrapper in _WRAPPERS:
        name = name.removeprefix(wrapper)
    return next(part for place, part in _PLACES.items() if name.startswith(place))


def free(model: nn.Module, stage: str, *, rank: int) -> dict[str, nn.Parameter]:
    """The parameters that learn in ``stage``, by name, in 32 bit; all others are frozen.

    Stage 1 is the projector. Stage 2 adds the language model: its adapter, or all of its weights
    with ``rank`` 0. The tower never learns.
    """
    linear = projector_of(model) == LINEAR
    learning = {}
    for name, weight in model.named_parameters():
        learns = _learns(name, stage, rank=rank, linear=linear)
        # Weights in 4 bit are whole numbers to torch, which cannot learn.
        weight.requires_grad_(learns)
        if learns:
            weight.data = weight.data.float()
            learning[name] = weight
    return learning


def _learns(name: str, stage: str, *, rank: int, linear: bool) -> bool:
    part = part_of(name)
    if part == PROJECTOR:
        # The second layer of a linear projector is the identity and stays it.
        return _OLD not in name and not (linear and ".linear_2." in name)
    if part == LANGUAGE and stage != ALIGN:
        return rank == 0 or any(mark in name for mark in _ADAPTER)
    return False


def projector_of(model: Any) -> str:
    """`LINEAR`, or the activation between the projector's two layers."""
    found: str = model.config.projector_hidden_act
    return found


def counts(model: nn.Module) -> tuple[Count, ...]:
    """For each part; the frozen copy of the projector that peft keeps is not counted."""
    sums = {part: [0, 0] for part in dict.fromkeys(_PLACES.values())}
    for name, weight in _counted(model):
        sums[part_of(name)][0] += size_of(weight)
        sums[part_of(name)][1] += size_of(weight) if weight.requires_grad else 0
    return tuple(Count(part, *both) for part, both in sums.items())


def size_of(weight: Tensor) -> int:
    """Numbers in a weight; in 4 bit there are two in a byte."""
    state = getattr(weight, "quant_state", None)
    return weight.numel() if state is None else int(state.shape.numel())


def in_words(found: tuple[Count, ...]) -> str:
    """A table to print."""
    rows = [f"{'part':16}{'parameters':>16}{'learning':>16}"]
    for one in (*found, _total(found)):
        state = "frozen" if one.learning == 0 else f"{one.learning / one.parameters:.1%}"
        rows.append(f"{one.part:16}{one.parameters:>16,}{one.learning:>16,}  {state}")
    return "\n".join(rows)


def _counted(model: nn.Module) -> Iterator[tuple[str, nn.Parameter]]:
    return ((name, weight) for name, weight in model.named_parameters() if _OLD not in name)


def _total(found: tuple[Count, ...]) -> Count:
    return Count("all", sum(one.parameters for one in found), sum(one.learning for one in found))
