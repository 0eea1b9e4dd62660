"""Real photos cut to sentences: a drawn page stands for one, the readers are the real ones."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw

from models.strips import SIDE
from training.pages.typefaces import typeface
from training.pocket.crops import Crop, crops, table

SENTENCES = ("The small boat was lost at sea.", "Nobody knew where it had gone.")


def test_the_sentences_of_a_photo_are_cut_and_folded(tmp_path: Path) -> None:
    photo = Image.new("RGB", (900, 300), (250, 250, 248))
    ink = ImageDraw.Draw(photo)
    font = typeface("tinos").font(34)
    for number, line in enumerate(SENTENCES):
        ink.text((60, 60 + 70 * number), line, (20, 20, 20), font)
    photo.save(tmp_path / "page.png")
    too_long = "It is " + "very " * 20 + "long."
    listed = {"file": "page.png", "kind": "scan", "sentences": [*SENTENCES, too_long]}
    (tmp_path / "photos.jsonl").write_text(json.dumps(listed), encoding="utf-8")
    found = list(crops(tmp_path))
    assert [crop.sentence for crop in found] == list(SENTENCES)
    for crop in found:
        assert crop.pixels.shape == (SIDE, SIDE)
        assert (crop.pixels[:64] < 128).sum() > 200


def test_the_table_counts_by_kind() -> None:
    blank = np.zeros((SIDE, SIDE), np.uint8)
    found = [Crop("scan", "It’s late.", blank), Crop("scan", "We go.", blank)]
    rows = list(table([*found, Crop("camera", "Yes.", blank)], ["It's late.", "We so.", ""]))
    assert rows[2] == "| scan | 2 | 1 | 6.2 % |"
    assert rows[3] == "| camera | 1 | 0 | 100.0 % |"


def test_a_folder_without_a_list_says_so(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        list(crops(tmp_path))
