"""A result as three files of one name: JSON with all numbers, Markdown and a picture for people."""

from __future__ import annotations

import json
from pathlib import Path

from training.evaluate.plots import plot
from training.evaluate.report import report
from training.evaluate.result import Result


def publish(found: Result, page: Path) -> Result:
    """Write ``page`` (NAME.md) with NAME.json and NAME.png beside it; what stands in the JSON."""
    page.parent.mkdir(parents=True, exist_ok=True)
    picture = page.with_suffix(".png")
    written = {**found, "plot": picture.name, "numbers": page.with_suffix(".json").name}
    plot(written, picture)
    write_whole(page.with_suffix(".json"), _lines(written))
    write_whole(page, report(written))
    return written


def write_whole(path: Path, text: str) -> None:
    """All of it or nothing, whenever the process is stopped."""
    part = path.with_name(f"{path.name}.part")
    part.write_text(text, encoding="utf-8")
    part.replace(path)


def _lines(found: Result) -> str:
    """A line a key, so that changes can be read, and hundreds of pairs take no thousand lines."""
    lines = (f"{json.dumps(k)}: {json.dumps(v, ensure_ascii=False)}" for k, v in found.items())
    return "{\n" + ",\n".join(lines) + "\n}\n"
