"""Pages for the pocket LLaVA: what stands on them is where the labels say, and nothing is lost."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

import numpy as np
import pytest

from models.strips import LINES, SIDE, STRIP
from training.pocket.faces import Family, for_training, held_out
from training.pocket.layout import lay_out
from training.pocket.letters import BIN, BINS_A_STRIP, bins, can_write, text_of
from training.pocket.pages import draw_page
from training.pocket.tower import full_pages

OURS = for_training()
SENTENCE = "She goed to the market yesterday with her 3 sisters, didn't she?"


def test_letters_that_stand_close_are_all_kept() -> None:
    placed = [("i", 10.1), ("l", 10.9), ("l", 11.5), (".", 30.0)]
    strip = bins(placed)
    assert text_of(strip) == "ill."
    assert strip[10 // BIN]
    assert strip[30 // BIN]


def test_what_lies_outside_is_left_out() -> None:
    assert text_of(bins([("a", -1.0), ("b", 3.0), ("c", SIDE + 1.0)])) == "b"
    assert len(bins([])) == BINS_A_STRIP


def test_only_known_characters_can_be_written() -> None:
    assert can_write("“It’s £5,” she say – 50%!")
    assert not can_write("snow ☃")


@pytest.mark.parametrize("families", [for_training(), held_out()])
def test_the_labels_are_the_sentence(families: Sequence[Family]) -> None:
    for seed in range(30):
        page = draw_page(SENTENCE, Random(seed), families)
        assert page is not None
        assert page.pixels.shape == (SIDE, SIDE)
        lines = [text_of(strip) for strip in page.bins]
        assert len(lines) == LINES
        assert " ".join(line for line in lines if line) == SENTENCE


def test_the_same_lot_draws_the_same_page() -> None:
    one, other = draw_page(SENTENCE, Random(5), OURS), draw_page(SENTENCE, Random(5), OURS)
    assert one is not None
    assert other is not None
    assert (one.pixels == other.pixels).all()


def test_ink_is_where_the_labels_are() -> None:
    """Without wear, by the layout alone: strips with letters are dark, others are not."""
    differences = []
    for seed in range(20):
        page = draw_page("Only two lines of text here", Random(seed), OURS)
        assert page is not None
        spread = [np.ptp(np.sort(strip.ravel())[10:-10]) for strip in np.split(page.pixels, LINES)]
        with_text = page.bins.any(axis=1)
        differences.append(
            np.mean(np.array(spread)[with_text]) - np.mean(np.array(spread)[~with_text])
        )
    assert np.mean(differences) > 40


def test_the_first_letter_stands_at_its_label() -> None:
    """A full stop after a wide gap of blanks: its dark pixels lie in its bin or beside it."""
    near = 0
    for seed in range(20):
        page = draw_page("I", Random(seed), OURS)
        assert page is not None
        (at,) = np.flatnonzero(page.bins[0])
        strip = page.pixels[4 : STRIP - 12].astype(float)
        columns = np.abs(strip - np.median(strip)).mean(axis=0)
        near += abs(int(columns.argmax()) // BIN - int(at)) <= 1
    assert near >= 17  # noise and shadows may win now and then


def test_what_has_no_room_is_refused() -> None:
    assert lay_out("word " * 60, Random(0), OURS) is None
    assert lay_out("Donaudampfschifffahrtsgesellschaftskapitaen", Random(0), OURS) is None


def test_words_that_are_changed_at_random_keep_to_known_letters() -> None:
    pages = full_pages(["café", "fiancé"], 30, Random(2), OURS)
    read = "".join(text_of(strip) for page in pages for strip in page.bins)
    assert can_write(read)
    assert read.count("é") > 30
