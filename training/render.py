"""Print every sentence of the grid on a textbook page and take a photo of it.

    python -m training.render --out DIR --seed 1

writes 600 photos (`photos/`), `llava.json` (LLaVA's format: id, image, conversations),
`pages.jsonl` (a page a line: the sentence, its box on the photo, its error, typeface, layout) and
`contact-sheet.jpg`. The same seed gives the same bytes; a run that was stopped goes on.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path

from rich.progress import track

from training.grid import grid, variations
from training.pages.album import OtherSettings, Settings, fill, orders
from training.pages.contact_sheet import contact_sheet


def main() -> None:
    asked = _arguments()
    pairs = grid() + variations(asked.vary, seed=asked.seed)
    wanted = orders(pairs, asked.seed)[:: asked.every]
    settings = Settings(asked.seed, unseen=asked.unseen_fonts)
    made = fill(asked.out, wanted, settings, asked.workers)
    try:
        for _ in track(made, "Photos", total=len(wanted)):
            pass
    except OtherSettings as error:
        sys.exit(f"{error}. Choose another folder, or delete this one.")
    lines = (asked.out / "pages.jsonl").read_text("utf-8").splitlines()
    records = [json.loads(line) for line in lines]
    contact_sheet(asked.out, records).save(asked.out / "contact-sheet.jpg", quality=85)
    print(f"{len(records)} photos are in {asked.out}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--out", type=Path, required=True, help="folder for photos and JSON")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument(
        "--vary", type=int, default=0, metavar="N", help="add N variations of each cell"
    )
    parser.add_argument(
        "--every", type=int, default=1, metavar="N", help="make only each Nth photo, to try it out"
    )
    parser.add_argument(
        "--unseen-fonts", action="store_true", help="print in the typefaces kept for tests"
    )
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    return parser.parse_args()


if __name__ == "__main__":
    main()
