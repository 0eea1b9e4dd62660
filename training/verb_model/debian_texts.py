"""Sentences of the texts in packages.tsv, from Debian's archive."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from training.verb_model.deb_files import installed_files
from training.verb_model.download import Fetcher, FetchError, NotThere, write_whole
from training.verb_model.html_text import page_sentences

PACKAGES = Path(__file__).with_name("packages.tsv")
# A mirror drops a version when the next one comes; the snapshot of a day stays.
ARCHIVE = "https://snapshot.debian.org/archive/debian/20260801T000000Z"


@dataclass(frozen=True)
class Package:
    """A .deb by its ``path`` in the archive; its pages lie under ``folder`` once installed."""

    source: str
    title: str
    path: str
    sha256: str
    folder: str
    licence: str


def listed_packages(path: Path = PACKAGES) -> tuple[Package, ...]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return tuple(Package(**row) for row in rows)


def fetch_package(fetcher: Fetcher, archive: str, package: Package, folder: Path) -> bytes:
    """The .deb as it is listed, kept in ``folder``.

    Raises:
        NotThere: the archive lacks it.
        FetchError: it cannot be fetched, or is another file than the one that is listed.
    """
    path = folder / PurePosixPath(package.path).name
    kept = path.read_bytes() if path.exists() else b""
    if _sha256(kept) == package.sha256:
        return kept
    try:
        raw = fetcher.get(f"{archive}/{quote(package.path)}")
    except NotThere as error:
        raise NotThere(
            f"{error}. Mirrors keep the newest version only; {ARCHIVE} has all."
        ) from error
    if _sha256(raw) != package.sha256:
        raise FetchError(f"{path.name} from {archive} is not the file with the listed SHA-256.")
    write_whole(path, raw)
    return raw


def package_sentences(
    fetcher: Fetcher, archive: str, packages: Sequence[Package], folder: Path
) -> list[str]:
    """Sentences of all packages, each once. Raises `FetchError`."""
    found: dict[str, None] = {}
    for package in packages:
        raw = fetch_package(fetcher, archive, package, folder)
        new = dict.fromkeys(_sentences(raw, package.folder))
        found.update(new)
        print(f"{package.title} ({package.licence}): {len(new)} sentences", flush=True)
    return list(found)


def _sentences(deb: bytes, folder: str) -> Iterator[str]:
    for page in installed_files(deb, folder, ".html"):
        yield from page_sentences(page.decode("utf-8", "replace"))


def _sha256(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()
