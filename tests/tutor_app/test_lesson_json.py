"""A lesson as JSON and back."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.errors import TutorError
from tests.tutor_app.lessons import lesson_on, photo_lesson
from tutor_app.as_json import lesson_json
from tutor_app.from_json import lesson_of
from tutor_app.lesson import Lesson


def test_every_field_comes_back() -> None:
    lesson = photo_lesson()
    assert all(getattr(lesson, field.name) for field in fields(Lesson))
    assert lesson_of(json.loads(json.dumps(lesson_json(lesson)))) == lesson


@settings(max_examples=60, deadline=None)
@given(st.text(st.sampled_from("He have go likes. \n😀é’\ud800"), max_size=60))
def test_any_text_comes_back(letters: str) -> None:
    try:
        lesson = replace(lesson_on(f"She have a dog. {letters}"), seconds=0.5)
    except TutorError:
        return
    assert lesson_of(json.loads(json.dumps(lesson_json(lesson)))) == lesson


def test_verbs_of_all_sorts_come_back() -> None:
    text = (
        "She can't have been googling it; we must go, he'd better be re-reading, I'll unfriend him."
    )
    lesson = replace(lesson_on(text), seconds=0.0)
    assert len(lesson.tenses) >= 4
    assert lesson_of(lesson_json(lesson)).tenses == lesson.tenses


def test_json_of_an_earlier_version_is_read() -> None:
    lesson = photo_lesson()
    written = lesson_json(lesson)
    del written["ignored"]
    del written["apart"]
    for later in ("sentences", "differences", "legibility", "parts"):
        del written["transcript"][later]
    read = lesson_of(written)
    assert read.ignored == ()
    assert read.transcript is not None
    assert read.transcript.words == lesson.transcript.words  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "change",
    [
        {"text": 3},
        {"text": "Another text."},
        {"edits": [{}]},
        {"edits": None},
        {"route": "ocr"},
        {"tenses": [{"start": 1}]},
        {"transcript": {"text": "x"}},
    ],
)
def test_what_is_no_lesson_is_told(change: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="this is not the JSON of a lesson"):
        lesson_of(lesson_json(photo_lesson()) | change)
