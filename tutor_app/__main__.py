"""``tenselens`` and ``python -m tutor_app``."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path


def main(arguments: Sequence[str] | None = None) -> int:
    """Run ``arguments`` (None: the command line); returns the exit status.

    Nothing, or only photos, opens the window; all else is a command of the terminal.
    """
    given = sys.argv[1:] if arguments is None else list(arguments)
    if given and not all(_is_photo(word) for word in given):
        from tutor_app import cli

        return cli.run(given)
    from tutor_app.start import start_window

    return start_window([Path(word).absolute() for word in given])


def _is_photo(word: str) -> bool:
    """A file that is there, or the name of one that is not: the window says what is wrong."""
    from tutor_app.source import PHOTO_SUFFIXES

    path = Path(word)
    return path.suffix.lower() in PHOTO_SUFFIXES or (path.is_file() and not word.startswith("-"))


if __name__ == "__main__":
    sys.exit(main())
