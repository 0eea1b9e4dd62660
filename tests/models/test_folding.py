"""Text drawn here, folded, and read again."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw, ImageFont

from models.backends import Ticket
from models.canvas import STRIPS, Canvas, canvases_of, square, tiled
from models.errors import TooMuchText
from models.folding import Fold, best_fold, fold, plain_x_height
from models.folding_cuts import Cut, cuts_at, cuts_of_page, cuts_of_words, measured
from models.page import Page, flatten
from models.photo import Photo
from models.rapid_cuts import Place
from models.reading import Piece
from models.tesseract import Tesseract
from models.transcript import Box
from tests.models.conftest import Draw

SENTENCE = "The young boys was playing happily near the old jetty when it began to rain."
NEXT_GRIDS = ((336, 672), (672, 336), (672, 672), (1008, 336), (336, 1008))


def line_of(text: str, letters: int = 40, ink: int = 30, paper: int = 245) -> Cut:
    font = ImageFont.load_default(letters)
    size = round(font.getlength(text)) + letters, round(1.6 * letters)
    image = Image.new("L", size, paper)
    ImageDraw.Draw(image).text((letters // 2, 1.15 * letters), text, ink, font, anchor="ls")
    return measured(np.asarray(image, np.uint8))


def words_of(planned: Fold) -> list[tuple[float, float]]:
    return [(word.left, word.right) for row in planned.rows for word in row]


@pytest.fixture(scope="module")
def tesseract() -> Tesseract:
    reader = Tesseract()
    if reader.missing() is not None:
        pytest.skip(f"{reader.missing()}")
    return reader


@pytest.mark.parametrize("letters", [14, 24, 60])
@pytest.mark.parametrize(("ink", "paper"), [(30, 245), (240, 40)])
def test_a_line_is_parted_between_its_words(letters: int, ink: int, paper: int) -> None:
    cut = line_of(SENTENCE, letters, ink, paper)
    font = ImageFont.load_default(letters)
    assert len(cut.words) == len(SENTENCE.split())
    assert cut.baseline == pytest.approx(1.15 * letters, abs=0.06 * letters)
    drawn = font.getbbox("x", anchor="ls")
    assert cut.x_height == pytest.approx(drawn[3] - drawn[1], rel=0.2)


@pytest.mark.parametrize("end", [".", ",", "?", "...", ";", "”"])
def test_a_mark_belongs_to_its_word(end: str) -> None:
    bare, marked = line_of("We saw Ann"), line_of(f"We saw Ann{end}")
    longer = marked.words[-1][1] - bare.words[-1][1]
    width = ImageFont.load_default(40).getlength(end)
    assert len(marked.words) == 3
    assert 0.5 * width < longer < width + 4
    spaced = line_of(f"We saw Ann{end} He left.")
    assert spaced.words[2][1] == pytest.approx(marked.words[2][1], abs=2)


@pytest.mark.parametrize("canvas", [STRIPS, square(336), Canvas(672, 336)])
def test_every_word_is_on_the_canvas_in_its_order(canvas: Canvas) -> None:
    cut = line_of(SENTENCE)
    planned = best_fold([cut], [canvas])
    assert planned is not None
    assert words_of(planned) == list(cut.words)
    assert len(planned.rows) > 1
    folded = fold([cut], [canvas])
    assert folded.image.size == (canvas.width, canvas.height)
    assert folded.image.mode == "RGB"
    assert canvas.least <= folded.after <= canvas.most


def test_what_was_folded_can_be_read(tesseract: Tesseract) -> None:
    image = fold([line_of(SENTENCE)], [square(336)]).image
    read = tesseract.read(Photo.of(image.resize((1008, 1008)), source="folded"), Ticket())
    assert read.text == SENTENCE


def test_letters_stand_where_the_pocket_model_expects_them() -> None:
    pixels = np.asarray(fold([line_of("men sew rows near some wax men as men")], [STRIPS]).image)
    ink = np.flatnonzero((pixels[..., 0] < 120).sum(axis=1))
    lowest = [strip * 32 + (ink[ink // 32 == strip] % 32).max() for strip in set(ink // 32)]
    assert {int(row) % 32 for row in lowest} <= {20, 21, 22}
    assert ink.min() >= 22 - 12 - 2


def test_the_text_of_several_lines_goes_on_in_one_row() -> None:
    planned = best_fold([line_of("Listen! It"), line_of("is him.")], [square(336)])
    assert planned is not None
    alone = best_fold([line_of("Listen! It")], [square(336)])
    assert alone is not None
    assert sum(len(row) for row in planned.rows) == 4


def test_fewer_words_are_drawn_larger() -> None:
    short, long = line_of("She goes home."), line_of(" ".join([SENTENCE] * 4))
    small, large = fold([long], [square(336)]), fold([short], [square(336)])
    assert 6 <= small.after < large.after <= 32
    before = plain_x_height(20, (1200, 900), 336)
    assert fold([short], [square(336)], before=before).why == (
        "The text stands on 2 rows, its small letters 32 pixels high;"
        " on the whole photo they would be 5.6."
    )


def test_tiles_are_taken_only_where_they_are_needed() -> None:
    grids = tiled(NEXT_GRIDS, 336)
    assert fold([line_of("She goes home.")], grids).canvas.tiles == 2
    many = fold([line_of(" ".join([SENTENCE] * 8))], grids)
    assert many.canvas.tiles > 2
    assert f"of {many.canvas.tiles} tiles" in many.why


def test_too_many_words_are_told() -> None:
    with pytest.raises(TooMuchText, match="too long"):
        fold([line_of(" ".join([SENTENCE] * 3))], [STRIPS])
    with pytest.raises(TooMuchText):
        fold([line_of("W" * 40)], [STRIPS])
    assert best_fold([], [STRIPS]) is None


def test_a_sentence_is_taken_out_of_its_line(drawn: Draw) -> None:
    image = drawn("One is here. She go home. It rains.", letters=30)
    page = flatten(Photo.of(image, source="page"))
    font = ImageFont.load_default(30)
    left = 40 + round(font.getlength("One is here. "))
    pieces = []
    for word in ("She", "go", "home."):
        width = round(font.getlength(word))
        pieces.append(Piece(word, (0, 0, 0), Box(left, 40, width, 34), 0.9))
        left += round(font.getlength(word + " "))
    (cut,) = cuts_of_words(pieces, page)
    assert len(cut.words) == 3
    (whole,) = cuts_of_page(page)
    assert len(whole.words) == 8
    assert cut.pixels.shape[1] < whole.pixels.shape[1] / 2


def test_a_line_too_short_to_be_measured_is_as_large_as_the_others() -> None:
    first, last = "They was running through a wide street", "again."
    image = Image.new("L", (900, 200), 250)
    draw, font = ImageDraw.Draw(image), ImageFont.load_default(36)
    places = []
    for number, text in enumerate((first, last)):
        top = 20 + 60 * number
        draw.text((20, top), text, 20, font)
        right, bottom = 22 + font.getlength(text), top + 44
        places.append(Place(((18, top), (right, top), (right, bottom), (18, bottom))))
    long, short = cuts_at(np.asarray(image, np.uint8), places)
    assert short.x_height == pytest.approx(long.x_height, rel=0.05)
    assert [len(cut.words) for cut in (long, short)] == [7, 1]


def test_an_empty_page_has_nothing_to_fold() -> None:
    blank = Page(Image.new("L", (300, 300), 255), (), ())
    assert cuts_of_page(blank) == ()
    assert cuts_of_words((), blank) == ()


WIDTHS = st.lists(st.floats(0.5, 20), min_size=1, max_size=60)


@given(WIDTHS, st.sampled_from([STRIPS, square(336), *tiled(NEXT_GRIDS, 336)]))
def test_rows_hold_all_words_and_have_room_for_them(widths: Sequence[float], on: Canvas) -> None:
    left, words = 0.0, []
    for width in widths:
        words.append((left, left + 20 * width))
        left = words[-1][1] + 12
    cut = Cut(np.full((50, 10), 255, np.uint8), 36.0, 20.0, tuple(words))
    planned = best_fold([cut], [on])
    if planned is None:
        smallest = (on.width - 2 * on.margin) / on.least
        # As it stands, or with the half of each row empty, it would not go in.
        assert max(widths) > smallest * 0.97 or sum(widths) > smallest * on.rows(on.least) / 4
        return
    assert words_of(planned) == words
    assert len(planned.rows) <= on.rows(planned.x_height)
    for row in planned.rows:
        wide = sum(word.width for word in row) + sum(word.gap for word in row[1:])
        assert wide * planned.x_height <= on.room + 1e-6


def test_a_configuration_tells_the_canvases() -> None:
    one = {"vision_config": {"image_size": 336, "patch_size": 14}}
    assert canvases_of(one) == (square(336),)
    assert canvases_of({"vision_config": {"image_size": 192, "patch_size": 16}}) == (STRIPS,)
    grids = {**one, "image_grid_pinpoints": [list(grid) for grid in NEXT_GRIDS]}
    assert [(each.width, each.height, each.tiles) for each in canvases_of(grids)] == [
        (672, 336, 2),
        (336, 672, 2),
        (672, 672, 4),
        (336, 1008, 3),
        (1008, 336, 3),
    ]
