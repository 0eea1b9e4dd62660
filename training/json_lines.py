"""Files of JSON lines that a run adds to: what was cut off by a kill is left out."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a file, in order; none where there is no file.

    A line that is no JSON is one that a kill cut off, and is passed over.
    """
    for line in path.read_text("utf-8").splitlines() if path.exists() else ():
        try:
            found = json.loads(line)
        except ValueError:
            continue
        yield found


def append_line(path: Path, value: Mapping[str, Any]) -> None:
    """Add a line at once; a line that was cut off before it stays a line of its own."""
    with path.open("a+b") as file:
        whole = file.seek(0, os.SEEK_END) == 0
        if not whole:
            file.seek(-1, os.SEEK_END)
            whole = file.read(1) == b"\n"
        line = json.dumps(value, ensure_ascii=False) + "\n"
        file.write(("" if whole else "\n").encode() + line.encode())
