"""How long a check takes and how much memory: cold, warm, and many sentences at once."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator
from importlib import resources
from pathlib import Path

from models.backends import Ticket
from models.grammar.groups import verb_groups
from models.registry import corrector
from training.bench import program

COLD_STARTS = 5
BATCH_ROUNDS = 10

Row = tuple[str, str]


def sentences() -> tuple[str, ...]:
    """Sixty sentences of 5 to 20 words, half of them with mistakes."""
    text = resources.files("training.bench").joinpath("sentences.txt").read_text(encoding="utf-8")
    return tuple(text.splitlines())


def measure(folder: Path) -> Iterator[Row]:
    """Measure all; ``folder`` is for files that may be thrown away."""
    yield from cold()
    yield from warm()
    yield from batch(folder)


def cold() -> Iterator[Row]:
    costs = [program.run("check", sentences()[0]) for _ in range(COLD_STARTS)]
    seconds = statistics.median(cost.seconds for cost in costs)
    yield f"cold process, one sentence, median of {COLD_STARTS}", f"{seconds:.2f} s"


def warm() -> Iterator[Row]:
    """One sentence at a time in this process, each new to the corrector; loading not counted."""
    verbs = corrector("verb-model")
    ticket = Ticket()
    verbs.load(ticket)
    verbs.correct("This one warms the caches up.", ticket)
    times = milliseconds(lambda text: verbs.correct(text, ticket))
    yield "one sentence, warm, median", f"{statistics.median(times):.1f} ms"
    yield "one sentence, warm, mean", f"{statistics.mean(times):.1f} ms"
    yield (
        "verb groups of one sentence, mean",
        f"{statistics.mean(milliseconds(verb_groups)):.1f} ms",
    )


def milliseconds(work: Callable[[str], object]) -> list[float]:
    """How long ``work`` takes on each of the sentences."""
    times = []
    for text in sentences():
        started = time.perf_counter()
        work(text)
        times.append(1000 * (time.perf_counter() - started))
    return times


def batch(folder: Path) -> Iterator[Row]:
    """Sentences a second by the difference of two batches, so that the start does not count."""
    inputs, outputs = folder / "in.jsonl", folder / "out.jsonl"
    program.write_inputs(inputs, sentences())
    small = program.run_batch(inputs, outputs)
    # Other words at the beginning keep a cache of whole sentences from answering.
    many = [f"On page {n}: {text}" for n in range(BATCH_ROUNDS) for text in sentences()]
    program.write_inputs(inputs, many)
    large = program.run_batch(inputs, outputs)
    rate = (len(many) - len(sentences())) / (large.seconds - small.seconds)
    yield "batch", f"{rate:.0f} sentences/s"
    yield "memory of the batch, peak", f"{large.mebibytes:.0f} MiB"
