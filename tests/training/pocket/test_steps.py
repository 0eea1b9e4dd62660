"""The whole training on a tiny model: every step learns, goes on after a kill, and ships.

Takes more than five seconds, because it is every step from the sentences to the model card.
"""

from __future__ import annotations

import json
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image
from transformers import AutoProcessor, LlavaForConditionalGeneration

from models.prompts import PROMPT_VERSION, ask_to_read
from models.strips import SIDE
from tests.training.pocket.work import CONFIG, STEP, fill
from training import loop
from training.pocket import fitting
from training.pocket.stages import MissingStep, learnt_of
from training.pocket.steps import Place, Steps
from training.pocket.vocabulary import IMAGE, number_of

TRAININGS = ("tower", "language", "match", "align", "instruct")


class Killed(BaseException):
    """Stands for kill -9: nothing catches it."""


def steps(work: Path, examples: int = STEP.examples) -> Steps:
    step = replace(STEP, examples=examples)
    config = replace(CONFIG, tower=step, language=step, match=step, align=step, instruct=step)
    return Steps(config, Place(work, (), work / "weights", "cpu", workers=0))


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Everything trained, measured and written."""
    folder = tmp_path_factory.mktemp("pocket")
    fill(folder)
    made = steps(folder)
    for name in (*TRAININGS, "look", "measure", "export"):
        getattr(made, name)()
    return folder


def test_what_ships_is_loaded_by_transformers_alone(work: Path) -> None:
    folder = work / "weights" / "pocket-llava"
    model = LlavaForConditionalGeneration.from_pretrained(folder)
    processor = AutoProcessor.from_pretrained(folder)  # type: ignore[no-untyped-call]
    asked = processor.apply_chat_template(ask_to_read(), add_generation_prompt=True)
    photo = Image.fromarray(np.full((SIDE, SIDE, 3), 255, np.uint8))
    given = processor(images=photo, text=asked, return_tensors="pt")
    assert int((given["input_ids"] == number_of(IMAGE)).sum()) == 144
    made = model.generate(  # type: ignore[misc]
        **given, max_new_tokens=3, do_sample=False
    )
    assert isinstance(made, torch.Tensor)
    assert made.shape[1] > given["input_ids"].shape[1]
    assert number_of("<unk>") not in given["input_ids"]
    told = json.loads((folder / "training.json").read_text(encoding="utf-8"))
    assert told["prompt_version"] == PROMPT_VERSION
    assert "| grid | 4 |" in (folder / "README.md").read_text(encoding="utf-8")
    for line in (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines():
        digest, name = line.split()
        assert sha256((folder / name).read_bytes()).hexdigest() == digest
    assert "model.safetensors" in (folder / "SHA256SUMS").read_text(encoding="utf-8")


def test_each_stage_changes_its_own_parts_only(work: Path) -> None:
    tower, language = learnt_of(work / "tower.pt"), learnt_of(work / "language.pt")
    align, instruct = learnt_of(work / "align.pt"), learnt_of(work / "instruct.pt")
    assert all(name.startswith("model.multi_modal_projector.") for name in align)
    assert not any("vision_tower" in name for name in instruct)
    for name, part in align.items():
        assert not torch.equal(part, instruct[name])
    model = steps(work)._trained()
    for name, part in model.named_parameters():
        if "vision_tower" in name and "post_layernorm" not in name:
            assert torch.equal(part, tower["tower." + name.removeprefix("model.vision_tower.")])
    changed = [name for name in instruct if name in language]
    assert changed
    assert not all(torch.equal(instruct[name], language[name]) for name in changed)


@pytest.mark.parametrize("name", ["tower", "instruct"])
def test_a_killed_step_ends_where_an_unbroken_one_does(
    work: Path, tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for path in work.glob("*.*"):
        if path.stem != name:
            (tmp_path / path.name).write_bytes(path.read_bytes())
    made = steps(tmp_path)
    saved: list[int] = []
    plain = loop.Checkpoint.save

    def save_and_die(self: loop.Checkpoint, *given: object) -> None:
        plain(self, *given)  # type: ignore[arg-type]
        saved.append(1)
        raise Killed

    monkeypatch.setattr(fitting, "SAVE_EVERY", 5)
    train = getattr(made, name)
    with monkeypatch.context() as dying:
        dying.setattr(loop.Checkpoint, "save", save_and_die)
        with pytest.raises(Killed):
            train()
    assert saved
    train()
    again, before = learnt_of(tmp_path / f"{name}.pt"), learnt_of(work / f"{name}.pt")
    for key, part in before.items():
        torch.testing.assert_close(again[key], part, rtol=1e-4, atol=1e-5)


def test_a_step_names_the_one_that_it_needs(tmp_path: Path) -> None:
    fill(tmp_path)
    with pytest.raises(MissingStep, match="run the step tower first"):
        steps(tmp_path).align()


def test_a_checkpoint_of_other_numbers_is_refused(work: Path) -> None:
    with pytest.raises(ValueError, match="examples"):
        steps(work, examples=STEP.examples + 4).align()
