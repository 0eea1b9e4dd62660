"""Steps of a stage: which conversations, in which order, and their squares from the disk."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from PIL import Image
from torch import Tensor

from models.canvas import Canvas
from models.errors import TooMuchText
from training.dataset import Printed, Sight
from training.finetune.errors import CannotTune
from training.finetune.recipe import StageConfig
from training.finetune.squares import draw
from training.finetune.talks import Batch, Talk, padded


@dataclass(frozen=True, slots=True)
class Squares:
    """What the model is shown, as PNG files to look at; drawn once, whoever asks first."""

    folder: Path
    canvas: Canvas

    def path(self, sight: Sight) -> Path:
        stamp = ""
        if not isinstance(sight, Printed):
            found = sight.photo.stat()
            stamp = f"{found.st_size} {found.st_mtime_ns}"
        key = hashlib.sha256(f"{sight} {self.canvas} {stamp}".encode()).hexdigest()
        return self.folder / f"{key[:24]}.png"

    def draw(self, sight: Sight) -> bool:
        """Whether there is a square now; not, where a sentence has no room on one."""
        path = self.path(sight)
        if not path.exists():
            try:
                made = draw(sight, self.canvas)
            except TooMuchText:
                return False
            self.folder.mkdir(parents=True, exist_ok=True)
            scratch = path.with_suffix(".part")
            made.save(scratch, "PNG")
            scratch.replace(path)
        return True

    def pixels(self, sights: Iterable[Sight], processor: Any) -> Tensor:
        """(n, 3, side, side) as the tower wants them."""
        shown = [np.asarray(Image.open(self.path(sight)).convert("RGB")) for sight in sights]
        found: Tensor = processor.image_processor(shown, return_tensors="pt")["pixel_values"]
        return found


@dataclass(frozen=True, slots=True)
class Step:
    """The batches of one process. ``learnt``: tokens that count in the step, in all processes."""

    batches: tuple[Batch, ...]
    learnt: int


@dataclass(frozen=True, slots=True)
class Share:
    """Which process this is, of how many that train together."""

    rank: int = 0
    processes: int = 1


class Feed:
    """The steps of a stage, the same at each run; the next is made ready while one is trained.

    Every process gets its share of each batch, so the steps are the same with more of them.
    """

    def __init__(
        self,
        talks: Sequence[Talk],
        squares: Squares,
        processor: Any,
        stage: StageConfig,
        *,
        seed: int,
        share: Share,
    ) -> None:
        """Raises `CannotTune` where there are too few conversations, or too many processes."""
        if stage.batch % share.processes:
            raise CannotTune(
                f"{share.processes} processes cannot share batches of {stage.batch} equally."
            )
        self._talks, self._squares, self._processor = talks, squares, processor
        self._stage, self._seed, self._share = stage, seed, share
        self.steps = round(stage.epochs * len(talks)) // stage.batch
        if not self.steps:
            raise CannotTune(f"{len(talks)} conversations do not fill a batch of {stage.batch}.")
        self._pool = ThreadPoolExecutor(1)
        self._ahead: tuple[int, Future[Step]] | None = None

    def step(self, number: int) -> Step:
        """Counted from 0."""
        if self._ahead is not None and self._ahead[0] == number:
            found = self._ahead[1].result()
        else:
            found = self._make(number)
        if number + 1 < self.steps:
            self._ahead = number + 1, self._pool.submit(self._make, number + 1)
        return found

    def close(self) -> None:
        self._pool.shutdown(cancel_futures=True)

    def chosen(self, number: int) -> list[Talk]:
        """The conversations of a step, of all processes."""
        size, many = self._stage.batch, len(self._talks)
        places = range(number * size, (number + 1) * size)
        orders = {epoch: self._order(epoch) for epoch in {place // many for place in places}}
        return [self._talks[orders[place // many][place % many]] for place in places]

    def _order(self, epoch: int) -> list[int]:
        lot = torch.Generator().manual_seed(self._seed * 1_000_003 + epoch)
        return torch.randperm(len(self._talks), generator=lot).tolist()

    def _make(self, number: int) -> Step:
        chosen = self.chosen(number)
        own = chosen[self._share.rank :: self._share.processes]
        return Step(
            tuple(batches(own, self._squares, self._processor, self._stage.micro)),
            sum(talk.learnt for talk in chosen),
        )


def batches(talks: Sequence[Talk], squares: Squares, processor: Any, size: int) -> Iterable[Batch]:
    """``talks`` in their order, at most ``size`` at a time."""
    for first in range(0, len(talks), size):
        some = talks[first : first + size]
        pixels = squares.pixels((talk.example.sight for talk in some), processor)
        yield padded(some, pixels, processor.tokenizer.pad_token_id)
