"""`tenselens get`: fetch an optional part after the learner agreed, or prepare one."""

from __future__ import annotations

import sys

from models import languagetool_server
from models.errors import TutorError
from tutor_app.terminal import StepLine, say

SIZE = "about 250 MB, from github.com, LGPL-2.1-or-later"


def get_languagetool(*, agreed: bool, offline: bool = False) -> int:
    """Fetch LanguageTool unless it is there.

    Raises `TutorError` when nobody can agree, or when the learner wants to be offline.
    """
    version = languagetool_server.installed_version()
    if version is not None:
        print(f"LanguageTool {version} is there already: {languagetool_server.folder()}")
        return 0
    if offline:
        raise TutorError(
            "Your settings say offline, so nothing is fetched.",
            "To allow it: tenselens settings offline=off",
        )
    if not agreed and not _agrees():
        say("Nothing was fetched.")
        return 1
    print(f"LanguageTool is in {languagetool_server.download()}")
    return 0


def prepare_verb_weigher() -> int:
    """Prepare the language model of the verb corrector from its installed base; again is free.

    Raises `TutorError` where the base is not installed.
    """
    from models.weigher_setup import prepare

    steps = StepLine()
    try:
        folder = prepare(steps.report)
    finally:
        steps.wipe()
    print(f"The language model of the verb corrector is in {folder}")
    return 0


def _agrees() -> bool:
    if not sys.stdin.isatty():
        raise TutorError(
            f"This fetches LanguageTool ({SIZE}).", "If you agree: tenselens get languagetool --yes"
        )
    where = languagetool_server.folder()
    answer = input(f"Fetch LanguageTool ({SIZE}) into {where}? [y/N] ")
    return answer.strip().lower() in ("y", "yes")
