"""Whether a model fits, by what nvidia-smi and the system say."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from models.catalogue import Offer, offers
from models.machine import Fit, Machine, forecast, this_machine
from models.sizes import in_words, time_in_words

LLAVA = offers()["llava-1.5-7b"]
TEXT = offers()["smollm2-135m"]
GB = 1_000_000_000


@pytest.mark.parametrize(
    ("offer", "machine", "fit", "words"),
    [
        (LLAVA, Machine(8 * GB, "RTX 4060", 8 << 30), Fit.GPU, "fits your GPU (RTX 4060)"),
        (
            LLAVA,
            Machine(32 * GB, "GTX 1650", 4 << 30),
            Fit.CPU,
            "does not fit your GPU (needs 6.0 GB), runs on the processor, slowly",
        ),
        (LLAVA, Machine(32 * GB), Fit.CPU, "fits your memory, runs on the processor, slowly"),
        (TEXT, Machine(8 * GB), Fit.CPU, "fits your memory, runs on the processor"),
        (
            LLAVA,
            Machine(8 * GB, "GTX 1650", 4 << 30),
            Fit.NO,
            "does not fit: needs 17.0 GB of memory, there are 8.0 GB",
        ),
    ],
)
def test_forecasts(offer: Offer, machine: Machine, fit: Fit, words: str) -> None:
    told = forecast(offer, machine)
    assert (told.fit, told.words) == (fit, words)


@pytest.mark.skipif(os.name != "posix", reason="the program that stands in is a shell script")
@pytest.mark.parametrize(
    ("says", "gpu"),
    [
        (
            "NVIDIA T400, 2048, 2000\nNVIDIA RTX A4000, 16376, 900\n",
            ("NVIDIA RTX A4000", 16376 << 20, 900 << 20),
        ),
        ("No devices were found\n", ("", 0, 0)),
        ("NVIDIA GB10, [N/A], [N/A]\n", ("", 0, 0)),
        ("", ("", 0, 0)),
    ],
)
def test_the_largest_card_counts(
    says: str, gpu: tuple[str, int, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "nvidia-smi"
    program.write_text(f"#!/bin/sh\nprintf '{says}'\n".replace("\n'", "\\n'"))
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    machine = this_machine()
    assert (machine.gpu, machine.gpu_memory, machine.gpu_free) == gpu
    assert machine.memory > machine.free > 100_000_000


@pytest.mark.parametrize(
    ("size", "words"),
    [(0, "0.0 kB"), (950, "0.9 kB"), (269_060_552, "269 MB"), (14_126_854_144, "14.1 GB")],
)
def test_sizes_in_words(size: int, words: str) -> None:
    assert in_words(size) == words


@pytest.mark.parametrize(
    ("seconds", "words"), [(0.2, "1 s"), (59, "59 s"), (61, "2 min"), (7500, "2 h 5 min")]
)
def test_times_in_words(seconds: float, words: str) -> None:
    assert time_in_words(seconds) == words
