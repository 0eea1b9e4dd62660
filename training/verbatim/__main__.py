"""Measure how well readers keep the wrong forms that are printed on a page.

    python -m training.verbatim --out DIR [--readers tesseract rapid]

prints 500 wrong sentences (the grid's 300, and 200 with forms like "teached") on 100 pages in 34
typefaces, photographs them, and has each reader read them. Prints a table and writes
`verbatim.json`, and `misread.txt` with every sentence that was not read letter by letter.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from rich.progress import track

from models.registry import READERS
from training.verbatim.photos import PrintedPhoto, photos
from training.verbatim.readings import Reading, read_all, ready
from training.verbatim.report import misread, rates, table


def main() -> None:
    asked = _arguments()
    made = track(
        photos(asked.out / "photos", asked.seed, asked.every), "Photos", total=100 // asked.every
    )
    shown = list(made)
    readings: list[Reading] = []
    for name in asked.readers:
        missing = ready(name)
        if missing:
            print(missing, file=sys.stderr)
            continue
        readings += read_all(name, track(shown, name))
    _write(asked.out, shown, readings)


def _write(out: Path, shown: list[PrintedPhoto], readings: list[Reading]) -> None:
    counted = rates(readings)
    print(table(counted, photos=len(shown), typefaces=len({photo.typeface for photo in shown})))
    (out / "verbatim.json").write_text(json.dumps(counted, indent=1), "utf-8")
    (out / "misread.txt").write_text("".join(misread(readings)), "utf-8")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--out", type=Path, required=True, help="folder for photos and results")
    parser.add_argument("--readers", nargs="+", default=sorted(READERS), metavar="NAME")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--every", type=int, default=1, metavar="N", help="each Nth page only")
    return parser.parse_args()


if __name__ == "__main__":
    main()
