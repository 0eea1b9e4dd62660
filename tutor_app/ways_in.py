"""What was dropped, pasted or chosen, as sources to read or text to check."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from tutor_app.photo_queue import Source
from tutor_app.source import PHOTO_SUFFIXES
from tutor_app.words import translate


def sources_in(given: QMimeData) -> list[Source]:
    """Photos in what was dropped or pasted: files first, else the picture itself."""
    paths = [Path(url.toLocalFile()) for url in given.urls() if url.isLocalFile()]
    if paths:
        return sources_of(paths)
    if given.hasImage():
        image = given.imageData()
        if isinstance(image, QImage) and not image.isNull():
            return [Source(image, translate("WaysIn", "Picture from the clipboard"))]
    return []


def sources_of(paths: Sequence[Path]) -> list[Source]:
    """What each file is, is told when it is opened."""
    return [Source(path, path.name) for path in paths]


def welcome(given: QMimeData) -> bool:
    """Whether something could be made of it."""
    return given.hasUrls() or given.hasImage() or given.hasText()


def choose_photos(parent: QWidget) -> list[Path]:
    endings = " ".join(f"*{suffix}" for suffix in sorted(PHOTO_SUFFIXES))
    chosen, _ = QFileDialog.getOpenFileNames(
        parent,
        translate("WaysIn", "Open photos"),
        "",
        ";;".join(
            (
                translate("WaysIn", "Photos ({endings})").format(endings=endings),
                translate("WaysIn", "All files (*)"),
            )
        ),
    )
    return [Path(path) for path in chosen]
