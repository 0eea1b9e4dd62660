"""How TenseLens is installed and used: its README, which is there without the network."""

from __future__ import annotations

import re
from importlib import metadata
from pathlib import Path

README = Path(__file__).parents[1] / "README.md"
_PICTURE = re.compile(r"^!\[[^\]]*\]\([^)]*\)\n", re.MULTILINE)


def instructions() -> str:
    """Markdown without pictures; "" where TenseLens runs without being installed."""
    if README.is_file():  # newer than what was installed
        text = README.read_text(encoding="utf-8")
    else:
        try:
            text = metadata.metadata("tenselens")["Description"]
        except metadata.PackageNotFoundError:
            return ""
    return _PICTURE.sub("", text)
