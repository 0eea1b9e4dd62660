"""`python -m setup.desktop_entry`: put TenseLens into the menu of a Linux desktop, for one user.

Writes to $XDG_DATA_HOME (~/.local/share): the entry, with the program of this environment, the
icon, and what software centres show. Doing it again renews all three.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from setup.environment import ROOT

NAME = "io.github.tenselens.TenseLens"


def install(target: Path, program: Path) -> list[Path]:
    """Write the files below ``target``; ``program`` is what the entry starts."""
    desktop = ROOT / "assets" / "desktop"
    entry = (desktop / f"{NAME}.desktop").read_text("utf-8")
    files = {
        f"applications/{NAME}.desktop": entry.replace("Exec=tenselens", f'Exec="{program}"'),
        f"metainfo/{NAME}.metainfo.xml": (desktop / f"{NAME}.metainfo.xml").read_text("utf-8"),
        f"icons/hicolor/scalable/apps/{NAME}.svg": (
            ROOT / "assets" / "icons" / "tenselens.svg"
        ).read_text("utf-8"),
    }
    for name, text in files.items():
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return [target / name for name in files]


if __name__ == "__main__":
    home = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    for written in install(home, Path(sys.executable).with_name("tenselens")):
        print(written)
