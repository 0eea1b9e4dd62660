from __future__ import annotations

from PIL import Image, ImageDraw

from models.page.drawings import drawings
from models.transcript import Box

X_HEIGHT = 20.0


def page() -> tuple[Image.Image, ImageDraw.ImageDraw]:
    image = Image.new("L", (1000, 1200), 250)
    return image, ImageDraw.Draw(image)


def test_letters_and_lines_to_write_on_are_no_drawings() -> None:
    image, draw = page()
    for number in range(10):
        draw.rectangle((100 + 60 * number, 100, 115 + 60 * number, 135), fill=0)
        draw.line((100, 300 + 50 * number, 900, 300 + 50 * number), fill=0, width=2)
    assert drawings(image, [], X_HEIGHT) == []


def test_a_frame_is_empty_and_a_diagram_is_not() -> None:
    image, draw = page()
    draw.rectangle((100, 100, 500, 300), outline=0, width=3)
    draw.rectangle((100, 500, 500, 800), outline=0, width=3)
    draw.line((120, 780, 300, 520, 480, 700), fill=0, width=6)
    found = drawings(image, [], X_HEIGHT)
    assert [each.filled for each in found] == [False, True]
    assert abs(found[1].box.top - 500) < 10
    assert abs(found[1].box.right - 500) < 10


def test_words_in_a_frame_do_not_fill_it() -> None:
    image, draw = page()
    draw.rectangle((100, 100, 500, 300), outline=0, width=3)
    draw.rectangle((200, 180, 400, 210), fill=0)
    assert drawings(image, [], X_HEIGHT)[0].filled
    assert not drawings(image, [Box(195, 175, 210, 40)], X_HEIGHT)[0].filled


def test_a_dark_photo_is_a_drawing() -> None:
    image, draw = page()
    draw.rectangle((300, 300, 700, 600), fill=110)
    (found,) = drawings(image, [], X_HEIGHT)
    assert abs(found.box.left - 300) < 15
    assert abs(found.box.bottom - 600) < 15


def test_letters_of_a_heading_are_none() -> None:
    image, draw = page()
    draw.rectangle((100, 100, 180, 170), outline=0, width=12)
    assert drawings(image, [Box(90, 90, 400, 95)], X_HEIGHT) == []


def test_the_edge_of_the_sheet_is_none() -> None:
    image, draw = page()
    draw.rectangle((0, 0, 40, 1200), fill=60)
    assert drawings(image, [], X_HEIGHT) == []
