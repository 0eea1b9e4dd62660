from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from models.folding_cuts import cuts_at
from models.photo import Photo
from models.rapid_cuts import Place
from models.two_readers import TwoReaders
from training.folding_gain import Gain, gain, row


def test_a_sentence_on_a_large_page_is_read_only_when_folded() -> None:
    reader = TwoReaders()
    if reader.weaker() is not None:
        pytest.skip(f"{reader.weaker()}")
    page = Image.new("RGB", (1000, 1300), (250, 250, 250))
    font, text = ImageFont.load_default(20), "She have a small garden behind the old house."
    ImageDraw.Draw(page).text((60, 600), text, (20, 20, 20), font)
    left, top, right, bottom = font.getbbox(text)
    corners = (
        (60 + left, 600 + top),
        (60 + right, 600 + top),
        (60 + right, 600 + bottom),
        (60 + left, 600 + bottom),
    )
    photo = Photo.of(page, source="page")
    cuts = cuts_at(np.asarray(page.convert("L"), np.uint8), [Place(corners)])
    found = gain(photo, cuts, cuts[0].x_height, text, "LLaVA 1.5, 336", reader)
    assert found.before < 4 < 15 < found.after
    assert (found.plain_read, found.folded_read) == (False, True)


def test_a_row_says_before_and_after() -> None:
    gains = [
        Gain(3.0, 20.0, False, True),
        Gain(7.0, 24.0, True, True),
        Gain(4.0, 28.0, False, False),
    ]
    assert row("LLaVA", gains) == "| LLaVA | 4.0 -> 24.0 | 33 -> 100 % | 33 -> 67 % |"
