"""Tuned models are found by their record; those of other questions are refused."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from models.errors import BadWeights, MissingDependency, StoreFailed
from models.folders import MODELS_VARIABLE
from models.prompts import PROMPT_VERSION
from models.tuned import (
    POCKET,
    RECORD,
    Tuned,
    folder_of_base,
    read_tuned,
    tuned_folder,
    tuned_models,
    write_tuned,
)

MINE = Tuned(base=POCKET, recipe="pocket", canvas=192)


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(MODELS_VARIABLE, str(tmp_path))


def test_what_was_written_is_offered() -> None:
    write_tuned(tuned_folder() / "mine", MINE)
    write_tuned(tuned_folder() / "merged", replace(MINE, whole=True, reshaped=True))
    write_tuned(tuned_folder() / "only for the trainer", replace(MINE, reshaped=True))
    assert tuned_models() == {"mine": MINE, "merged": replace(MINE, whole=True, reshaped=True)}


def test_other_questions_are_refused() -> None:
    folder = tuned_folder() / "old"
    write_tuned(folder, replace(MINE, prompt_version=PROMPT_VERSION - 1))
    with pytest.raises(BadWeights, match="other questions"):
        read_tuned(folder)
    assert tuned_models() == {}


@pytest.mark.parametrize("content", ["", "[1]", json.dumps({"base": "x"}), '{"other": 1}'])
def test_a_damaged_record_is_no_model(content: str) -> None:
    folder = tuned_folder() / "damaged"
    folder.mkdir(parents=True)
    (folder / RECORD).write_text(content, encoding="utf-8")
    with pytest.raises(BadWeights, match="not a tuned model"):
        read_tuned(folder)
    assert tuned_models() == {}


def test_a_base_is_a_folder_or_a_name(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text("{}", encoding="utf-8")
    assert folder_of_base(str(tmp_path)) == tmp_path
    with pytest.raises(MissingDependency, match="7B is not installed"):
        folder_of_base("llava-1.5-7b")
    with pytest.raises(StoreFailed):
        folder_of_base("no-such-model")
