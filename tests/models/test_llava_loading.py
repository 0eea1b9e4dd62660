"""Tiny checkpoints of the real families, saved and loaded by the program's own code."""

from __future__ import annotations

import importlib.util
import json
import shutil
import socket
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from models import llava_loading
from models.backends import Cancelled, Ticket
from models.errors import BadWeights
from models.llava_loading import CARD, WHOLE, Wish, load
from models.llava_talk import answer, encoded
from models.prompts import PROMPT_VERSION, ask_to_read
from models.tuned import Tuned, write_tuned
from tests.models.llavas import loaded, model_in, noise
from tests.models.tiny_llavas import FAMILIES

Checkpoint = Callable[[str], Path]
PHOTO = 4  # the token that stands for a patch


def test_a_photo_is_576_tokens_of_llava(checkpoint: Checkpoint) -> None:
    model = loaded(checkpoint("llava"))
    (canvas,) = model.canvases
    prompt = encoded(model, noise(canvas), ask_to_read())
    assert int((prompt["input_ids"] == PHOTO).sum()) == 576


def test_a_processor_of_old_is_completed(checkpoint: Checkpoint, tmp_path: Path) -> None:
    folder = shutil.copytree(checkpoint("llava"), tmp_path / "old")
    path = folder / "processor_config.json"
    said = json.loads(path.read_text())
    for key in ("patch_size", "vision_feature_select_strategy", "num_additional_image_tokens"):
        del said[key]
    path.write_text(json.dumps(said))
    model = loaded(folder)
    prompt = encoded(model, noise(model.canvases[0]), ask_to_read())
    assert int((prompt["input_ids"] == PHOTO).sum()) == 576


@pytest.mark.parametrize(
    ("family", "side", "patches"), [("llava_next", 336, 24), ("llava_onevision", 384, 27)]
)
def test_tiles_are_as_many_tokens_as_the_formula_says(
    checkpoint: Checkpoint, family: str, side: int, patches: int
) -> None:
    """The whole photo, each tile, and a new line behind each row of patches (LLaVA-NeXT)."""
    model = loaded(checkpoint(family))
    assert all(canvas.tiles <= 6 for canvas in model.canvases)
    for canvas in model.canvases:
        prompt = encoded(model, noise(canvas), ask_to_read())
        high, wide = canvas.height // side, canvas.width // side
        expected = patches**2 * (1 + high * wide) + patches * high
        assert int((prompt["input_ids"] == PHOTO).sum()) == expected, canvas
        # The photo itself and no tile that is mere padding.
        assert prompt["pixel_values"].shape[1] == 1 + high * wide


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("precision", ["nf4", "int8"])
def test_only_the_language_model_is_quantised(
    checkpoint: Checkpoint, family: str, precision: str
) -> None:
    bitsandbytes: Any = import_module("bitsandbytes")
    torch: Any = import_module("torch")
    model = loaded(checkpoint(family), precision)
    kinds = {"nf4": bitsandbytes.nn.Linear4bit, "int8": bitsandbytes.nn.Linear8bitLt}
    small = {
        name for name, layer in model.model.named_modules() if isinstance(layer, kinds[precision])
    }
    assert len(small) == 14
    assert all(name.startswith("model.language_model.layers.") for name in small)
    if precision == "nf4":
        layer = model.model.get_submodule(min(small))
        assert layer.weight.quant_state.nested  # quantised twice
        assert layer.weight.quant_type == "nf4"
    others = {
        parameter.dtype
        for name, parameter in model.model.named_parameters()
        if name.startswith(("model.vision_tower", "model.multi_modal_projector", "lm_head"))
        or "image_newline" in name
    }
    assert others <= {torch.bfloat16, torch.float16}


def test_a_quantised_model_answers(checkpoint: Checkpoint) -> None:
    model = loaded(checkpoint("llava"), "nf4")
    assert answer(model, noise(model.canvases[0]), ask_to_read(), Ticket(), most=2).tokens == 2


def test_layers_that_came_out_wrong_are_noticed(
    checkpoint: Checkpoint, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = llava_loading._quantisation

    def renamed(wish: Wish, transformers: Any) -> Any:
        """As if a version of transformers called the vision tower otherwise."""
        found = real(wish, transformers)
        found.llm_int8_skip_modules = ["tower.of.old", *WHOLE[1:]]
        return found

    monkeypatch.setattr(llava_loading, "_quantisation", renamed)
    with pytest.raises(BadWeights, match=r"nf4: .*vision_tower"):
        loaded(checkpoint("llava"), "nf4")


@pytest.mark.parametrize("precision", ["bf16", "fp16", "float32"])
def test_precisions_are_kept(checkpoint: Checkpoint, precision: str) -> None:
    torch: Any = import_module("torch")
    model = loaded(checkpoint("llava"), precision).model
    wanted = {"bf16": torch.bfloat16, "fp16": torch.float16, "float32": torch.float32}
    assert {parameter.dtype for parameter in model.parameters()} == {wanted[precision]}


def test_nothing_is_fetched(checkpoint: Checkpoint, monkeypatch: pytest.MonkeyPatch) -> None:
    def connect(*_: object) -> None:
        raise AssertionError("it went out")

    monkeypatch.setattr(socket.socket, "connect", connect)
    monkeypatch.setattr(socket, "getaddrinfo", connect)
    assert loaded(checkpoint("llava_next")).device == "cpu"


def test_no_kernels_are_fetched_either(
    checkpoint: Checkpoint, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "kernels", raising=False)
    loaded(checkpoint("llava"), "nf4")
    with pytest.raises(ImportError):
        import_module("kernels")
    assert importlib.util.find_spec("kernels") is None


def test_code_that_comes_with_a_model_is_not_run(checkpoint: Checkpoint, tmp_path: Path) -> None:
    folder = shutil.copytree(checkpoint("llava"), tmp_path / "evil")
    ran = tmp_path / "ran"
    (folder / "evil.py").write_text(f"import pathlib; pathlib.Path({str(ran)!r}).touch()\n")
    path = folder / "config.json"
    said = json.loads(path.read_text())
    said["auto_map"] = {"AutoModelForImageTextToText": "evil.Model", "AutoConfig": "evil.Config"}
    path.write_text(json.dumps(said))
    loaded(folder)
    assert not ran.exists()


def no_weights(folder: Path) -> None:
    (folder / "model.safetensors").rename(folder / "pytorch_model.bin")


def cut_off(folder: Path) -> None:
    path = folder / "model.safetensors"
    path.write_bytes(path.read_bytes()[:-1000])


def layers_missing(folder: Path) -> None:
    safetensors: Any = import_module("safetensors.torch")
    kept = safetensors.load_file(folder / "model.safetensors")
    del kept[
        "model.language_model.norm.weight" if _new(kept) else "language_model.model.norm.weight"
    ]
    safetensors.save_file(kept, folder / "model.safetensors", {"format": "pt"})


def _new(names: Any) -> bool:
    return any(name.startswith("model.language_model.") for name in names)


def another_shape(folder: Path) -> None:
    _said(folder / "config.json", lambda said: said["text_config"].update(intermediate_size=64))


def another_family(folder: Path) -> None:
    _said(folder / "config.json", lambda said: said.update(model_type="blip"))


def no_configuration(folder: Path) -> None:
    (folder / "config.json").write_text("{")


def other_questions(folder: Path) -> None:
    (folder / CARD).write_text(json.dumps({"prompt_version": PROMPT_VERSION + 1}))


def _said(path: Path, change: Callable[[Any], None]) -> None:
    said = json.loads(path.read_text())
    change(said)
    path.write_text(json.dumps(said))


@pytest.mark.parametrize(
    "damage",
    [
        no_weights,
        cut_off,
        layers_missing,
        another_shape,
        another_family,
        no_configuration,
        other_questions,
    ],
)
def test_damaged_and_foreign_weights_are_told(
    checkpoint: Checkpoint, tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    folder = shutil.copytree(checkpoint("llava"), tmp_path / "damaged")
    damage(folder)
    with pytest.raises(BadWeights) as told:
        loaded(folder)
    assert "Tiny damaged" in told.value.message
    assert told.value.hint or damage is another_family


@pytest.mark.filterwarnings("ignore:`is_gradient_checkpointing`:FutureWarning")  # of peft itself
def test_an_adapter_is_put_on_its_base(checkpoint: Checkpoint, tmp_path: Path) -> None:
    peft: Any = import_module("peft")
    torch: Any = import_module("torch")
    base = checkpoint("llava")
    plain = loaded(base)
    photo, asked = noise(plain.canvases[0]), ask_to_read()
    before = answer(plain, photo, asked, Ticket(), most=6).text
    lora = peft.LoraConfig(
        r=4,
        target_modules=r".*language_model\..*\.(q_proj|v_proj)",
        init_lora_weights=False,
    )
    torch.manual_seed(3)
    tuned = peft.get_peft_model(loaded(base).model, lora)
    folder = tmp_path / "mine"
    tuned.save_pretrained(folder)
    write_tuned(folder, Tuned(base=str(base), recipe="test", canvas=336))
    after = answer(loaded(folder, base=base), photo, asked, Ticket(), most=6).text
    assert len(after) == len(before) == 6
    assert after != before
    write_tuned(folder, Tuned(str(base), "test", 336, prompt_version=PROMPT_VERSION + 1))
    with pytest.raises(BadWeights, match="other questions"):
        loaded(folder, base=base)


@pytest.mark.parametrize("precision", ["float32", "nf4"])
def test_loading_is_heard_and_can_be_stopped_between_two_tensors(
    checkpoint: Checkpoint, precision: str
) -> None:
    wish = Wish(model_in(checkpoint("llava")), "cpu", precision)
    heard: list[float] = []

    def report(step: str, fraction: float) -> None:
        if step == "Loading Tiny llava":
            heard.append(fraction)

    load(wish, Ticket(report))
    assert len(heard) > 30
    assert heard == sorted(heard)
    all_of_it = len(heard)
    heard.clear()

    def stop(step: str, fraction: float) -> None:
        report(step, fraction)
        if len(heard) == 5:
            ticket.cancel()

    ticket = Ticket(stop)
    with pytest.raises(Cancelled):
        load(wish, ticket)
    assert len(heard) == 5
    heard.clear()
    load(wish, Ticket(report))
    assert len(heard) == all_of_it
