"""A training that was killed, by kill -9, ends as one that was not; two processes do as one.

Takes more than five seconds, because other processes have to start.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path

import pytest
import torch

from tests.training.finetune.conftest import Finished
from tests.training.finetune.tiny import RECIPE, asked, write_recipe
from training.finetune import journal
from training.finetune.beginning import WORK
from training.finetune.errors import CannotTune, OtherNumbers
from training.finetune.journal import LOSSES, Row, read_rows
from training.finetune.tuning import tune

# Dropout is drawn in each process, and weights in 4 bit cannot be shared out.
WITHOUT_LOT = replace(RECIPE, lora=replace(RECIPE.lora, dropout=0.0, bits=16))


def rows_of(out: Path) -> list[Row]:
    return read_rows(out / WORK / LOSSES)


def check_same(one: Path, other: Path, rel: float) -> None:
    """The same steps, with the same losses on what is trained on and on what is not.

    ``rel`` is the share by which losses may differ, gradients by ten times that.
    """
    places = [(row.stage, row.step) for row in rows_of(other)]
    assert [(row.stage, row.step) for row in rows_of(one)] == places
    for name, within in (("loss", rel), ("held_out", rel), ("gradient", 10 * rel)):
        wanted = [getattr(row, name) or 0.0 for row in rows_of(other)]
        found = [getattr(row, name) or 0.0 for row in rows_of(one)]
        assert found == pytest.approx(wanted, rel=within), name


def tune_and_die(base: Path, pages: Path, out: Path, stage: str, step: int) -> None:
    """Tune in this process, until it kills itself once that step is written down."""
    plain = journal.Telling.row

    def row(self: journal.Telling, row: Row) -> None:
        plain(self, row)
        if (row.stage, row.step) == (stage, step):
            os.kill(os.getpid(), signal.SIGKILL)

    journal.Telling.row = row  # type: ignore[method-assign]
    tune(asked(base, pages, out, resume=True))


def killed(*given: object) -> int | None:
    process = get_context("spawn").Process(target=tune_and_die, args=given)
    process.start()
    process.join()
    return process.exitcode


def test_killed_in_both_stages_it_has_the_same_losses(
    base: Path, pages: Path, tmp_path: Path, finished: Finished
) -> None:
    out = tmp_path / "mine"
    # Steps are saved two by two: the last before the kill is done, and written down, again.
    for stage, step in (("align", 3), ("instruct", 5)):
        assert killed(base, pages, out, stage, step) == -signal.SIGKILL
        assert (rows_of(out)[-1].stage, rows_of(out)[-1].step) == (stage, step)
    with pytest.raises(CannotTune, match="--resume"):
        tune(asked(base, pages, out))
    tune(asked(base, pages, out, resume=True))
    check_same(out, finished.folder, rel=1e-4)
    for stage in ("align", "instruct"):
        one, other = (
            torch.load(folder / WORK / f"{stage}.pt", weights_only=True)["model"]
            for folder in (out, finished.folder)
        )
        for name, weight in one.items():
            torch.testing.assert_close(weight, other[name], rtol=1e-3, atol=1e-5)


def test_other_numbers_are_not_gone_on_with(
    base: Path, pages: Path, tmp_path: Path, finished: Finished
) -> None:
    work = tmp_path / "mine" / WORK
    work.mkdir(parents=True)
    (work / "align.pt").write_bytes((finished.folder / WORK / "align.pt").read_bytes())
    other = replace(RECIPE, align=replace(RECIPE.align, projector_rate=5e-2))
    with pytest.raises(OtherNumbers, match=r"align\.projector_rate"):
        tune(asked(base, pages, tmp_path / "mine", other, resume=True))


@pytest.fixture(scope="module")
def alone(base: Path, pages: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What one process makes of `WITHOUT_LOT`."""
    out = tmp_path_factory.mktemp("alone") / "mine"
    tune(asked(base, pages, out, WITHOUT_LOT))
    return out


@pytest.mark.slow
@pytest.mark.parametrize("how", [[], ["--shard"]], ids=["copies", "shards"])
def test_two_processes_do_as_one(
    base: Path, pages: Path, alone: Path, tmp_path: Path, how: list[str]
) -> None:
    """The same command, launched twice by accelerate."""
    config = write_recipe(WITHOUT_LOT, tmp_path / "tiny.toml")
    launch = [sys.executable, "-m", "accelerate.commands.launch", "--cpu", "--num_processes", "2"]
    given = ["--config", config, "--pages", pages, "--base", base, "--out", tmp_path / "two"]
    subprocess.run(
        [*launch, "-m", "training.finetune", *map(str, given), "--device", "cpu", "--quick", *how],
        check=True,
        timeout=600,
    )
    # In 16 bit, sums over other batches are rounded otherwise.
    check_same(tmp_path / "two", alone, rel=2e-3)
