"""What the pocket LLaVA is shown in training is what the program shows it, number by number."""

from __future__ import annotations

import json
from random import Random

import pytest
import torch
from PIL import Image

from models.backends import Ticket
from models.canvas import STRIPS
from models.llava_loading import Loaded, Wish, load
from models.llava_talk import encoded
from models.prompts import PROMPT_VERSION, ask_to_correct, ask_to_read
from models.vision_models import VisionModel
from training.pocket import llava
from training.pocket.config import ShapeConfig
from training.pocket.faces import for_training
from training.pocket.pages import draw_page
from training.pocket.talks import numbers_of
from training.pocket.tower import seen
from training.pocket.vocabulary import asked

TINY = ShapeConfig(tower_width=32, tower_layers=1, language_width=32, language_layers=1)
SENTENCE = "Yesterday he goed home with them, didn't he?"


@pytest.fixture(scope="module")
def pocket(tmp_path_factory: pytest.TempPathFactory) -> Loaded:
    torch.set_num_threads(1)
    torch.manual_seed(4)
    folder = tmp_path_factory.mktemp("pocket")
    llava.build(TINY).save_pretrained(folder)
    llava.processor().save_pretrained(folder)
    (folder / "training.json").write_text(json.dumps({"prompt_version": PROMPT_VERSION}))
    model = VisionModel("pocket", "Pocket", folder, None, 1, 1, True)
    return load(Wish(model, "cpu", "float32"), Ticket())


@pytest.fixture(scope="module")
def pixels() -> torch.Tensor:
    page = draw_page(SENTENCE, Random(2), for_training())
    assert page is not None
    return torch.from_numpy(page.pixels)


def photo(pixels: torch.Tensor) -> Image.Image:
    return Image.fromarray(pixels.numpy()).convert("RGB")


def test_it_looks_at_strips(pocket: Loaded) -> None:
    assert pocket.canvases == (STRIPS,)


@pytest.mark.parametrize("messages", [ask_to_read(), ask_to_correct(SENTENCE)])
def test_the_tokens_are_the_same(
    pocket: Loaded, pixels: torch.Tensor, messages: list[dict[str, object]]
) -> None:
    prompt = encoded(pocket, photo(pixels), messages)
    assert prompt["input_ids"][0].tolist() == numbers_of(asked(messages))


def test_the_pixels_are_the_same(pocket: Loaded, pixels: torch.Tensor) -> None:
    prompt = encoded(pocket, photo(pixels), ask_to_read())
    assert torch.allclose(prompt["pixel_values"], seen(pixels[None]), atol=1e-5)
