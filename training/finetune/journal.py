"""What a training tells: a bar, a line now and then, CSV, TensorBoard, a picture of the losses."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from training.finetune.recipe import ALIGN, INSTRUCT

LOSSES, EVENTS, PICTURE = "losses.csv", "events", "losses.png"
TITLES = {ALIGN: "stage 1, align", INSTRUCT: "stage 2, instruct"}


@dataclass(frozen=True, slots=True)
class Row:
    """One step; ``held_out`` is the loss on verbs that are not trained on, where it was taken.

    ``seconds`` and ``memory`` (bytes on the GPU, 0 without one) are the only ones that a second run
    does not repeat.
    """

    stage: str
    step: int
    loss: float
    rate: float
    projector_rate: float
    gradient: float
    held_out: float | None
    seconds: float
    memory: int = 0


class Journal:
    """Writes into ``folder``; ``quiet``: of several processes, one that tells nothing."""

    def __init__(self, folder: Path, *, quiet: bool = False) -> None:
        self.folder, self._quiet = folder, quiet
        self._console = Console()

    def say(self, words: str) -> None:
        if not self._quiet:
            self._console.print(words, markup=False, highlight=False, soft_wrap=True)

    @contextmanager
    def stage(self, name: str, begin: int, steps: int) -> Iterator[Telling]:
        """Takes the rows of a stage, from the one after step ``begin`` on.

        Those that a run which was killed has written after that step are dropped.
        """
        rows = [row for row in read_rows(self.folder / LOSSES) if _before(row, name, begin)]
        if self._quiet:
            yield Telling(None, None, lambda row: None)
            return
        _write_rows(self.folder / LOSSES, rows)
        from torch.utils.tensorboard import SummaryWriter  # takes a second

        events = SummaryWriter(self.folder / EVENTS / name, purge_step=begin)
        columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn()
        with Progress(*columns, TimeRemainingColumn(), console=self._console) as bar:
            task = bar.add_task(TITLES[name], total=steps, completed=begin)

            def tell(row: Row) -> None:
                bar.advance(task)
                if row.held_out is not None:
                    done = f"{TITLES[name]} {row.step}/{steps}"
                    self.say(f"{done}: loss {row.loss:.4f}, on test verbs {row.held_out:.4f}")

            yield Telling(self.folder / LOSSES, events, tell)
        events.close()


class Telling:
    """Takes the rows of one stage as they come."""

    def __init__(self, path: Path | None, events: Any, tell: Callable[[Row], None]) -> None:
        self._path, self._events, self._tell = path, events, tell

    def row(self, row: Row) -> None:
        if self._path is None:
            return
        with self._path.open("a", newline="", encoding="utf-8") as file:
            csv.writer(file).writerow(_cells(row))
        for name in ("loss", "rate", "projector_rate", "gradient", "held_out"):
            value = getattr(row, name)
            if value is not None:
                self._events.add_scalar(name, value, row.step)
        self._tell(row)


def read_rows(path: Path) -> list[Row]:
    """The rows of a CSV file; none where there is no file. A line cut off by a kill is left out."""
    if not path.exists():
        return []
    with path.open(newline="", encoding="utf-8") as file:
        return [row for cells in list(csv.reader(file))[1:] if (row := _row(cells)) is not None]


def _row(cells: Sequence[str]) -> Row | None:
    if len(cells) != len(fields(Row)):
        return None
    stage, step, *numbers, memory = cells
    loss, rate, projector, gradient, held_out, seconds = (float(n) if n else None for n in numbers)
    if loss is None or rate is None or projector is None or gradient is None or seconds is None:
        return None
    return Row(stage, int(step), loss, rate, projector, gradient, held_out, seconds, int(memory))


def _cells(row: Row) -> list[str]:
    return ["" if value is None else f"{value}" for value in asdict(row).values()]


def _before(row: Row, stage: str, begin: int) -> bool:
    order = (ALIGN, INSTRUCT)
    return (order.index(row.stage), row.step) <= (order.index(stage), begin)


def _write_rows(path: Path, rows: Sequence[Row]) -> None:
    scratch = path.with_suffix(".part")
    with scratch.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow([field.name for field in fields(Row)])
        writer.writerows(_cells(row) for row in rows)
    scratch.replace(path)


def draw_losses(rows: Sequence[Row], path: Path) -> None:
    """Both stages side by side, the training's loss and that on held-out verbs."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(10, 4), layout="constrained")
    FigureCanvasAgg(figure)
    for place, (name, title) in enumerate(TITLES.items()):
        own = [row for row in rows if row.stage == name]
        axes = figure.add_subplot(1, 2, place + 1)
        axes.plot([row.step for row in own], [row.loss for row in own], label="training", lw=0.8)
        seen = [(row.step, row.held_out) for row in own if row.held_out is not None]
        axes.plot([at for at, _ in seen], [loss for _, loss in seen], "o-", label="held-out verbs")
        axes.set(title=title, xlabel="step", ylabel="loss, nats a token", ylim=(0, None))
        axes.legend()
    figure.savefig(path)
