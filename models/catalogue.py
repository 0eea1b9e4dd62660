"""Models that can be had from the Hugging Face Hub: the table in catalogue.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import MappingProxyType

from models.errors import StoreFailed

TABLE = Path(__file__).with_name("catalogue.toml")


@dataclass(frozen=True, slots=True)
class Offer:
    """A model that can be had. ``name`` is its key and its folder, ``title`` what a learner sees.

    ``kind`` is "llava" or "text", ``model_type`` what its config.json must say. ``revision`` is
    the commit that is fetched. ``download``, ``gpu`` and ``cpu`` are bytes: of its weights, and of
    memory while it works (estimates). ``weights`` has the SHA-256 of weight files where known.
    """

    name: str
    title: str
    repo: str
    revision: str
    kind: str
    model_type: str
    purpose: str
    licence: str
    download: int
    gpu: int
    cpu: int
    weights: Mapping[str, str] = field(default_factory=dict, hash=False)


@cache
def offers() -> Mapping[str, Offer]:
    """All offers by name, in the order of the table."""
    return read_offers(TABLE)


def read_offers(table: Path) -> Mapping[str, Offer]:
    rows = tomllib.loads(table.read_text(encoding="utf-8"))
    found = {name: Offer(name=name, **row) for name, row in rows.items()}
    return MappingProxyType(found)


def offer_of(name: str, among: Mapping[str, Offer]) -> Offer:
    """The offer of that name, in any case. Raises `StoreFailed` where there is none."""
    offer = among.get(name.lower())
    if offer is None:
        raise StoreFailed(f"There is no model “{name}”.", f"There are: {', '.join(among)}.")
    return offer
