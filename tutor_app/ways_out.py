"""The ways on from a problem, the most helpful one first."""

from __future__ import annotations

from models.errors import BadPhoto, MissingDependency, TutorError
from tutor_app.views.problem_view import WayOut
from tutor_app.words import translate


def ways_out(error: TutorError, *, back: bool) -> tuple[WayOut, ...]:
    """``back``: there is a text to go back to."""
    again = WayOut("again", translate("WaysOut", "Try again"))
    new = WayOut("new", translate("WaysOut", "Another photo or text"))
    if isinstance(error, MissingDependency):
        return WayOut("health", translate("WaysOut", "See what is missing")), again, new
    if back:
        return WayOut("back", translate("WaysOut", "Back to the text")), again
    if isinstance(error, BadPhoto):
        return new, again
    return new, again, WayOut("type", translate("WaysOut", "Type the text instead"))
