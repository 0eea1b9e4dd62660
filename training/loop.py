"""The loop of all trainings: block by block, with checkpoints that a new run goes on from.

What is drawn at random hangs on the seed and the step alone. So a run that was killed and started
again has the same losses as one that was not.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence, Sized
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Generic, Protocol, TypeVar

import torch
from torch import Tensor, nn

Batch = TypeVar("Batch", bound=Sized)


@dataclass(frozen=True)
class Place:
    """How far a training is: ``seen`` examples; ``batch`` of ``block`` comes next."""

    step: int = 0
    seen: int = 0
    block: int = 0
    batch: int = 0


Report = Callable[[Place, float], None]


class Optimizer(Protocol):
    """What the loop needs of torch's optimizers, so that two can learn as one."""

    @property
    def param_groups(self) -> list[dict[str, Any]]: ...

    def step(self) -> None: ...

    def zero_grad(self, set_to_none: bool = True) -> None: ...

    def state_dict(self) -> dict[str, Any]: ...

    def load_state_dict(self, state: dict[str, Any]) -> None: ...


class Checkpoint:
    """What is learnt and the optimizer's state, in one file that is always whole."""

    def __init__(
        self, path: Path, settings: Mapping[str, Any], defaults: Mapping[str, Any] | None = None
    ) -> None:
        """``defaults`` are the settings that checkpoints of before did not say."""
        self.path, self.settings, self.defaults = path, dict(settings), dict(defaults or {})

    def save(self, learnt: Mapping[str, nn.Parameter], optimizer: Optimizer, place: Place) -> None:
        state = {
            "model": {name: part.data for name, part in learnt.items()},
            "optimizer": optimizer.state_dict(),
            "place": asdict(place),
            "settings": self.settings,
        }
        scratch = self.path.with_suffix(".part")
        torch.save(state, scratch)
        scratch.replace(self.path)

    def load(self, learnt: Mapping[str, nn.Parameter], optimizer: Optimizer) -> Place | None:
        """Put the saved state in place; None where nothing was saved.

        Raises:
            ValueError: it was saved by a training with other settings.
        """
        if not self.path.exists():
            return None
        state = torch.load(self.path, weights_only=True, map_location="cpu")
        settings = {**self.defaults, **state["settings"]}
        if settings != self.settings:
            other = {key for key, _ in settings.items() ^ self.settings.items()}
            raise ValueError(
                f"{self.path} was made with other settings ({', '.join(sorted(other))}): "
                "delete it to begin anew."
            )
        with torch.no_grad():
            for name, part in learnt.items():
                part.copy_(state["model"][name])
        optimizer.load_state_dict(state["optimizer"])
        return Place(**state["place"])


class Progress:
    """Prints the mean loss and the speed every ``every`` steps; ``what`` is what is counted."""

    def __init__(self, name: str, sentences: int, every: int = 50, what: str = "sentences") -> None:
        self.name, self.sentences, self.every, self.what = name, sentences, every, what
        self._started = time.monotonic()
        self._first: Place | None = None
        self._mean = 0.0

    def __call__(self, place: Place, loss: float) -> None:
        if self._first is None:
            self._first, self._mean = place, loss
        self._mean = 0.98 * self._mean + 0.02 * loss
        if place.step % self.every == 0:
            seconds = max(1e-6, time.monotonic() - self._started)
            speed = (place.seen - self._first.seen) / seconds
            far = f"{place.seen}/{self.sentences}"
            print(f"{self.name} {far} loss {self._mean:.4f} {speed:.1f} {self.what}/s", flush=True)


@dataclass
class Loop(Generic[Batch]):
    """Trains ``learnt`` until ``sentences`` examples are seen.

    ``batches`` gives those of a block, the same at each call; ``loss`` is that of one batch, a
    mean, and ``schedule`` the part of the full learning rate at a place.
    """

    learnt: Mapping[str, nn.Parameter]
    optimizer: Optimizer
    batches: Callable[[int], Sequence[Batch]]
    loss: Callable[[Batch], Tensor]
    schedule: Callable[[Place], float]
    checkpoint: Checkpoint
    report: Report
    sentences: int
    seed: int
    clip: float = 1.0
    save_every: int = 200

    def run(self) -> None:
        rates = [group["lr"] for group in self.optimizer.param_groups]
        place = self.checkpoint.load(self.learnt, self.optimizer) or Place()
        while place.seen < self.sentences:
            batches = self.batches(place.block)
            for batch in batches[place.batch :]:
                place = self._step(place, batch, rates)
                if place.seen >= self.sentences or place.step % self.save_every == 0:
                    self.checkpoint.save(self.learnt, self.optimizer, place)
                if place.seen >= self.sentences:
                    return
            if not batches:
                raise ValueError("No sentence is short enough for this training.")
            place = replace(place, block=place.block + 1, batch=0)

    def _step(self, place: Place, batch: Batch, rates: Sequence[float]) -> Place:
        # Dropout draws from this.
        torch.manual_seed(self.seed * 1_000_003 + place.step)
        for group, rate in zip(self.optimizer.param_groups, rates, strict=True):
            group["lr"] = rate * self.schedule(place)
        loss = self.loss(batch)
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self.learnt.values(), self.clip)
        self.optimizer.step()
        self.optimizer.zero_grad(set_to_none=True)
        after = Place(place.step + 1, place.seen + len(batch), place.block, place.batch + 1)
        self.report(after, loss.item())
        return after
