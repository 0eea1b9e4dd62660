"""A lesson on the clipboard or in a file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QGuiApplication, QPageLayout, QPdfWriter, QTextDocument
from PySide6.QtWidgets import QFileDialog, QWidget

from models.errors import TutorError
from tutor_app.lesson import Lesson
from tutor_app.words import translate

PDF = ".pdf"
MARGIN = 18  # millimetres


def copy_lesson(lesson: Lesson, language: str) -> None:
    from tutor_app.export import as_plain

    QGuiApplication.clipboard().setText(as_plain(lesson, language))


def choose_file(parent: QWidget) -> Path | None:
    """Where the lesson is to be saved; the suffix says in which form."""
    forms = {
        translate("Saving", "Web page (*.html)"): ".html",
        translate("Saving", "PDF (*.pdf)"): PDF,
        translate("Saving", "Text (*.txt)"): ".txt",
        "Markdown (*.md)": ".md",
        "JSON (*.json)": ".json",
    }
    name, chosen = QFileDialog.getSaveFileName(
        parent, translate("Saving", "Save the lesson"), "lesson.html", ";;".join(forms)
    )
    if not name:
        return None
    path = Path(name)
    return path if path.suffix else path.with_suffix(forms.get(chosen, ".html"))


def save(lesson: Lesson, path: Path, language: str) -> None:
    """Raises `TutorError` where it cannot be written."""
    from tutor_app.export import as_html, save_lesson

    if path.suffix.lower() == PDF:
        _print(as_html(lesson, language), path)
    else:
        save_lesson(lesson, path, language)


def _print(html: str, path: Path) -> None:
    document = QTextDocument()
    document.setHtml(html)
    writer = QPdfWriter(str(path))
    writer.setTitle("TenseLens")
    writer.setPageMargins(QMarginsF(MARGIN, MARGIN, MARGIN, MARGIN), QPageLayout.Unit.Millimeter)
    document.print_(writer)
    del writer  # the file is written when it goes
    if not path.is_file() or not path.stat().st_size:
        raise TutorError(f"“{path}” cannot be written.", "Choose another folder.")
