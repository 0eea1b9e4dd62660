"""Files that are whole at every moment: written beside the old one, then put in its place."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from pathlib import Path
from uuid import uuid4


def write_whole(path: Path, pieces: Iterable[str]) -> None:
    """Write ``pieces`` to ``path`` in UTF-8. Raises `OSError`; then what was there before stays."""
    path = path.resolve()  # a link stays a link to the file that is written
    new = path.with_name(f".{uuid4().hex}.new")
    try:
        with new.open("x", encoding="utf-8", errors="replace", newline="\n") as file:
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            shutil.copymode(path, new)
        new.replace(path)
    except BaseException:
        new.unlink(missing_ok=True)
        raise
