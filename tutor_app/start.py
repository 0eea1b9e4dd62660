"""Opens the window where there is a screen for it, and says what to do where there is none."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from tutor_app.terminal import say

NO_WINDOW = 2
_IN_THE_TERMINAL = 'In the terminal: tenselens check "She go to school.", or tenselens --help'


def start_window(photos: Sequence[Path]) -> int:
    """Show the window until it is closed; the exit status."""
    if not _has_screen():
        say("There is no screen here, so the window cannot be opened.")
        say(_IN_THE_TERMINAL)
        return NO_WINDOW
    try:
        from tutor_app.app import open_window
    except ImportError as error:  # PySide6, or a library of the system that it needs
        say(f"The window cannot be opened: {error}.")
        say("`tenselens doctor` says what is missing. " + _IN_THE_TERMINAL)
        return NO_WINDOW
    return open_window(photos)


def _has_screen() -> bool:
    """Qt ends the whole process where it finds none, so this is asked before."""
    if not sys.platform.startswith("linux"):
        return True
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return any(os.environ.get(name) for name in named)
