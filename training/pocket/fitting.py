"""One step of the training: optimizer, schedule, checkpoints, the same for tower and LLaVA."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence, Sized
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TypeVar

from torch import Tensor, nn

from training.loop import Checkpoint, Loop, Place, Progress, Report
from training.optimizer import MuonAndAdamW
from training.pocket.config import ShapeConfig, StepConfig

BATCHES_A_BLOCK = 16
SAVE_EVERY = 200  # steps
Batch = TypeVar("Batch", bound=Sized)


@dataclass(frozen=True)
class Run:
    """What a step is called, its numbers, and where its checkpoint is."""

    name: str
    step: StepConfig
    shape: ShapeConfig
    seed: int
    checkpoint: Path


def fit(
    learnt: Mapping[str, nn.Parameter],
    batches: Callable[[int], Sequence[Batch]],
    loss: Callable[[Batch], Tensor],
    run: Run,
    report: Report | None = None,
) -> None:
    """Train ``learnt``; a run that was killed goes on from its checkpoint.

    Raises:
        ValueError: the checkpoint is of another shape or other numbers.
    """
    step = run.step
    optimizer = MuonAndAdamW(learnt, rate=step.rate, weight_decay=step.weight_decay)
    Loop(
        learnt=learnt,
        optimizer=optimizer,
        batches=batches,
        loss=loss,
        schedule=lambda place: _share(place, step),
        checkpoint=Checkpoint(run.checkpoint, asdict(run.shape) | asdict(step)),
        report=report or Progress(run.name, step.examples, what="pages"),
        sentences=step.examples,
        seed=run.seed,
        save_every=SAVE_EVERY,
    ).run()


def _share(place: Place, step: StepConfig) -> float:
    """The part of the full rate: up in a straight line, then down along a cosine."""
    warm_up = max(1.0, step.warm_up * step.examples)
    if place.seen < warm_up:
        return (place.seen + step.batch) / (warm_up + step.batch)
    way = (place.seen - warm_up) / max(1.0, step.examples - warm_up)
    return 0.02 + 0.98 * (1 + math.cos(math.pi * min(1.0, way))) / 2
