"""`tenselens get`: fetch an optional part after the learner agreed, or prepare one."""

from __future__ import annotations

import sys

from models import languagetool_server
from models.backends import Ticket
from models.errors import TutorError
from models.sizes import in_words
from tutor_app.optional_parts import PARTS, OptionalPart
from tutor_app.terminal import StepLine, say


def get_part(name: str, *, agreed: bool, offline: bool = False) -> int:
    """Fetch or prepare the part unless it is there; 1 where the learner does not agree.

    Raises `TutorError` when nobody can agree, when the learner wants to be offline, or when it
    fails.
    """
    part = PARTS[name]
    version = languagetool_server.installed_version() if name == "languagetool" else None
    if version is not None:
        print(f"{part.title} {version} is there already: {languagetool_server.folder()}")
        return 0
    if not (part.made_here or offline or agreed or _agrees(part)):
        say("Nothing was fetched.")
        return 1
    steps = StepLine()
    try:
        folder = part.get(Ticket(steps.report), offline=offline)
    except KeyboardInterrupt:
        if part.begun():
            say("What came so far is kept: the same command goes on from there.")
        raise
    finally:
        steps.wipe()
    print(f"{part.title} is in {folder}")
    return 0


def _agrees(part: OptionalPart) -> bool:
    about = f"{part.title} (about {in_words(part.size)}, from {part.source}, {part.licence})"
    if not sys.stdin.isatty():
        how = f"If you agree: tenselens get {part.name} --yes"
        raise TutorError(f"This fetches {about}.", how)
    answer = input(f"Fetch {about} into {languagetool_server.folder()}? [y/N] ")
    return answer.strip().lower() in ("y", "yes")
