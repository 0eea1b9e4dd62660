"""Prose of the public-domain books in books.tsv, from a mirror of Project Gutenberg."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from training.verb_model.book_text import book_sentences
from training.verb_model.download import Fetcher, FetchError, NotThere, write_whole

BOOKS = Path(__file__).with_name("books.tsv")
MIRROR = "https://gutenberg.pglaf.org"


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
        write_whole(path, text.encode())
        return path
    raise NotThere(f"{mirror} has no text of {book.title} (number {book.number}).")


def prose(fetcher: Fetcher, mirror: str, books: Sequence[Book], folder: Path) -> list[str]:
    """Sentences of all books; a book that cannot be had or read is named and passed over.

    Raises:
        FetchError: a book cannot be fetched now, or none of them is there.
    """
    found: dict[str, None] = {}
    for at, book in enumerate(books, 1):
        try:
            text = fetch_book(fetcher, mirror, book, folder).read_text(encoding="utf-8")
            new = list(book_sentences(text))
        except (NotThere, ValueError) as error:
            print(f"{at}/{len(books)} {book.title}: left out. {error}", flush=True)
            continue
        found.update(dict.fromkeys(new))
        print(f"{at}/{len(books)} {book.title}: {len(new)} sentences", flush=True)
    if not found:
        raise FetchError(f"No book could be had from {mirror}.")
    return list(found)
