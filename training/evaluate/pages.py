"""Which pages an evaluation shows: those of a folder, or drawn for it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from rich.progress import track

from models.errors import BadSettings
from training.evaluate.truth import PagePair, mixed, read_pages
from training.grid import HELD_OUT_VERBS, grid
from training.pages.album import OtherSettings, Settings, fill, orders

_SETTINGS = "settings.json"  # of a folder of `training.render`


@dataclass(frozen=True)
class Pages:
    """``given`` is a folder of `training.render`; without one, pages are drawn into ``out``.

    ``limit`` is the most pages, 0 for all; ``held_out``: only of the verbs that no training has.
    ``seed`` decides how pages look that are drawn.
    """

    given: Path | None
    out: Path
    limit: int
    held_out: bool
    seed: int

    def pairs(self, workers: int) -> list[PagePair]:
        """All of them, what is missing drawn first.

        Raises `MissingDependency` where the given folder has none, `BadSettings` where the folder
        for them is full of others.
        """
        if self.given is None:
            self._draw(workers)
        found = [
            pair
            for pair in read_pages(self._folder)
            if not self.held_out or pair.right.pair.cell.verb in HELD_OUT_VERBS
        ]
        return found[: self._most]

    @property
    def source(self) -> str:
        """Where the pages come from, for people."""
        path = self._folder / _SETTINGS
        if not path.exists():
            return "given"
        made = json.loads(path.read_text("utf-8"))
        faces = "typefaces that no training uses" if made["unseen"] else "the typefaces of training"
        return f"`training.render` with seed {made['seed']}, in {faces}"

    @property
    def _folder(self) -> Path:
        return self.given or self.out / "pages"

    @property
    def _most(self) -> int | None:
        return max(1, self.limit // 2) if self.limit else None

    def _draw(self, workers: int) -> None:
        wanted = mixed(grid())
        if self.held_out:
            wanted = [pair for pair in wanted if pair.cell.verb in HELD_OUT_VERBS]
        listed = orders(wanted[: self._most], self.seed)
        made = fill(self._folder, listed, Settings(self.seed, unseen=True), workers)
        try:
            for _ in track(made, "Photos"):
                pass
        except OtherSettings as error:
            raise BadSettings(f"{error}.", "Choose another folder.") from error
