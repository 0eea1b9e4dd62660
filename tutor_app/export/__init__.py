"""A lesson as a file that a learner keeps, sends or prints: its suffix says in which form."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from models.errors import TutorError
from tutor_app.as_json import lesson_json
from tutor_app.export.html import as_html
from tutor_app.export.markdown import as_markdown
from tutor_app.export.plain import as_plain
from tutor_app.terminal import to_json
from tutor_app.whole_file import write_whole

if TYPE_CHECKING:
    from tutor_app.lesson import Lesson

__all__ = ["FORMATS", "as_html", "as_markdown", "as_plain", "require_format", "save_lesson"]


def _as_json(lesson: Lesson, language: str) -> str:
    return to_json(lesson_json(lesson), indent=2) + "\n"


FORMATS: dict[str, Callable[[Lesson, str], str]] = {
    ".txt": as_plain,
    ".md": as_markdown,
    ".html": as_html,
    ".json": _as_json,
}
"""Suffix -> what writes a lesson; the labels around it are in the language, "en" or "es"."""


def save_lesson(lesson: Lesson, path: Path, language: str) -> None:
    """Write ``lesson``; the file is whole or as it was before.

    `explained_in` changes the language of the explanations themselves. Raises `TutorError` where
    the suffix is unknown or the file cannot be written.
    """
    require_format(path)
    text = FORMATS[path.suffix.lower()](lesson, language)
    try:
        write_whole(path, (text,))
    except OSError as error:
        raise TutorError(
            f"“{path}” cannot be written: {error.strerror or error}.",
            "Choose another folder, or free some disk space.",
        ) from error


def require_format(path: Path) -> None:
    """Raises `TutorError` where the suffix of ``path`` is none of `FORMATS`."""
    if path.suffix.lower() not in FORMATS:
        raise TutorError(
            f"A lesson cannot be saved as “{path.name}”.",
            f"Let the name end in {', '.join(FORMATS)}.",
        )
