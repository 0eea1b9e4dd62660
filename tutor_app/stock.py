"""Which models there are, which of them are here, and whether they fit this computer."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from models.catalogue import Offer
from models.machine import Forecast, Machine, forecast, this_machine
from models.store import Installed, Store


class State(StrEnum):
    ABSENT = "absent"
    BEGUN = "begun"  # a download was broken off, and goes on from there
    INSTALLED = "installed"
    IMPORTED = "imported"  # whole, of a revision that nobody knows
    OLD = "old"  # whole, of another revision than the one that is offered now
    DAMAGED = "damaged"  # files are gone or cut off


@dataclass(frozen=True, slots=True)
class Item:
    """A model that can be had. ``begun`` is in bytes; ``revision`` "" where it is not here."""

    offer: Offer
    state: State
    forecast: Forecast
    begun: int = 0
    revision: str = ""


@dataclass(frozen=True, slots=True)
class Stock:
    """``free`` bytes are left on the disk of ``folder``."""

    folder: Path
    free: int
    machine: Machine
    items: tuple[Item, ...]


def look(store: Store) -> Stock:
    """Reads records and sizes, no model; asks for the graphics card: some 50 ms."""
    machine = this_machine()
    items = tuple(_item(store, offer, machine) for offer in store.offers.values())
    return Stock(store.folder, shutil.disk_usage(_there(store.folder)).free, machine, items)


def _item(store: Store, offer: Offer, machine: Machine) -> Item:
    found, begun = store.find(offer.name), store.begun(offer.name)
    revision = "" if found is None else found.record.revision
    return Item(offer, _state(found, begun), forecast(offer, machine), begun, revision)


def _state(found: Installed | None, begun: int) -> State:
    if found is None:
        return State.BEGUN if begun else State.ABSENT
    if found.lacking:
        return State.DAMAGED
    if not found.record.revision:
        return State.IMPORTED
    return State.INSTALLED if found.current else State.OLD


def _there(folder: Path) -> Path:
    return folder if folder.exists() else next(path for path in folder.parents if path.exists())
