"""What is computed from a configuration is what a model that is built and loaded has."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from transformers import AutoConfig

from models.backends import Ticket
from models.llava_loading import Wish, load
from models.llava_processor import processor_of
from tests.models.llavas import model_in
from tests.models.tiny_llavas import FAMILIES
from training.anatomy.parts import parts_of
from training.anatomy.photo_tokens import PHOTOS, photo_tokens
from training.anatomy.shapes import build

PHOTO = 4  # the token that stands for a patch


@pytest.fixture(scope="module", params=FAMILIES)
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return FAMILIES[request.param](tmp_path_factory.mktemp(request.param))


def test_a_photo_takes_as_many_tokens_as_its_processor_makes(folder: Path) -> None:
    said: dict[str, Any] = json.loads((folder / "config.json").read_text("utf-8"))
    processor = processor_of(folder, said)
    found = photo_tokens(AutoConfig.from_pretrained(folder, local_files_only=True))
    for photo in found:
        height, width = PHOTOS.get(photo.photo, (600, 800))
        prompt = processor(text="<image>", images=Image.new("RGB", (width, height)))
        (ids,) = prompt["input_ids"]
        assert photo.tokens == list(ids).count(PHOTO), photo.photo


@pytest.mark.parametrize("precision", ["bf16", "int8", "nf4"])
def test_weights_take_the_bytes_that_they_take_in_memory(precision: str, tmp_path: Path) -> None:
    folder = FAMILIES["llava"](tmp_path)
    expected = parts_of(build(str(folder))).bytes_in()[precision]
    loaded = load(Wish(model_in(folder), "cpu", precision), Ticket())
    taken = sum(map(_bytes, loaded.model.parameters()))
    # Layers of 64 x 64 fill their last block of constants less well than those of a real model.
    assert taken == pytest.approx(expected, rel=0.01)


def _bytes(weight: Any) -> int:
    taken: int = weight.numel() * weight.element_size()
    state = getattr(weight, "quant_state", None)
    if state is not None:
        taken += state.absmax.numel() * state.absmax.element_size()
        taken += state.state2.absmax.numel() * state.state2.absmax.element_size()
    rows = getattr(weight, "SCB", None)
    return taken if rows is None else taken + rows.numel() * rows.element_size()
