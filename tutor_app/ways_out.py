"""The ways on from a problem, the most helpful one first."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from models.errors import BadPhoto, MissingDependency, TutorError
from tutor_app.views.problem_view import WayOut


def ways_out(error: TutorError, *, back: bool) -> tuple[WayOut, ...]:
    """``back``: there is a text to go back to."""
    again = WayOut("again", _tr("Try again"))
    new = WayOut("new", _tr("Another photo or text"))
    if isinstance(error, MissingDependency):
        return WayOut("health", _tr("See what is missing")), again, new
    if back:
        return WayOut("back", _tr("Back to the text")), again
    if isinstance(error, BadPhoto):
        return new, again
    return new, again, WayOut("type", _tr("Type the text instead"))


def _tr(text: str) -> str:
    return QCoreApplication.translate("WaysOut", text)
