"""The steps that readers and correctors report, so that they can be translated."""

from __future__ import annotations

from tutor_app.words import QT_TRANSLATE_NOOP, translate

STEPS = (
    QT_TRANSLATE_NOOP("Work", "Asking LanguageTool"),
    QT_TRANSLATE_NOOP("Work", "Done"),
    QT_TRANSLATE_NOOP("Work", "Explaining"),
    QT_TRANSLATE_NOOP("Work", "Getting the corrector ready"),
    QT_TRANSLATE_NOOP("Work", "Getting the reader ready"),
    QT_TRANSLATE_NOOP("Work", "Loading RapidOCR"),
    QT_TRANSLATE_NOOP("Work", "Loading the language model"),
    QT_TRANSLATE_NOOP("Work", "Looking at the verbs"),
    QT_TRANSLATE_NOOP("Work", "Looking for lines"),
    QT_TRANSLATE_NOOP("Work", "Looking for the page"),
    QT_TRANSLATE_NOOP("Work", "Opening the photo"),
    QT_TRANSLATE_NOOP("Work", "Read the photo"),
    QT_TRANSLATE_NOOP("Work", "Reading the photo once more"),
    QT_TRANSLATE_NOOP("Work", "Reading the photo"),
    QT_TRANSLATE_NOOP("Work", "Starting LanguageTool"),
    QT_TRANSLATE_NOOP("Work", "Cutting the photo"),
    QT_TRANSLATE_NOOP("Work", "Turning the photo"),
)


def step_name(step: str) -> str:
    """``step`` in the language of the window; one that is not listed stays English."""
    return translate("Work", step)
