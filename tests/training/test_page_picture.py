"""The picture for the documentation shows a photo, its lines and its page side by side."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PIL import Image

from tests.models.page.sheets import BENDS, bent, sheet
from training import page_picture


def test_three_pictures_side_by_side(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    photo, picture = tmp_path / "photo.png", tmp_path / "page.jpg"
    Image.fromarray(bent(sheet(), BENDS["book"]).grey).save(photo)
    monkeypatch.setattr(sys, "argv", ["page_picture", str(photo), "--out", str(picture)])
    page_picture.main()
    with Image.open(picture) as made:
        assert made.height == page_picture.HEIGHT
        assert made.width > 1.9 * page_picture.HEIGHT
