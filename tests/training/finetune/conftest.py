"""Base and pages are made once; tests leave them as they are."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.training.finetune.tiny import asked, draw_pages, write_base
from training.finetune import tuning
from training.finetune.stage import train


@pytest.fixture(scope="session")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_base(tmp_path_factory.mktemp("base"))


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return draw_pages(tmp_path_factory.mktemp("pages"))


@dataclass(frozen=True)
class Finished:
    """A fine-tune: its folder, and the model as it was in memory at the end."""

    folder: Path
    model: Any


@pytest.fixture(scope="session")
def finished(base: Path, pages: Path, tmp_path_factory: pytest.TempPathFactory) -> Finished:
    """The base through both stages, answers asked for before and after."""
    folder = tmp_path_factory.mktemp("tuned") / "mine"
    seen: list[Any] = []

    def keep(model: Any, *others: Any, **more: Any) -> None:
        train(model, *others, **more)
        seen.append(model)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tuning, "train", keep)
        tuning.tune(asked(base, pages, folder, quick=False))
    return Finished(folder, seen[-1])


@pytest.fixture
def tuned(finished: Finished) -> Path:
    return finished.folder
