"""Fill the growing folder of a model: with what is on this computer, the rest by network."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from models import hub
from models.backends import Ticket
from models.catalogue import Offer
from models.disk_space import is_full, need_space, no_space
from models.errors import StoreFailed
from models.hub import Hub, Location
from models.model_file import ModelFile, copied
from models.model_record import PLAN, RECORD, Record, read_record, write_record
from models.pace import Pace, Watch
from models.transfer import fetch, keep, part_of, tried

if TYPE_CHECKING:
    from models.store import Store

Files = tuple[ModelFile, ...]


@dataclass(frozen=True, slots=True)
class Work:
    """What is to be fetched, for whom. The lock of the model is held."""

    store: Store
    offer: Offer
    ticket: Ticket
    watch: Watch | None = None

    @property
    def growing(self) -> Path:
        return self.store.growing(self.offer)

    def pace(self, step: str, total: int) -> Pace:
        return Pace(step, total, self.ticket, self.watch)


def complete(work: Work, asking: Hub) -> None:
    """Let the growing folder become the whole model with its record.

    What is in it from an earlier try, in the model that it replaces or in the cache that all
    programs share is taken, when its checksum says that it may. Raises `StoreFailed`,
    `Cancelled`, `OSError`.
    """
    offer, growing = work.offer, work.growing
    _need_network(work)
    files = tried(lambda: asking.files(offer), lambda: work.ticket.progress("Asking the hub", 0.0))
    growing.mkdir(exist_ok=True)
    _begin(growing, Record(offer.name, offer.repo, offer.revision, files))
    elsewhere = _taken_over(work, files)
    hint = other_folder(growing)
    need_space(growing, offer.title, _missing(growing, files), hint)
    try:
        _fill(work, files, elsewhere, asking)
    except OSError as error:
        if is_full(error):
            raise no_space(growing, offer.title, _missing(growing, files), hint) from error
        raise
    (growing / PLAN).replace(growing / RECORD)


def other_folder(growing: Path) -> str:
    """What to do where there is no room."""
    return (
        f"Free some space, or choose another folder than {growing.parent}: "
        "tenselens settings models_folder=FOLDER. What came so far is kept."
    )


def _need_network(work: Work) -> None:
    if work.store.offline:
        raise StoreFailed(
            f"Your settings say offline, so {work.offer.title} is not fetched.",
            "To allow it: tenselens settings offline=off. "
            "Without the network: tenselens models import FOLDER",
        )
    if hub.is_offline():
        raise StoreFailed(
            f"HF_HUB_OFFLINE is set, so {work.offer.title} is not fetched.",
            "Unset it, or bring the model in: tenselens models import FOLDER",
        )


def _begin(growing: Path, plan: Record) -> None:
    """Keep what was checked, or is growing, under the same checksum; delete all else."""
    before = read_record(growing, PLAN) or read_record(growing, RECORD)
    checked = set(before.files if before else ())
    kept = {file.name for file in plan.files if file in checked}
    for path in growing.iterdir():
        if path.name != PLAN and path.name.removesuffix(".part") not in kept:
            path.unlink()
    write_record(plan, growing, PLAN)


def _taken_over(work: Work, files: Files) -> dict[ModelFile, Path]:
    """Link to what is on this disk; what is on another disk, and is to be copied."""
    elsewhere = {}
    pace = work.pace(f"Checking {work.offer.title}", sum(file.size for file in files))
    done = 0
    for file in files:
        place = work.growing / file.name
        for source in (work.store.place(work.offer) / file.name, hub.cached(work.offer, file)):
            if place.exists() or source is None or not file.is_at(source, pace.after(done)):
                continue
            try:
                os.link(source, place)
            except OSError:
                elsewhere[file] = source
        done += file.size
    return elsewhere


def _fill(work: Work, files: Files, elsewhere: dict[ModelFile, Path], asking: Hub) -> None:
    pace = work.pace(f"Fetching {work.offer.title}", sum(file.size for file in files))
    done = 0
    for file in files:
        place, tick = work.growing / file.name, pace.after(done)
        if file in elsewhere and not place.exists():
            if copied(file, elsewhere[file], part_of(place), tick):
                keep(file, place, tick)
            else:
                part_of(place).unlink()
        if not place.exists():

            def locate(file: ModelFile = file) -> Location:
                return asking.locate(work.offer, file)

            fetch(file, place, locate, tick)
        done += file.size
        pace.at(done)


def _missing(growing: Path, files: Files) -> int:
    """Bytes that are still to come."""
    there = 0
    for file in files:
        for path in (growing / file.name, part_of(growing / file.name)):
            there += path.stat().st_size if path.exists() else 0
    return max(0, sum(file.size for file in files) - there)
