"""Which vision model is taken, on which memory."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from models.errors import BadSettings, BadWeights, MissingDependency, OutOfMemory
from models.folders import MODELS_VARIABLE
from models.llava_loading import Wish
from models.machine import Machine
from models.tuned import POCKET, Tuned, tuned_folder, write_tuned
from models.vision_choice import Asked, chosen, chosen_by_itself, facts
from models.vision_models import VisionModel, vision_model, vision_models

GB = 1_000_000_000
SEVEN = VisionModel("llava-1.5-7b", "LLaVA 7B", Path("/seven"), None, 14 * GB, 6 * GB)
HALF = VisionModel(
    "llava-onevision-0.5b", "Half", Path("/half"), None, 18 * GB // 10, 35 * GB // 10
)
SMALL = VisionModel(POCKET, "Pocket LLaVA", Path("/pocket"), None, 12_000_000, GB // 2, True)
ALL = (SEVEN, HALF, SMALL)
BARE = Machine(32 * GB, free=20 * GB)
CARD = Machine(32 * GB, "Test GPU", 12 * GB, 10 * GB, 20 * GB)


@pytest.fixture(autouse=True)
def installed(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    models: Sequence[VisionModel] = getattr(request, "param", ALL)
    monkeypatch.setattr("models.vision_choice.vision_models", lambda: models)


def taken(wish: Wish | None) -> tuple[str, str, str]:
    assert wish is not None
    return wish.model.name, wish.device, wish.precision


@pytest.mark.parametrize(
    ("asked", "machine", "expected"),
    [
        (Asked(), CARD, ("llava-1.5-7b", "gpu", "nf4")),
        (Asked(precision="fp16"), CARD, ("llava-onevision-0.5b", "gpu", "fp16")),
        (Asked(), replace(CARD, gpu_free=4 * GB), ("llava-onevision-0.5b", "gpu", "bf16")),
        (Asked(), replace(CARD, gpu_free=GB), (POCKET, "gpu", "bf16")),
        (Asked(), replace(CARD, gpu_free=0), ("llava-1.5-7b", "cpu", "bf16")),
        (Asked(device="cpu"), CARD, ("llava-1.5-7b", "cpu", "bf16")),
        (Asked(), replace(BARE, free=8 * GB), ("llava-onevision-0.5b", "cpu", "bf16")),
        (Asked(), replace(BARE, free=GB), (POCKET, "cpu", "float32")),
        (Asked(precision="nf4"), replace(BARE, free=8 * GB), ("llava-1.5-7b", "cpu", "nf4")),
    ],
)
def test_the_best_that_has_room_is_taken(
    asked: Asked, machine: Machine, expected: tuple[str, str, str]
) -> None:
    assert taken(chosen(asked, machine).wish) == expected


def test_the_pocket_model_says_what_it_can() -> None:
    why = chosen(Asked(), replace(BARE, free=GB)).why
    assert why.startswith("Pocket LLaVA has room in memory (float32). It reads and corrects")
    assert chosen(Asked(), BARE).why == (
        "LLaVA 7B has room in memory (bf16), but is slow on the processor."
    )


def test_no_room_at_all_is_told_in_numbers() -> None:
    with pytest.raises(OutOfMemory, match=r"Pocket LLaVA needs 512 MB of memory; 0\.0 kB are free"):
        chosen(Asked(device="cpu"), replace(BARE, free=0))


@pytest.mark.parametrize("installed", [()], indirect=True)
def test_no_model_at_all_is_told() -> None:
    with pytest.raises(MissingDependency, match="tenselens models download"):
        chosen(Asked(), CARD)


def test_what_is_in_memory_needs_no_room() -> None:
    full = replace(CARD, gpu_free=0)
    resident = Wish(SEVEN, "gpu", "nf4")
    assert taken(chosen(Asked(), full, resident).wish) == ("llava-1.5-7b", "gpu", "nf4")
    assert chosen_by_itself(Asked(), full, resident).wish == resident
    assert chosen_by_itself(Asked(), full).wish is None


@pytest.mark.parametrize(
    ("asked", "machine", "why"),
    [
        (Asked(device="cpu"), CARD, "You set the processor as device"),
        (Asked(), BARE, "There is no graphics card"),
        (
            Asked(),
            replace(CARD, gpu_free=GB),
            "Test GPU has 1.0 GB of free memory, and the smallest vision model that is installed"
            " needs 3.5 GB.",
        ),
    ],
)
def test_by_itself_ocr_is_taken_with_a_reason(asked: Asked, machine: Machine, why: str) -> None:
    choice = chosen_by_itself(asked, machine)
    assert choice.wish is None
    assert choice.why.startswith(why)


@pytest.mark.parametrize("installed", [(SMALL,)], indirect=True)
def test_the_pocket_model_is_not_taken_by_itself() -> None:
    assert chosen_by_itself(Asked(), CARD).why == (
        "No vision model for the graphics card is installed."
    )


def test_a_wrong_precision_is_told() -> None:
    with pytest.raises(BadSettings, match="nf4, int8, bf16"):
        chosen(Asked(precision="nf5"), CARD)


def test_all_facts_are_named() -> None:
    told = facts(Asked(), CARD)
    assert told[:3] == (
        "Graphics card: Test GPU, 10.0 GB of 12.0 GB free",
        "Memory: 20.0 GB of 32.0 GB free",
        "Settings: model auto, device auto, precision auto",
    )
    assert len(told) == 3 + len(ALL)
    assert facts(Asked(), BARE)[0] == "Graphics card: none that nvidia-smi knows"


@pytest.fixture
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(MODELS_VARIABLE, str(tmp_path / "models"))
    monkeypatch.setattr("models.vision_models.WEIGHTS", tmp_path / "weights")
    monkeypatch.setattr("models.tuned.WEIGHTS", tmp_path / "weights")
    return tmp_path


def weights(folder: Path) -> Path:
    folder.mkdir(parents=True)
    (folder / "config.json").write_text(json.dumps({"model_type": "llava"}))
    (folder / "model.safetensors").write_bytes(bytes(1000))
    return folder


def test_what_is_on_disk_is_found_tuned_ones_first(own_folder: Path) -> None:
    assert vision_models() == ()
    pocket = weights(own_folder / "weights" / POCKET)
    write_tuned(tuned_folder() / "mine", Tuned(POCKET, "pocket", 192))
    write_tuned(tuned_folder() / "lost", Tuned("llava-1.5-7b", "seven", 336))  # its base is gone
    mine, found = vision_models()
    assert (mine.name, mine.base, mine.pocket) == ("mine", pocket, True)
    assert mine.title == "mine, tuned from Pocket LLaVA"
    assert (found.name, found.base, found.weights) == (POCKET, None, 1000)
    assert vision_model("mine") == mine


def test_a_folder_is_a_name(own_folder: Path) -> None:
    base = weights(own_folder / "somebodys")
    folder = own_folder / "adapter"
    write_tuned(folder, Tuned(str(base), "mine", 336))
    found = vision_model(str(folder))
    assert (found.name, found.base, found.pocket) == ("adapter", base, False)
    with pytest.raises(BadWeights, match="not a tuned model"):
        vision_model(str(base))


@pytest.mark.parametrize(
    ("name", "error", "said"),
    [
        ("llava-1.5-7b", MissingDependency, "models download llava-1.5-7b"),
        (POCKET, MissingDependency, "Install TenseLens again"),
        ("smollm2-135m", BadSettings, "no vision model “smollm2-135m”"),
        ("eagle-eyes", BadSettings, "Choose one of: llava-1.5-7b"),
    ],
)
def test_a_model_that_is_not_there_is_told(
    own_folder: Path, name: str, error: type[Exception], said: str
) -> None:
    with pytest.raises(error, match=said):
        vision_model(name)


def test_memory_is_by_precision() -> None:
    assert SEVEN.memory("gpu", "auto") == 6 * GB
    assert SEVEN.memory("cpu", "auto") == SEVEN.memory("gpu", "bf16") > 15 * GB
    assert (
        SEVEN.memory("cpu", "float32") > SEVEN.memory("cpu", "bf16") > SEVEN.memory("cpu", "int8")
    )
    assert HALF.memory("gpu", "auto") == HALF.needs
