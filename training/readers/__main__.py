"""`python -m training.readers fit|show --sentences FILE`: fit the odds by which readers vote."""

from __future__ import annotations

import argparse
import lzma
import random
from collections import Counter
from itertools import islice
from pathlib import Path

from rich.progress import track

from training.grid import grid
from training.readers.disputes import Disputed, Readers, shots
from training.readers.fit import fit, right, write

MOST_READ = 50_000  # sentences of a file
HELD_OUT = 4  # one page in so many is not fitted to


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.readers", description=__doc__)
    parser.add_argument("what", choices=("fit", "show"), help="show prints the differences too")
    parser.add_argument("--sentences", type=Path, required=True, help="one a line, .xz or plain")
    parser.add_argument("--pages", type=int, default=240)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    known: list[Disputed] = []
    held: list[Disputed] = []
    readers = Readers()
    sentences = _sentences(asked.sentences)
    pages = shots(sentences, count=asked.pages, seed=asked.seed)
    for number, shown in enumerate(track(pages, "Pages", total=asked.pages)):
        found = list(readers.disputes(shown))
        (held if number % HELD_OUT == 0 else known).extend(found)
        if asked.what == "show":
            for each in found:
                print(each)
    _report(known, held)
    if asked.what == "fit":
        write(fit(known + held))


def _report(known: list[Disputed], held: list[Disputed]) -> None:
    odds = fit(known)
    for kind, weights in odds.items():
        count = Counter(each.second_right for each in known + held if each.kind is kind)
        print(f"{kind:8} {count[True]:5} second right {count[False]:5} first right {weights}")
    print(f"settled rightly: {right(known, odds)} of {len(known)}")
    print(f"on pages that were not fitted to: {right(held, odds)} of {len(held)}")


def _sentences(path: Path) -> list[str]:
    """Sentences of the file and as many of the grid, most of them with a wrong verb."""
    opened = lzma.open if path.suffix == ".xz" else open
    with opened(path, "rt", encoding="utf-8") as file:
        read = [line.strip() for line in islice(file, MOST_READ) if line.strip()]
    pairs = [text for pair in grid() for text in (pair.wrong, pair.wrong, pair.right)]
    return read + random.Random(0).choices(pairs, k=len(read))


if __name__ == "__main__":
    main()
