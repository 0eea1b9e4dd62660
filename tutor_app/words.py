"""Words on the screen that no widget of its own translates; Qt Linguist knows both by their names.

The words of widgets go through their own ``tr``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from models.errors import TutorError

MESSAGES = "Messages"
"""The context of what is written in English below the window; see `tutor_app.phrases`."""
FIGURES = "Figures"
"""The context of bare numbers."""


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # the name that Qt's lupdate looks for
    """``text`` as it is: marked, to be translated where it is shown."""
    return text


def translate(context: str, text: str) -> str:
    return QCoreApplication.translate(context, text)


def said(text: str) -> str:
    """What a model or the program below the window says, in words for the window."""
    return QCoreApplication.translate(MESSAGES, text) if text else ""


def figure(number: float) -> str:
    """``number`` with one decimal, as the language of the window writes it."""
    return QCoreApplication.translate(FIGURES, f"{number:.1f}")


def said_error(error: TutorError) -> str:
    return f"{said(error.message)} {said(error.hint)}".rstrip()
