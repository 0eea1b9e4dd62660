"""One stage, step by step: rates, losses, checkpoints; in one process or in many."""

from __future__ import annotations

import math
import re
import time
from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import torch
from accelerate import Accelerator
from torch import Tensor, nn

from models.sizes import time_in_words
from training.finetune.checkpoint import StageCheckpoint
from training.finetune.errors import TooLarge
from training.finetune.feed import Feed, Step
from training.finetune.journal import Journal, Row
from training.finetune.parts import PROJECTOR, part_of
from training.finetune.recipe import Recipe, StageConfig
from training.finetune.talks import Batch

CLIP = 1.0
BETAS = (0.9, 0.999)
LAYER = r"(.*\.)?language_model\.layers\.\d+"  # what FSDP gathers at a time


@dataclass(frozen=True, slots=True)
class Lesson:
    """What a stage is made of. ``settings`` decide about its losses, so a checkpoint holds them."""

    name: str
    recipe: Recipe
    feed: Feed
    held_out: Sequence[Batch]
    checkpoint: Path
    settings: Mapping[str, Any]

    @property
    def config(self) -> StageConfig:
        return self.recipe.stage(self.name)


def train(
    model: Any, lesson: Lesson, world: Accelerator, journal: Journal, *, shard: bool = False
) -> None:
    """Train to the end of the stage, from its checkpoint where there is one.

    ``model`` is frozen but for what learns; afterwards it may be in shards.

    Raises:
        OtherNumbers: the checkpoint is of a training with other numbers.
        TooLarge: the GPU has not enough memory.
    """
    steps, writes = lesson.feed.steps, world.is_main_process
    run = StageRun(spread(model, world, shard=shard), lesson, world)
    checkpoint = StageCheckpoint(lesson.checkpoint, lesson.settings)
    begin = checkpoint.load(run.model, run.optimizer)
    seconds = (steps - begin) * run.probe(begin)
    journal.say(f"about {time_in_words(seconds)} for {steps - begin} steps")
    with journal.stage(lesson.name, begin, steps) as telling:
        for number in range(begin, steps):
            telling.row(run.step(number))
            if number + 1 == steps or (number + 1) % lesson.recipe.save_every == 0:
                checkpoint.save(run.model, run.optimizer, number + 1, writes=writes)
    lesson.feed.close()
    world.wait_for_everyone()


def spread(model: Any, world: Accelerator, *, shard: bool) -> Any:
    """``model`` over all processes: a copy in each (DDP), or a shard of every layer (FSDP)."""
    if not shard or world.num_processes == 1:
        return world.prepare_model(model)
    from torch.distributed.fsdp import fully_shard

    for name, part in model.named_modules():
        if re.fullmatch(LAYER, name):
            fully_shard(part)
    return fully_shard(model)


class StageRun:
    """A stage under way: the model as it is spread over the processes, and its optimizer."""

    def __init__(self, model: Any, lesson: Lesson, world: Accelerator) -> None:
        self.model, self.lesson, self.world = model, lesson, world
        learning = {name: part for name, part in model.named_parameters() if part.requires_grad}
        self._learning = list(learning.values())
        self.optimizer = torch.optim.AdamW(groups(learning, lesson.config), lr=0.0, betas=BETAS)

    def step(self, number: int) -> Row:
        """One step, counted from 0, and the loss on held-out verbs where it is its turn."""
        lesson, world, steps = self.lesson, self.world, self.lesson.feed.steps
        started = time.monotonic()
        rates = set_rates(self.optimizer, lesson.config, number, steps)
        loss, gradient = self._learn(number)
        seconds, done = time.monotonic() - started, number + 1
        held_out = None
        if lesson.held_out and (done == steps or done % lesson.recipe.evaluate_every == 0):
            held_out = mean_loss(self.model, lesson.held_out, world)
        memory = torch.cuda.max_memory_allocated() if world.device.type == "cuda" else 0
        return Row(lesson.name, done, loss, *rates, gradient, held_out, seconds, memory)

    def probe(self, number: int) -> float:
        """Seconds that a step takes, from its first batch, of which nothing is learnt.

        Raises:
            TooLarge: the GPU has not enough memory for it.
        """
        self.model.train(True)
        step = self.lesson.feed.step(number)
        some = replace(step, batches=step.batches[:1])
        try:
            accumulate(self.model, some, self.world)  # the first time is slower
            started = time.monotonic()
            accumulate(self.model, some, self.world).item()  # which waits for the GPU
            seconds = time.monotonic() - started
        except torch.OutOfMemoryError as error:
            raise TooLarge(
                "The GPU has not enough memory. Take fewer conversations at a time (--micro 1), or"
                " a smaller adapter (--rank)."
            ) from error
        self.optimizer.zero_grad(set_to_none=True)
        return seconds * len(step.batches)

    def _learn(self, number: int) -> tuple[float, float]:
        """Loss and length of the gradient."""
        # Dropout draws from this, in each process from its own.
        lot = self.lesson.recipe.seed * 1_000_003 + number
        torch.manual_seed(lot * 1_009 + self.world.process_index)
        self.model.train(True)
        total = accumulate(self.model, self.lesson.feed.step(number), self.world)
        gradient: Any = nn.utils.clip_grad_norm_(self._learning, CLIP)
        if hasattr(gradient, "full_tensor"):
            gradient = gradient.full_tensor()  # of the gradients of all shards
        self.optimizer.step()
        self.optimizer.zero_grad(set_to_none=True)
        loss: Any = self.world.reduce(total, "mean")
        return float(loss), float(gradient)


def groups(learning: Mapping[str, nn.Parameter], config: StageConfig) -> list[dict[str, Any]]:
    """Two groups: the language model at ``rate``, the projector at ``projector_rate``."""
    parts: dict[bool, list[nn.Parameter]] = {True: [], False: []}
    for name, weight in learning.items():
        parts[part_of(name) == PROJECTOR].append(weight)
    rates = {True: config.projector_rate, False: config.rate}
    return [
        {"params": weights, "full_rate": rates[which], "weight_decay": config.weight_decay}
        for which, weights in parts.items()
        if weights
    ]


def set_rates(
    optimizer: torch.optim.Optimizer, config: StageConfig, step: int, steps: int
) -> tuple[float, float]:
    """The rates that the optimizer has in ``step``: the language model's, the projector's."""
    part = share(step, steps, config.warm_up)
    for group in optimizer.param_groups:
        group["lr"] = part * group["full_rate"]
    return part * config.rate, part * config.projector_rate


def share(step: int, steps: int, warm_up: float) -> float:
    """The part of the full rate: up in a straight line, then down along a cosine to nothing."""
    rising = max(1, round(warm_up * steps))
    if step < rising:
        return (step + 1) / rising
    return (1 + math.cos(math.pi * (step - rising) / max(1, steps - rising))) / 2


def half_precision(device: torch.device) -> AbstractContextManager[Any]:
    return torch.autocast(device.type, torch.bfloat16)


def mean_loss(model: nn.Module, batches: Iterable[Batch], world: Accelerator) -> float:
    """Mean cross-entropy, in nats, of a token that the tutor says; of all processes' batches."""
    model.train(False)
    total = torch.zeros(2, device=world.device, dtype=torch.float64)
    with torch.no_grad():
        for batch in batches:
            learnt = tokens_in(batch)
            with half_precision(world.device):
                found = model(**batch.inputs(world.device)).loss
            total += torch.tensor([found.item() * learnt, learnt], device=world.device)
    model.train(True)
    summed: Any = world.reduce(total, "sum")
    return float(summed[0] / summed[1])


def tokens_in(batch: Batch) -> int:
    """How many tokens count in the loss of a batch."""
    return int((batch.labels[:, 1:] >= 0).sum())


def accumulate(model: Any, step: Step, world: Accelerator) -> Tensor:
    """Gradients of a whole step; its loss, of which the processes' mean is that of the step.

    The loss is a mean over the tokens of the step, however it is cut into batches and shared out:
    a mean of the batches' means would count a token of a short answer for more.
    """
    total = torch.zeros((), device=world.device)
    for place, batch in enumerate(step.batches):
        last = place + 1 == len(step.batches)
        if hasattr(model, "set_requires_gradient_sync"):
            model.set_requires_gradient_sync(last)
        with nullcontext() if last else world.no_sync(model), half_precision(world.device):
            # Gradients are averaged over the processes, so each counts its own tokens for more.
            tokens = step.learnt / world.num_processes
            loss = model(**batch.inputs(world.device), num_items_in_batch=tokens).loss
        world.backward(loss)
        total += loss.detach()
    return total
