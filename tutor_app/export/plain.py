"""A lesson as plain text: the page of the terminal without its colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor_app.lesson_page import lesson_lines
from tutor_app.terminal import harmless

if TYPE_CHECKING:
    from tutor_app.lesson import Lesson


def as_plain(lesson: Lesson, language: str) -> str:
    return "".join(f"{harmless(line.plain)}\n" for line in lesson_lines(lesson, language))
