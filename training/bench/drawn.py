"""Is a drawn page ever read worse than by plain Tesseract? `python -m training.bench.drawn DIR`.

``DIR`` was made by `python -m training.render --out DIR`. A page is read worse where more letters
of its sentence are wrong or missing; ours are missing, too, where they are taken for no sentence.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator
from pathlib import Path

from models import registry
from models.backends import Ticket
from models.errors import NoText
from models.parts import blanked, set_apart
from models.photo import Photo
from training.bench.readers import plain_tesseract
from training.distance import even, nearest


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.bench.drawn", description=__doc__)
    parser.add_argument("folder", type=Path)
    folder: Path = parser.parse_args().folder
    lines = (folder / "pages.jsonl").read_text("utf-8").splitlines()
    pages = [json.loads(line) for line in lines]
    plain = plain_tesseract()
    found = [(page["id"], *compared(page, folder, plain, our_sentences)) for page in pages]
    for line in report(found):
        print(line)


def our_sentences(path: Path) -> str:
    """What our reader reads there as sentences."""
    reader = registry.reader("ocr")
    reader.load(Ticket())
    try:
        read = reader.read(Photo.open(path), Ticket())
    except NoText:
        return ""
    return blanked(read.text, set_apart(read.text, read.parts))


def compared(
    page: dict[str, str],
    folder: Path,
    plain: Callable[[Path], str],
    ours: Callable[[Path], str],
) -> tuple[int, int]:
    """How many letters of the page's sentence each of the two got wrong."""
    path = folder / page["image"]
    return off(page["sentence"], plain(path)), off(page["sentence"], ours(path))


def off(sentence: str, text: str) -> int:
    """The fewest letters of ``sentence`` to change until it is a stretch of ``text``."""
    return nearest(_even(sentence), _even(text)).off


def report(found: list[tuple[str, int, int]]) -> Iterator[str]:
    for name, plain, ours in found:
        if ours > plain:
            yield f"worse: {name}, letters off {ours} instead of {plain}"
    by_plain, by_ours = [plain for _, plain, _ in found], [ours for _, _, ours in found]
    right = f"plain {by_plain.count(0)}, ours {by_ours.count(0)}"
    yield f"{len(found)} pages; sentences letter by letter: {right};"
    yield f"letters off: plain {sum(by_plain)}, ours {sum(by_ours)}"


def _even(text: str) -> str:
    return " ".join(even(text).split())


if __name__ == "__main__":
    main()
