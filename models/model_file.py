"""One file that is fetched: its name, its length and the checksum that it must have."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hashlib import _Hash as Hash

BLOCK = 1 << 20
Tick = Callable[[int], None]
"""Called with the number of bytes that are done, often; what it raises stops the work."""

# Weights as safetensors, and what tokenizers and settings need: nothing that could run code.
_WANTED = re.compile(
    r"[\w][\w.+-]*\.(safetensors|json|txt|model|jinja)|LICENSE|README\.md", re.ASCII
)
_CHECKSUM = re.compile(r"sha256:[0-9a-f]{64}|git-sha1:[0-9a-f]{40}")


def is_wanted(name: str) -> bool:
    """Whether a file of a repository or folder is fetched. Names with a folder never are."""
    return _WANTED.fullmatch(name) is not None


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """``checksum`` is "sha256:..." or "git-sha1:...", the name that git gives such a content.

    Raises `ValueError` for a checksum that is none.
    """

    name: str
    size: int
    checksum: str

    def __post_init__(self) -> None:
        if self.size < 0 or not _CHECKSUM.fullmatch(self.checksum):
            raise ValueError(f"not a file that can be checked: {self}")

    def hash(self) -> Hash:
        """A hash that is to be fed with the content."""
        if self.checksum.startswith("sha256:"):
            return hashlib.sha256()
        # https://git-scm.com/book/en/v2/Git-Internals-Git-Objects
        return hashlib.sha1(b"blob %d\0" % self.size, usedforsecurity=False)

    def fits(self, digest: Hash) -> bool:
        return digest.hexdigest() == self.checksum.partition(":")[2]

    def is_at(self, path: Path, tick: Tick = lambda done: None) -> bool:
        """Whether ``path`` holds this file, byte by byte. Raises `OSError` where it breaks."""
        if not path.is_file() or path.stat().st_size != self.size:
            return False
        return self.fits(fed(self.hash(), path, tick))


@dataclass(frozen=True, slots=True)
class ModelFile(CheckedFile):
    """One of a model. Raises `ValueError` for a name that is not wanted, too."""

    def __post_init__(self) -> None:
        CheckedFile.__post_init__(self)
        if not is_wanted(self.name):
            raise ValueError(f"not a file of a model: {self}")


def fed(digest: Hash, path: Path, tick: Tick) -> Hash:
    """``digest`` after the content of ``path``; ticks with the bytes that were read."""
    done = 0
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            digest.update(block)
            done += len(block)
            tick(done)
    return digest


def copied(file: CheckedFile, source: Path, target: Path, tick: Tick) -> bool:
    """Copy ``source`` to ``target`` and say whether it is this file. Raises `OSError`."""
    digest, done = file.hash(), 0
    with source.open("rb") as reading, target.open("wb") as writing:
        while block := reading.read(BLOCK):
            writing.write(block)
            digest.update(block)
            done += len(block)
            tick(done)
    return done == file.size and file.fits(digest)
