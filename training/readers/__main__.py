"""`python -m training.readers collect | fit`: fit the odds by which readers vote.

    python -m training.readers collect --sentences FILE --pages 600

prints sentences of FILE and of the grid on pages, has both readers read them, and adds the places
that they differ in to `places.tsv`; `--first 600` goes on with the pages after those. It takes
seconds a page.

    python -m training.readers fit

fits `models/reading_odds.tsv` to these places, and says how well odds that were fitted to three
pages of four settle the fourth. It takes seconds.
"""

from __future__ import annotations

import argparse
import lzma
import random
from collections import Counter
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from rich.progress import track

from training.grid import grid
from training.readers.disputes import Disputed, Readers, shots
from training.readers.fit import TARGET, fit, parted, right, write
from training.readers.places import HEADING, PLACES, append, read

MOST_READ = 50_000  # sentences of a file


def main() -> None:
    asked = _arguments()
    if asked.what == "collect":
        numbers = range(asked.first, asked.first + asked.pages)
        _collect(_sentences(asked.sentences), numbers, asked.seed, asked.places)
        return
    places = list(read(asked.places))
    _report(places)
    write(fit(places), asked.odds)


def _collect(sentences: Sequence[str], numbers: range, seed: int, path: Path) -> None:
    readers = Readers()
    pages = shots(sentences, numbers=numbers, seed=seed)
    with path.open("a", encoding="utf-8") as file:
        if not file.tell():
            file.write(HEADING)
        for shown in track(pages, "Pages", total=len(numbers)):
            append(readers.disputes(shown), file)
            file.flush()


def _report(places: Sequence[Disputed]) -> None:
    known, held = parted(places)
    odds = fit(known)
    for kind, weights in odds.items():
        count = Counter(each.second_right for each in places if each.kind is kind)
        print(f"{kind:8} {count[True]:5} second right {count[False]:5} first right {weights}")
    print(f"settled rightly: {right(known, odds)} of {len(known)}")
    print(f"on pages that were not fitted to: {right(held, odds)} of {len(held)}")


def _sentences(path: Path) -> list[str]:
    """Sentences of the file and as many of the grid, most of them with a wrong verb."""
    opened = lzma.open if path.suffix == ".xz" else open
    with opened(path, "rt", encoding="utf-8") as file:
        read_ = [line.strip() for line in islice(file, MOST_READ) if line.strip()]
    pairs = [text for pair in grid() for text in (pair.wrong, pair.wrong, pair.right)]
    return read_ + random.Random(0).choices(pairs, k=len(read_))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m training.readers", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    kinds = parser.add_subparsers(dest="what", required=True)
    collect = kinds.add_parser("collect", help="read drawn pages, keep the places in dispute")
    collect.add_argument("--sentences", type=Path, required=True, help="one a line, .xz or plain")
    collect.add_argument("--pages", type=int, default=600)
    collect.add_argument("--first", type=int, default=0, metavar="N", help="number of the first")
    collect.add_argument("--seed", type=int, default=1)
    fitting = kinds.add_parser("fit", help="fit the odds to the places that are kept")
    fitting.add_argument("--odds", type=Path, default=TARGET)
    for each in (collect, fitting):
        each.add_argument("--places", type=Path, default=PLACES)
    return parser.parse_args()


if __name__ == "__main__":
    main()
