"""Loading text models, and asking them: real checkpoints of every family, tiny and random."""

from __future__ import annotations

import builtins
import json
import weakref
from pathlib import Path

import pytest

from models.backends import Cancelled, Ticket
from models.chat_local import LocalChat
from models.chat_tokens import encode_chat
from models.errors import BackendFailed, BadWeights, MissingDependency, OutOfMemory, TutorError
from models.text_choice import TextWish, choose_text_model, wished
from models.text_llm import TextLLM
from models.text_model import TextModel
from tests.models.tiny_text import FAMILIES, install

MESSAGES = [{"role": "system", "content": "Teach."}, {"role": "user", "content": "Why is it went?"}]


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("models")
    for name in FAMILIES:
        install(name, folder)
    return folder


@pytest.fixture
def folder(models: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TENSELENS_MODELS", str(models))
    return models


def model_of(name: str, precision: str = "float32", device: str = "cpu") -> TextModel:
    return TextModel(TextWish(name, device, precision))


@pytest.mark.parametrize("name", sorted(FAMILIES))
def test_every_family_corrects(name: str, folder: Path) -> None:
    corrector = TextLLM(model_of(name))
    found = corrector.correct("She don't likes tea. All is well.", Ticket())
    assert corrector.name == "text-llm"
    assert "CPU" in corrector.device
    assert found.original == "She don't likes tea. All is well."
    assert not found.refused


@pytest.mark.parametrize("name", sorted(FAMILIES))
def test_every_family_answers_in_pieces(name: str, folder: Path) -> None:
    model = model_of(name)
    pieces = [*LocalChat(model, most_tokens=12).answer(MESSAGES, Ticket())]
    assert [*LocalChat(model, most_tokens=12).answer(MESSAGES, Ticket())] == pieces  # greedy
    assert 1 <= len(pieces) <= 12
    assert all(pieces)


@pytest.mark.parametrize("name", sorted(FAMILIES))
def test_reading_the_prompt_in_parts_changes_nothing(
    name: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = model_of(name)
    loaded = model.load(Ticket())
    assert len(encode_chat(loaded.tokenizer, MESSAGES)) > 10
    whole = [*LocalChat(model, most_tokens=8).answer(MESSAGES, Ticket())]
    monkeypatch.setattr("models.chat_local.PIECE", 3)
    assert [*LocalChat(model, most_tokens=8).answer(MESSAGES, Ticket())] == whole


def test_a_learner_can_stop_an_answer(folder: Path) -> None:
    ticket = Ticket()
    pieces = LocalChat(model_of("qwen2.5-0.5b")).answer(MESSAGES, ticket)
    next(pieces)
    ticket.cancel()
    with pytest.raises(Cancelled):
        next(pieces)


def test_unloading_gives_the_memory_back(folder: Path) -> None:
    model = model_of("llama-3.2-1b")
    corrector, chat = TextLLM(model), LocalChat(model, most_tokens=2)
    corrector.correct("She go home.", Ticket())
    [*chat.answer(MESSAGES, Ticket())]
    assert model.loaded is not None
    held = weakref.ref(model.loaded.model)
    corrector.unload()
    assert held() is None
    corrector.unload()  # again is free
    assert corrector.correct("All is well.", Ticket()).edits == ()


def test_another_wish_is_met_at_the_next_question(folder: Path) -> None:
    before = wished()
    try:
        choose_text_model(TextWish("llama-3.2-1b", "cpu", "float32"))
        model = TextModel()
        corrector = TextLLM(model)
        corrector.correct("She go home.", Ticket())
        assert "Llama" in corrector.device
        assert model.loaded is not None
        held = weakref.ref(model.loaded.model)
        choose_text_model(TextWish("phi-3-mini", "cpu", "float32"))
        corrector.correct("She go home.", Ticket())
        assert "Phi-3" in corrector.device
        assert held() is None
    finally:
        choose_text_model(before)


@pytest.mark.parametrize(
    ("precision", "dtype"), [("float32", "float32"), ("bf16", "bfloat16"), ("fp16", "float16")]
)
def test_the_precision_is_the_one_asked_for(precision: str, dtype: str, folder: Path) -> None:
    loaded = model_of("qwen2.5-0.5b", precision).load(Ticket())
    assert str(loaded.model.dtype) == f"torch.{dtype}"
    assert not loaded.model.training


def test_eight_bits_weigh_too(folder: Path) -> None:
    model = model_of("qwen2.5-0.5b", "int8")
    TextLLM(model).correct("She go home.", Ticket())
    assert model.loaded is not None
    layer = model.loaded.model.model.layers[0].mlp.down_proj
    assert type(layer).__name__ == "Linear8bitLt"


def test_a_gpu_that_is_not_there_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("torch.cuda.is_available", lambda: False)
    with pytest.raises(MissingDependency, match="no GPU"):
        model_of("qwen2.5-0.5b", device="gpu").load(Ticket())


def test_damaged_weights_are_told_with_how_to_mend_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TENSELENS_MODELS", str(tmp_path))
    weights = install("qwen2.5-0.5b", tmp_path) / "model.safetensors"
    weights.write_bytes(bytes(weights.stat().st_size))
    with pytest.raises(BadWeights, match="cannot be read") as caught:
        model_of("qwen2.5-0.5b").load(Ticket())
    assert "tenselens models verify qwen2.5-0.5b --repair" in caught.value.hint


@pytest.mark.parametrize(
    ("raised", "told"),
    [
        ("OutOfMemoryError", OutOfMemory),
        ("MemoryError", OutOfMemory),
        ("RuntimeError", BackendFailed),
    ],
)
def test_what_torch_raises_is_told_in_our_words(
    raised: str, told: type[TutorError], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import torch

    model = model_of("qwen2.5-0.5b")
    corrector, chat = TextLLM(model), LocalChat(model)
    loaded = model.load(Ticket())
    error = {"OutOfMemoryError": torch.OutOfMemoryError}.get(raised) or getattr(builtins, raised)

    def fail(*_: object, **__: object) -> None:
        raise error("1234 MiB")

    monkeypatch.setattr(loaded.model, "forward", fail)
    with pytest.raises(told, match=loaded.title):
        corrector.correct("She go home.", Ticket())
    with pytest.raises(told, match=loaded.title) as caught:
        [*chat.answer(MESSAGES, Ticket())]
    assert caught.value.hint


def test_no_code_of_a_model_is_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TENSELENS_MODELS", str(tmp_path))
    place = install("qwen2.5-0.5b", tmp_path)
    ran = tmp_path / "ran"
    (place / "own.py").write_text(f"open({str(ran)!r}, 'w')")
    config = json.loads((place / "config.json").read_text())
    config |= {"model_type": "own", "auto_map": {"AutoConfig": "own.Own"}}
    (place / "config.json").write_text(
        json.dumps(config).ljust((place / "config.json").stat().st_size)
    )
    with pytest.raises((BadWeights, MissingDependency)):
        model_of("qwen2.5-0.5b").load(Ticket())
    assert not ran.exists()


def test_pickled_weights_are_never_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TENSELENS_MODELS", str(tmp_path))
    place = install("qwen2.5-0.5b", tmp_path)
    (place / "pytorch_model.bin").write_bytes(b"not even a pickle")
    (place / "model.safetensors").rename(tmp_path / "taken")
    record = json.loads((place / "tenselens.json").read_text())
    record["files"] = [file for file in record["files"] if file["name"] != "model.safetensors"]
    (place / "tenselens.json").write_text(json.dumps(record))
    with pytest.raises(BadWeights, match="cannot be read"):
        model_of("qwen2.5-0.5b").load(Ticket())
