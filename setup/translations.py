"""`python -m setup.translations`: collect the words of the window, and compile their translations.

Both are done by the tools of Qt Linguist that PySide6 brings along. Words that are new stand in
`assets/translations/*.ts` as unfinished: translate them there, by hand or in Qt Linguist, and run
this again.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "assets" / "translations"
MARKS = ("self.tr(", "translate(", "QT_TRANSLATE_NOOP(")
DEFINITIONS = "words.py"


def sources() -> list[str]:
    """The modules that have words to translate, relative to the repository."""
    found = []
    for path in sorted((ROOT / "tutor_app").rglob("*.py")):
        text = path.read_text("utf-8")
        if path.name != DEFINITIONS and any(mark in text for mark in MARKS):
            found.append(str(path.relative_to(ROOT)))
    return found


def collect(target: Path) -> None:
    """Bring ``target`` up to date; what is translated there stays, what is gone goes."""
    options = ["-no-obsolete", "-locations", "none", "-source-language", "en"]
    _run("pyside6-lupdate", *sources(), *options, "-ts", str(target))


def compile_all(folder: Path) -> None:
    """Write a ``.qm`` file beside each ``.ts`` file."""
    for written in sorted(folder.glob("*.ts")):
        _run("pyside6-lrelease", "-silent", str(written), "-qm", str(written.with_suffix(".qm")))


def _run(tool: str, *arguments: str) -> None:
    subprocess.run([str(Path(sys.executable).with_name(tool)), *arguments], check=True, cwd=ROOT)


if __name__ == "__main__":
    for each in sorted(FOLDER.glob("*.ts")):
        collect(each)
    compile_all(FOLDER)
