"""What stands on the pages that are shown: pairs of a right and a wrong sentence."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from models.errors import MissingDependency
from models.grammar.types import Explanation
from models.photo import Photo
from models.region import cut_region
from models.transcript import Box
from training.grid import Cell, GridPair, GridTense, Planted
from training.json_lines import read_lines

PAGES = "pages.jsonl"
_MARGIN = 0.5  # around a sentence that is cut out, in heights of a line

Record = dict[str, Any]
Quad = Sequence[Sequence[float]]  # four corners, each x and y in pixels of the photo


@dataclass(frozen=True)
class Shown:
    """One page: the file ``photo`` with the right or the wrong sentence of ``pair``.

    ``digest`` is the SHA-256 of the file, ``where`` names the sentence's place on the page,
    ``facts`` describe the page. ``lines`` are the lines of the sentence.
    """

    key: str
    photo: Path
    digest: str
    pair: GridPair
    right: bool
    where: str
    typeface: str
    facts: str
    lines: tuple[Quad, ...]

    @property
    def sentence(self) -> str:
        return self.pair.right if self.right else self.pair.wrong

    @cached_property
    def explanation(self) -> Explanation | None:
        """What the grammar core says of the planted error; None for the right sentence."""
        return None if self.right else self.pair.explanation()

    def opened(self, *, cut: bool) -> Photo:
        """The photo; ``cut``: only the sentence, as a learner marks it. Raises `BadPhoto`."""
        photo = Photo.open(self.photo)
        return cut_region(photo, _around(self.lines)) if cut else photo


@dataclass(frozen=True)
class PagePair:
    """The two pages of one pair of the grid."""

    right: Shown
    wrong: Shown

    @property
    def pages(self) -> tuple[Shown, Shown]:
        return self.right, self.wrong


def mixed(pairs: Iterable[GridPair]) -> list[GridPair]:
    """``pairs`` in the order in which they are asked: the first n are a fair sample of all.

    The order of any two is the same, whichever others there are.
    """
    return sorted(pairs, key=lambda pair: hashlib.sha256(pair.key.encode()).digest())


def read_pages(folder: Path) -> list[PagePair]:
    """The pairs in a folder of `training.render`, mixed; a page without its other half is left.

    Raises `MissingDependency` where there are none.
    """
    halves: dict[str, dict[bool, Record]] = defaultdict(dict)
    for record in read_lines(folder / PAGES):
        name, _, kind = record["id"].rpartition("-")
        halves[name][kind == "right"] = record
    both = {name: half for name, half in halves.items() if len(half) == 2}
    pairs = {_pair(name, half[False]): half for name, half in both.items()}
    if not pairs:
        raise MissingDependency(
            f"There are no pairs of pages in {folder}.",
            "Make some: python -m training.render --out DIR",
        )
    return [
        PagePair(_shown(folder, pair, pairs[pair][True]), _shown(folder, pair, pairs[pair][False]))
        for pair in mixed(pairs)
    ]


def _pair(name: str, wrong: Record) -> GridPair:
    cell = Cell(wrong["verb"], GridTense(wrong["tense"]), wrong["person"])
    variant = name.removeprefix(f"{cell.key}-v") if name != cell.key else "0"
    planted = Planted(wrong["error"])
    return GridPair(cell, wrong["corrected"], wrong["sentence"], planted, int(variant))


def _shown(folder: Path, pair: GridPair, record: Record) -> Shown:
    return Shown(
        key=record["id"],
        photo=folder / record["image"],
        digest=record["sha256"],
        pair=pair,
        right=record["error"] is None,
        where=record["where"],
        typeface=record["typeface"],
        facts=record["conversations"]["describe"][1]["value"],
        lines=tuple(record["lines"]),
    )


def _around(lines: Sequence[Quad]) -> Box:
    """The box of all lines with a margin."""
    corners = [corner for line in lines for corner in line]
    left, right = min(x for x, _ in corners), max(x for x, _ in corners)
    top, bottom = min(y for _, y in corners), max(y for _, y in corners)
    margin = _MARGIN * min(max(y for _, y in line) - min(y for _, y in line) for line in lines)
    return Box(
        round(left - margin),
        round(top - margin),
        round(right - left + 2 * margin),
        round(bottom - top + 2 * margin),
    )
