"""Which vision model to take, where and how precisely, and whether to take one at all.

Every choice says its reason in a sentence, and the facts that it rests on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from models.errors import BadSettings, MissingDependency, OutOfMemory
from models.llava_loading import Wish
from models.machine import Machine
from models.sizes import in_words
from models.vision_models import SHARE, VisionModel, vision_model, vision_models

HOW = (
    "Fetch one: tenselens models download llava-1.5-7b (for a graphics card with 6 GB), or"
    " llava-onevision-0.5b."
)
POCKET_CAN = (
    "It reads and corrects printed sentences of up to about 90 letters and answers no questions."
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What the learner set: names as in the settings, each of which may be "auto"."""

    model: str = "auto"
    device: str = "auto"
    precision: str = "auto"


@dataclass(frozen=True, slots=True)
class Choice:
    """``wish`` is None where no vision model is taken. ``why`` is a whole sentence."""

    wish: Wish | None
    why: str


def chosen(asked: Asked, machine: Machine, resident: Wish | None = None) -> Choice:
    """The vision model for a learner who wants one, on the processor if need be.

    ``resident`` is in memory already. Raises `MissingDependency` where none is installed,
    `OutOfMemory` where none has room, `BadSettings` for a name or precision that does not exist.
    """
    models = _candidates(asked)
    if not models:
        raise MissingDependency("No vision model is installed.", HOW)
    for device in _devices(asked, machine):
        for model in models:
            wish = _wish(model, device, asked)
            if _has_room(wish, machine, resident):
                return Choice(wish, _why(wish, machine))
    smallest = _wish(models[-1], _devices(asked, machine)[-1], asked)
    needed = in_words(smallest.model.memory(smallest.device, smallest.precision))
    free = in_words(machine.gpu_free if smallest.device == "gpu" else machine.free)
    raise OutOfMemory(
        f"{smallest.model.title} needs {needed} of memory; {free} are free.",
        "Close other programs, choose a smaller model or nf4, or take the OCR route.",
    )


def chosen_by_itself(asked: Asked, machine: Machine, resident: Wish | None = None) -> Choice:
    """The vision model where it serves better than OCR: a large one that has room on the GPU."""
    if asked.device == "cpu":
        return Choice(None, "You set the processor as device, where the OCR route is far faster.")
    if not machine.gpu:
        return Choice(None, "There is no graphics card; without one the OCR route is far faster.")
    try:
        models = [model for model in _candidates(asked) if not model.pocket]
    except MissingDependency as error:
        return Choice(None, f"{error.message}")
    if not models:
        return Choice(None, "No vision model for the graphics card is installed.")
    for model in models:
        wish = _wish(model, "gpu", asked)
        if _has_room(wish, machine, resident):
            return Choice(wish, _why(wish, machine))
    least = min(model.memory("gpu", asked.precision) for model in models)
    return Choice(
        None,
        f"{machine.gpu} has {in_words(machine.gpu_free)} of free memory, and the smallest vision"
        f" model that is installed needs {in_words(least)}.",
    )


def facts(asked: Asked, machine: Machine) -> tuple[str, ...]:
    """What a choice rests on, in lines for a learner who asks."""
    card = (
        f"Graphics card: {machine.gpu}, {in_words(machine.gpu_free)} of"
        f" {in_words(machine.gpu_memory)} free"
        if machine.gpu
        else "Graphics card: none that nvidia-smi knows"
    )
    models = [
        f"{model.name}: needs {in_words(model.memory('gpu', 'auto'))} on a graphics card"
        f" ({model.usual_precision('gpu')}), {in_words(model.memory('cpu', 'auto'))} on the"
        f" processor ({model.usual_precision('cpu')})"
        for model in vision_models()
    ]
    return (
        card,
        f"Memory: {in_words(machine.free)} of {in_words(machine.memory)} free",
        f"Settings: model {asked.model}, device {asked.device}, precision {asked.precision}",
        *(models or ["Vision models installed: none"]),
    )


def _candidates(asked: Asked) -> Sequence[VisionModel]:
    if asked.precision != "auto" and asked.precision not in SHARE:
        raise BadSettings(
            f"There is no precision “{asked.precision}”.", f"Choose one of: {', '.join(SHARE)}."
        )
    return vision_models() if asked.model == "auto" else (vision_model(asked.model),)


def _devices(asked: Asked, machine: Machine) -> tuple[str, ...]:
    if asked.device != "auto":
        return (asked.device,)
    return ("gpu", "cpu") if machine.gpu else ("cpu",)


def _wish(model: VisionModel, device: str, asked: Asked) -> Wish:
    precision = asked.precision
    if precision == "auto":
        precision = model.usual_precision(device)
    return Wish(model, device, precision)


def _has_room(wish: Wish, machine: Machine, resident: Wish | None) -> bool:
    if wish == resident:
        return True
    free = machine.gpu_free if wish.device == "gpu" else machine.free
    return wish.model.memory(wish.device, wish.precision) <= free


def _why(wish: Wish, machine: Machine) -> str:
    title, precision = wish.model.title, wish.precision
    if wish.device == "gpu":
        why = f"{title} has room on {machine.gpu} ({precision})."
    elif wish.model.pocket:
        why = f"{title} has room in memory ({precision})."
    else:
        why = f"{title} has room in memory ({precision}), but is slow on the processor."
    return f"{why} {POCKET_CAN}" if wish.model.pocket else why
