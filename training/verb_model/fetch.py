"""Fetch the right sentences that the verb corrector learns from: `... .fetch --out DIR`.

`python -m training.verb_model.fetch --out DIR` leaves there

    sentences.txt.xz   prose of the public-domain books in books.tsv (Project Gutenberg)
    everyday.txt.xz    everyday sentences (Tatoeba, CC BY 2.0 FR: name it where you publish)
    essays.txt.xz      argued prose: An Anarchist FAQ (GPL-2.0-or-later or GFDL-1.1-or-later)
    manuals.txt.xz     technical prose: The Debian Administrator's Handbook (GPL-2.0-or-later or
                       CC-BY-SA-3.0), the documentation of Python 3.11 (PSF-2.0)

and, for a later run, what was downloaded. The last two come out of the Debian packages in
packages.tsv. A run that was stopped goes on where it stood; files that are there are not fetched
again. Project Gutenberg asks programs to use a mirror and to wait between two files
(https://www.gutenberg.org/policy/robot_access.html).
"""

from __future__ import annotations

import argparse
import bz2
import lzma
import random
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from training.verb_model.corpus import FILES
from training.verb_model.debian_texts import ARCHIVE, PACKAGES, listed_packages, package_sentences
from training.verb_model.download import Fetcher, FetchError, write_whole
from training.verb_model.gutenberg import BOOKS, MIRROR, listed_books, prose

TATOEBA = "https://downloads.tatoeba.org/exports/per_language/eng/eng_sentences.tsv.bz2"
SEED = 1927


def everyday(fetcher: Fetcher, url: str, folder: Path) -> Iterator[str]:
    """Sentences of Tatoeba's export, which is kept in ``folder``. Raises `FetchError`."""
    export = folder / "eng_sentences.tsv.bz2"
    if not export.exists():
        write_whole(export, fetcher.get(url))
    yield from exported(export.read_bytes())


def exported(raw: bytes) -> Iterator[str]:
    """Sentences of Tatoeba's export, each once: lines of number, language and text."""
    seen: set[str] = set()
    for line in bz2.decompress(raw).decode("utf-8").split("\n"):
        text = line.rpartition("\t")[2].strip().replace("’", "'")
        if text not in seen and text.isascii() and re.match(r'"?[A-Z].* .*[.!?]"?$', text):
            seen.add(text)
            yield text


def write_sentences(path: Path, sentences: Iterable[str]) -> int:
    """One a line, shuffled, the same at each call; how many."""
    lines = list(sentences)
    random.Random(SEED).shuffle(lines)
    write_whole(path, lzma.compress("".join(f"{line}\n" for line in lines).encode()))
    return len(lines)


def fetch(out: Path, makers: Mapping[str, Callable[[], Iterable[str]]]) -> None:
    """Make each source's file that is not in ``out``; ``makers`` give the sentences by source.

    Raises `FetchError`; what was fetched before it stays.
    """
    for source, make in makers.items():
        target = out / FILES[source]
        if not target.exists():
            print(source, write_sentences(target, make()), "sentences", flush=True)


def main(arguments: Sequence[str] | None = None) -> int:
    asked = _parser().parse_args(arguments)
    makers = _makers(asked)
    try:
        fetch(asked.out, {name: makers[name] for name in asked.only or makers})
    except FetchError as error:
        print(f"{error}\nRun the same command again: it goes on here.", file=sys.stderr)
        return 1
    return 0


def _makers(asked: argparse.Namespace) -> dict[str, Callable[[], Iterable[str]]]:
    fetcher, out = Fetcher(asked.pause), asked.out
    mirror, archive = asked.mirror.rstrip("/"), asked.debian.rstrip("/")

    def packaged(source: str) -> list[str]:
        packages = [one for one in listed_packages(asked.packages) if one.source == source]
        return package_sentences(fetcher, archive, packages, out / "packages")

    return {
        "everyday": lambda: everyday(fetcher, asked.tatoeba, out),
        "essays": lambda: packaged("essays"),
        "manuals": lambda: packaged("manuals"),
        "prose": lambda: prose(fetcher, mirror, listed_books(asked.books), out / "books"),
    }


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m training.verb_model.fetch",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--out", type=Path, required=True, help="folder that gets the files")
    parser.add_argument("--only", choices=FILES, action="append", help="make only this source")
    parser.add_argument("--books", type=Path, default=BOOKS, help="table of id, title, author")
    parser.add_argument("--packages", type=Path, default=PACKAGES, help="table like packages.tsv")
    parser.add_argument("--mirror", default=MIRROR, help=f"of Project Gutenberg ({MIRROR})")
    parser.add_argument("--tatoeba", default=TATOEBA, help="English export of Tatoeba")
    parser.add_argument("--debian", default=ARCHIVE, help=f"archive of Debian ({ARCHIVE})")
    parser.add_argument("--pause", type=float, default=2.0, help="seconds between two files (2)")
    return parser


if __name__ == "__main__":
    sys.exit(main())
