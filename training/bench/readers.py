"""One way to read photos, as a process of its own: `python -m training.bench.readers NAME`.

It takes a photo's path a line and answers with a JSON object a line, so that several can take
turns on the same photo.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from models import registry
from models.backends import Ticket
from models.errors import TutorError
from models.photo import Photo

Read = Callable[[Path], str]


def main() -> None:
    read = SYSTEMS[sys.argv[1]]()
    for line in sys.stdin:
        started, spent = time.perf_counter(), _spent()
        text = read(Path(line.rstrip("\n")))
        answer = {
            "output": text,
            "seconds": time.perf_counter() - started,
            "work": _spent() - spent,
        }
        print(json.dumps(answer), flush=True)


def plain_tesseract() -> Read:
    """The command as it comes, on the file as it is."""

    def read(path: Path) -> str:
        command = ["tesseract", str(path), "-", "-l", "eng", "--psm", "3"]
        ended = subprocess.run(command, capture_output=True, text=True, check=False)
        return ended.stdout

    return read


def plain_rapid() -> Read:
    """The package as it comes: its own lines in its own order."""
    from rapidocr import RapidOCR

    whole = RapidOCR(params={"Global.log_level": "critical"})
    return lambda path: "\n".join(getattr(whole(str(path)), "txts", None) or ())


def ours(name: str) -> Callable[[], Read]:
    """A reader of the registry, from the file to the text."""

    def ready() -> Read:
        reader = registry.reader(name)
        reader.load(Ticket())
        return read

    def read(path: Path) -> str:
        try:
            return registry.reader(name).read(Photo.open(path), Ticket()).text
        except TutorError:
            return ""

    return ready


SYSTEMS: dict[str, Callable[[], Read]] = {
    "plain tesseract": plain_tesseract,
    "plain rapidocr": plain_rapid,
    "tesseract": ours("tesseract"),
    "ocr": ours("ocr"),
}


def _spent() -> float:
    """Seconds of all processors, those of ended child processes too."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


if __name__ == "__main__":
    main()
