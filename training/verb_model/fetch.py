"""Fetch the right sentences that the verb corrector learns from: `... .fetch --out DIR`.

`python -m training.verb_model.fetch --out DIR` leaves there

    sentences.txt.xz   prose of the public-domain books in books.tsv (Project Gutenberg)
    everyday.txt.xz    everyday sentences (Tatoeba, CC BY 2.0 FR: name it where you publish)

and, for a later run, what was downloaded. A run that was stopped goes on where it stood; files
that are there are not fetched again. Project Gutenberg asks programs to use a mirror and to wait
between two files (https://www.gutenberg.org/policy/robot_access.html).
"""

from __future__ import annotations

import argparse
import bz2
import csv
import lzma
import random
import re
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from training.verb_model.book_text import book_sentences

BOOKS = Path(__file__).with_name("books.tsv")
MIRROR = "https://gutenberg.pglaf.org"
TATOEBA = "https://downloads.tatoeba.org/exports/per_language/eng/eng_sentences.tsv.bz2"
AGENT = "TenseLens (a grammar tutor; fetches its training texts once)"
TRIES = 3
SEED = 1927


class FetchError(Exception):
    """A file cannot be had; the message says which one and why."""


class NotThere(FetchError):
    """The server has no such file."""


@dataclass
class Fetcher:
    """Gets files one by one, ``pause`` seconds apart."""

    pause: float = 2.0
    timeout: float = 60.0
    _next: float = 0.0

    def get(self, url: str) -> bytes:
        """The bytes behind a URL. Raises `NotThere`, or `FetchError` after `TRIES` failures."""
        reason = ""
        for number in range(TRIES):
            # After a failure the server gets more time.
            self._wait(2**number)
            try:
                return self._read(url)
            except urllib.error.HTTPError as error:
                if error.code in (404, 410):
                    raise NotThere(f"{url}: {error.code} {error.reason}") from error
                reason = f"{error.code} {error.reason}"
            except (OSError, urllib.error.URLError) as error:
                reason = str(getattr(error, "reason", error))
        raise FetchError(f"{url} cannot be fetched: {reason}.")

    def _read(self, url: str) -> bytes:
        request = urllib.request.Request(url, headers={"User-Agent": AGENT})
        with urllib.request.urlopen(request, timeout=self.timeout) as answer:
            found: bytes = answer.read()
            promised = answer.headers.get("Content-Length")
        if promised is not None and len(found) != int(promised):
            raise OSError(f"{len(found)} bytes came instead of {promised}")
        return found

    def _wait(self, factor: int) -> None:
        time.sleep(max(0.0, self._next - time.monotonic()) * factor)
        self._next = time.monotonic() + self.pause


@dataclass(frozen=True)
class Book:
    number: int
    title: str
    author: str


def listed_books(path: Path = BOOKS) -> tuple[Book, ...]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return tuple(Book(int(row["id"]), row["title"], row["author"]) for row in rows)


def places(mirror: str, number: int) -> Iterator[str]:
    """Where a mirror may keep a book: the folder of made files, then the tree of sent ones.

    >>> list(places("https://m", 36))[:2]
    ['https://m/cache/epub/36/pg36.txt', 'https://m/3/36/36-0.txt']
    """
    yield f"{mirror}/cache/epub/{number}/pg{number}.txt"
    folders = "/".join(str(number)[:-1]) or "0"
    for ending in ("-0", "", "-8"):
        yield f"{mirror}/{folders}/{number}/{number}{ending}.txt"


def fetch_book(fetcher: Fetcher, mirror: str, book: Book, folder: Path) -> Path:
    """The book as UTF-8 in ``folder``. Raises `NotThere` where the mirror lacks it."""
    path = folder / f"{book.number}.txt"
    if path.exists():
        return path
    for url in places(mirror, book.number):
        try:
            raw = fetcher.get(url)
        except NotThere:
            continue
        try:
            text = raw.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = raw.decode("cp1252", "replace")
        _write(path, text.encode())
        return path
    raise NotThere(f"{mirror} has no text of {book.title} (number {book.number}).")


def prose(fetcher: Fetcher, mirror: str, books: Sequence[Book], out: Path) -> list[str]:
    """Sentences of all books; a book that cannot be had or read is named and passed over."""
    found: dict[str, None] = {}
    for at, book in enumerate(books, 1):
        try:
            text = fetch_book(fetcher, mirror, book, out).read_text(encoding="utf-8")
            new = list(book_sentences(text))
        except (NotThere, ValueError) as error:
            print(f"{at}/{len(books)} {book.title}: left out. {error}", flush=True)
            continue
        found.update(dict.fromkeys(new))
        print(f"{at}/{len(books)} {book.title}: {len(new)} sentences", flush=True)
    return list(found)


def everyday(raw: bytes) -> Iterator[str]:
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
    _write(path, lzma.compress("".join(f"{line}\n" for line in lines).encode()))
    return len(lines)


def _write(path: Path, raw: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    scratch = path.with_suffix(".part")
    scratch.write_bytes(raw)
    scratch.replace(path)


def fetch(out: Path, fetcher: Fetcher, *, mirror: str, tatoeba: str, books: Sequence[Book]) -> None:
    """Make both files in ``out``. Raises `FetchError`; what was fetched before it stays."""
    target = out / "everyday.txt.xz"
    if not target.exists():
        export = out / "eng_sentences.tsv.bz2"
        if not export.exists():
            _write(export, fetcher.get(tatoeba))
        print(write_sentences(target, everyday(export.read_bytes())), "everyday sentences")
    target = out / "sentences.txt.xz"
    if not target.exists():
        found = prose(fetcher, mirror, books, out / "books")
        if not found:
            raise FetchError(f"No book could be had from {mirror}.")
        print(write_sentences(target, found), "sentences of prose")


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m training.verb_model.fetch",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--out", type=Path, required=True, help="folder that gets the files")
    parser.add_argument("--books", type=Path, default=BOOKS, help="table of id, title, author")
    parser.add_argument("--mirror", default=MIRROR, help=f"of Project Gutenberg ({MIRROR})")
    parser.add_argument("--tatoeba", default=TATOEBA, help="English export of Tatoeba")
    parser.add_argument("--pause", type=float, default=2.0, help="seconds between two files (2)")
    asked = parser.parse_args(arguments)
    books = listed_books(asked.books)
    mirror = asked.mirror.rstrip("/")
    try:
        fetch(asked.out, Fetcher(asked.pause), mirror=mirror, tatoeba=asked.tatoeba, books=books)
    except FetchError as error:
        print(f"{error}\nRun the same command again: it goes on here.", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
