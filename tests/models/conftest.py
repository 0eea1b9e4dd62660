"""Photos drawn for a test, and the language model that several tests share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

from models.errors import MissingDependency
from models.language_model import LanguageModel
from models.store import Store
from models.weigher_setup import prepare
from tests.models.hub_server import HubServer
from tests.models.tiny_llavas import FAMILIES
from tests.models.tiny_model import tiny_files, tiny_hub, tiny_offer

Draw = Callable[..., Image.Image]


@pytest.fixture
def drawn() -> Draw:
    """Draw lines of dark letters on light paper, in Pillow's own font."""

    def draw(*lines: str, size: tuple[int, int] = (1200, 400), letters: int = 40) -> Image.Image:
        image = Image.new("RGB", size, (250, 248, 240))
        font = ImageFont.load_default(letters)
        for number, line in enumerate(lines):
            place = (40, 40 + round(1.6 * letters) * number)
            ImageDraw.Draw(image).text(place, line, (30, 30, 30), font)
        return image

    return draw


@pytest.fixture(scope="session")
def weigher() -> LanguageModel:
    """The real language model. The first run of all prepares it, in the learner's own folder."""
    try:
        prepare()
    except MissingDependency as missing:
        pytest.skip(str(missing))
    model = LanguageModel()
    model.load()
    return model


@pytest.fixture(scope="session")
def checkpoint(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The folder of the tiny random checkpoint of a vision family, made when first asked for."""
    import torch

    torch.set_num_threads(1)  # a tiny model is slower on two
    folder = tmp_path_factory.mktemp("llavas")
    return cache(lambda family: FAMILIES[family](folder / family))


@pytest.fixture
def samples() -> Path:
    return Path(__file__).parents[2] / "assets" / "samples"


@pytest.fixture
def no_hub_account(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """No token and an empty cache of the hub, which it returns; a store that soon gives up."""
    from huggingface_hub import constants

    cache = tmp_path / "hf" / "hub"
    monkeypatch.setattr(constants, "HF_HUB_CACHE", str(cache))
    monkeypatch.setattr(constants, "HF_TOKEN_PATH", str(tmp_path / "hf" / "token"))
    monkeypatch.delenv("HF_TOKEN", raising=False)
    monkeypatch.setattr("models.transfer.PAUSES", (0.01, 0.02, 0.03))
    return cache


@pytest.fixture
def hub() -> Iterator[HubServer]:
    """A server that speaks the hub's file endpoints and has the tiny model."""
    with tiny_hub(tiny_files()).serving() as server:
        yield server


@pytest.fixture
def store(hub: HubServer, tmp_path: Path, no_hub_account: Path) -> Store:
    """A store that knows this server and the tiny model alone."""
    offer = tiny_offer(tiny_files())
    return Store(endpoint=hub.hub, folder=tmp_path / "models", among={offer.name: offer})
