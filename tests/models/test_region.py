from __future__ import annotations

import pytest
from PIL import Image

from models.backends import Ticket
from models.errors import BadPhoto
from models.grammar.types import Span
from models.photo import Photo
from models.region import cut_region, read_region
from models.transcript import Box, Difference, Reading, Transcript, Word
from tests.fakes import ScriptedReader

PHOTO = Photo.of(Image.new("RGB", (300, 200), "white"), source="page.png")


def test_a_region_is_cut_out_as_far_as_the_photo_goes() -> None:
    assert cut_region(PHOTO, Box(20, 30, 100, 50)).image.size == (100, 50)
    assert cut_region(PHOTO, Box(-20, 150, 100, 500)).image.size == (80, 50)


@pytest.mark.parametrize("region", [Box(400, 0, 50, 50), Box(0, 0, 5, 100), Box(50, 50, -9, 9)])
def test_a_region_without_room_for_text_is_told(region: Box) -> None:
    with pytest.raises(BadPhoto, match=r"“page.png”, which is 300 x 200 pixels"):
        cut_region(PHOTO, region)


def test_boxes_are_on_the_whole_photo(monkeypatch: pytest.MonkeyPatch) -> None:
    reader = ScriptedReader("Hello")
    readings = (Reading("a", "Hello", 0.9), Reading("b", "Hallo", 0.8))
    found = Transcript(
        "Hello",
        "scripted",
        0.9,
        (Word("Hello", Span(0, 5), Box(1, 2, 30, 10), 0.9),),
        (),
        (Difference(Span(0, 5), Box(1, 2, 30, 10), readings),),
    )
    monkeypatch.setattr(reader, "read", lambda photo, ticket: found)
    transcript = read_region(reader, PHOTO, Box(20, -5, 100, 50), Ticket())
    assert transcript.words[0].box == Box(21, 2, 30, 10)
    assert transcript.differences[0].box == Box(21, 2, 30, 10)
