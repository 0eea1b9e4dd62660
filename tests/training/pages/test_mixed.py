"""Pages on which something stands between the lines of sentences."""

from __future__ import annotations

from collections import Counter
from random import Random

import numpy as np

from models.parts import PartKind
from training.pages.design import text_page
from training.pages.mixed import MixedPage, mixed_page
from training.pages.printed import HEIGHT, WIDTH
from training.pages.typefaces import typeface

SENTENCES = tuple(f"The {word} goed home and waited for all of the others." for word in "abcdefgh")


def pages(count: int) -> list[MixedPage]:
    return [
        mixed_page(SENTENCES * 5, typeface("roboto"), Random(number), scale=1.5)
        for number in range(count)
    ]


def test_whole_sentences_are_told_and_stand_in_their_order() -> None:
    for mixed in pages(6):
        assert len(mixed.sentences) > 8
        assert mixed.sentences == (SENTENCES * 5)[: len(mixed.sentences)]
        for line in mixed.page.lines:
            assert 0 < line.left < line.right <= WIDTH
            assert 0 < line.top < line.bottom < HEIGHT


def test_all_sorts_stand_between() -> None:
    kinds = Counter(line.kind for mixed in pages(20) for line in mixed.apart)
    assert set(kinds) == set(PartKind) - {PartKind.BODY}


def test_the_same_lot_gives_the_same_page() -> None:
    one, other = (mixed_page(SENTENCES, typeface("lato"), Random(3), scale=1.5) for _ in range(2))
    assert one.apart == other.apart
    assert np.array_equal(np.asarray(one.page.image), np.asarray(other.page.image))


def test_a_text_page_is_full_of_lines() -> None:
    page = text_page(SENTENCES, typeface("lato"), Random(1), scale=1.5)
    assert len(page.lines) >= 6
    assert max(line.width for line in page.lines) > 0.75 * WIDTH
