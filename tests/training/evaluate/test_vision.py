"""The vision routes with a tiny model of random weights: by itself its garbage counts as wrong.

Slow: it loads models, and the route has the real OCR readers beside it.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PIL import Image

from models.canvas import Canvas
from models.photo import Photo
from models.tuned import Tuned, write_tuned
from tests.models.tiny_llavas import FAMILIES
from training.evaluate import __main__ as command
from training.evaluate import vision
from training.evaluate.pages import Pages
from training.evaluate.result import read_result
from training.evaluate.truth import read_pages

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder: Path = tmp_path_factory.mktemp("pages")
    Pages(None, folder, 2, held_out=False, seed=3).pairs(workers=1)
    return folder / "pages"


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as a fine-tune leaves it."""
    folder: Path = tmp_path_factory.mktemp("tiny")
    FAMILIES["llava"](folder)
    write_tuned(folder, Tuned(base=str(folder), recipe="none", canvas=336, whole=True))
    return folder


@pytest.mark.parametrize("alone", [True, False])
def test_a_model_of_garbage_is_evaluated_to_the_end(
    alone: bool, model: Path, pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not alone and shutil.which("tesseract") is None:
        pytest.skip("Tesseract is not installed")
    for limit in ("MOST_READ", "MOST_JUDGED"):
        monkeypatch.setattr(vision, limit, 30)
    words = ["--route", "vlm", "--adapter", str(model), "--out", str(tmp_path)]
    words += ["--pages", str(pages), "--choices", "1", "--alone" if alone else "--cut"]
    assert command.main(words) == 0
    found = read_result(tmp_path)
    assert found["pages"] == 2
    assert model.name in found["title"]
    if alone:
        assert found["rates"]["solved"]["value"] == 0
        assert len(found["smoke"]["prompts"]) == 10
        assert found["choices"]["abilities"][-1]["circular"]["value"] == 0
        assert "lines of the sentence" in found["shown"]
    else:  # who reads and corrects beside it has no need of the garbage
        assert found["rates"]["solved"]["value"] > 0
        assert "--alone" in found["smoke"]["why_not"]


def test_a_model_by_itself_is_shown_the_sentence_and_nothing_else(model: Path, pages: Path) -> None:
    (pair,) = read_pages(pages)
    square = vision._square(pair.wrong, (Canvas(336, 336),))
    assert square.size == (336, 336)
    assert min(square.convert("L").tobytes()) < 100  # ink


def test_the_whole_of_a_photo_is_padded_and_never_cut() -> None:
    wide = Image.new("RGB", (800, 200), (255, 0, 0))
    square = vision._square(Photo.of(wide, source="wide"), (Canvas(336, 336), Canvas(672, 336)))
    assert square.size == (672, 336)
    assert square.getpixel((336, 168)) == (255, 0, 0)
    assert square.getpixel((336, 2)) == square.getpixel((336, 333)) == (127, 127, 127)
    assert square.getpixel((1, 168)) == square.getpixel((670, 168)) == (255, 0, 0)
