"""Flat pages: all of the sentence is there, in one place, and nothing runs out of the page."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest

from models.grammar.edits import compare
from training.grid import grid
from training.pages.design import design_page, list_page
from training.pages.pictures import DRAWINGS, SIZE, drawing
from training.pages.printed import HEIGHT, WIDTH, PrintedPage, Task, counted
from training.pages.sheet import Rect, Sheet, Type
from training.pages.topics import topics
from training.pages.typefaces import typeface

OTHERS = tuple(pair.right for pair in grid()[40:45])


def pages(count: int, face: str = "roboto") -> list[PrintedPage]:
    return [
        design_page(Task(grid()[number].wrong, OTHERS), typeface(face), Random(number), scale=1.5)
        for number in range(count)
    ]


def test_the_boxes_hold_ink_and_are_on_the_page() -> None:
    for page in (*pages(12), *pages(4, "kalam")):
        for line in page.lines:
            assert 0 < line.left < line.right <= WIDTH
            assert 0 < line.top < line.bottom < HEIGHT
            left, top, right, bottom = (round(edge * page.scale) for edge in line)
            inside = np.asarray(page.image.convert("L"))[top:bottom, left:right]
            dark = (inside < inside.max() - 60).mean()
            assert 0.03 < dark < 0.5


def test_layouts_differ_and_name_the_place_of_the_sentence() -> None:
    found = [*pages(30), *pages(3, "kalam")]
    assert {page.layout for page in found} == {"textbook", "worksheet", "exercise book"}
    assert all("sentence" in page.where for page in found)
    assert len({page.where for page in found}) > 8


def test_handwriting_stands_in_an_exercise_book() -> None:
    assert {page.layout for page in pages(3, "schoolbell")} == {"exercise book"}


def test_a_list_page_holds_all_its_sentences() -> None:
    page = list_page(OTHERS, typeface("lora"), Random(2), scale=1.5)
    assert len(page.lines) >= len(OTHERS)
    tops = [line.top for line in page.lines]
    assert tops == sorted(tops)
    assert tops[-1] < HEIGHT


def test_the_task_puts_the_sentence_among_others() -> None:
    task = Task("X.", ("A.", "B.", "C."))
    assert task.items(0, 1) == ("X.",)
    assert task.items(1, 3) == ("A.", "X.", "B.")
    assert (counted(1), counted(3)) == ("one sentence", "three sentences")


def test_text_is_folded_to_the_width_and_its_boxes_fit() -> None:
    sheet = Sheet(300, 200, 2.0, (255, 255, 255))
    how = Type(typeface("noto-sans"), 12)
    lines = sheet.text(10, 10, " ".join(["textbook"] * 12), how, 200)
    assert len(lines) > 2
    assert all(line.right <= 211 for line in lines)
    ink = np.asarray(sheet.image.convert("L")) < 128
    rows, columns = np.nonzero(ink)
    around = Rect(lines[0].left, lines[0].top, max(line.right for line in lines), lines[-1].bottom)
    assert columns.min() / 2 >= around.left - 1
    assert columns.max() / 2 <= around.right + 1
    assert rows.min() / 2 >= around.top - 1
    assert rows.max() / 2 <= around.bottom + 1


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_drawing_has_several_colours(name: str) -> None:
    image = drawing(name, Random(3))
    assert image.size == SIZE
    assert len(np.unique(np.asarray(image).reshape(-1, 3), axis=0)) >= 4


def test_topics_are_in_right_english_and_have_their_drawings() -> None:
    for topic in topics():
        assert topic.drawing in DRAWINGS
        assert 40 < len(topic.text.split()) < 75
        assert not compare(topic.text, topic.text).edits
