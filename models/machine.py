"""The memory of this computer, and whether a model fits into it."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from enum import StrEnum

from models.catalogue import Offer
from models.sizes import in_words

QUERY = ("nvidia-smi", "--query-gpu=name,memory.total,memory.free", "--format=csv,noheader,nounits")


@dataclass(frozen=True, slots=True)
class Machine:
    """``gpu`` is the name of the graphics card with most memory, "" for none; sizes in bytes.

    ``free`` and ``gpu_free`` are what no program uses at the moment.
    """

    memory: int
    gpu: str = ""
    gpu_memory: int = 0
    gpu_free: int = 0
    free: int = 0


class Fit(StrEnum):
    GPU = "gpu"
    CPU = "cpu"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Forecast:
    """``words`` is a sentence for the learner."""

    fit: Fit
    words: str


def this_machine() -> Machine:
    """Asks nvidia-smi, if it is there; some 50 ms."""
    import psutil

    name, memory, free = max(_cards(), key=lambda card: card[1], default=("", 0, 0))
    system = psutil.virtual_memory()
    return Machine(system.total, name, memory, free, system.available)


def forecast(offer: Offer, machine: Machine) -> Forecast:
    """Where the model can work, by the memory that is there in all, used or not."""
    if machine.gpu_memory >= offer.gpu:
        return Forecast(Fit.GPU, f"fits your GPU ({machine.gpu})")
    lacking = f"does not fit your GPU (needs {in_words(offer.gpu)})" if machine.gpu else ""
    if machine.memory >= offer.cpu:
        slow = offer.kind == "llava"
        runs = "runs on the processor, slowly" if slow else "runs on the processor"
        return Forecast(Fit.CPU, f"{lacking}, {runs}" if lacking else f"fits your memory, {runs}")
    needs = f"needs {in_words(offer.cpu)} of memory, there are {in_words(machine.memory)}"
    return Forecast(Fit.NO, f"does not fit: {needs}")


def _cards() -> list[tuple[str, int, int]]:
    """Name, memory and free memory of each."""
    try:
        ended = subprocess.run(QUERY, capture_output=True, text=True, timeout=20, check=True)
    except (OSError, subprocess.SubprocessError):
        return []
    rows = [row.rsplit(",", 2) for row in ended.stdout.splitlines()]
    return [
        (row[0].strip(), int(row[1]) << 20, int(row[2]) << 20)
        for row in rows
        if len(row) == 3 and all(size.strip().isdigit() for size in row[1:])
    ]
