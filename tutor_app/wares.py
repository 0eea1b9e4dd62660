"""All that the page of models has a card for: optional parts of TenseLens, and larger models."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from models.machine import Fit, Forecast
from models.store import Store
from tutor_app.stock import Item, State, look

if TYPE_CHECKING:  # the views need the values alone
    from tutor_app.optional_parts import OptionalPart

HUB = "huggingface.co"
PART = "part"


@dataclass(frozen=True, slots=True)
class Ware:
    """``kind`` is that of a model's `Offer`, or `PART`. ``size`` and ``begun`` are in bytes.

    ``lacking`` says what must be installed before it can be had, "" for nothing; ``made_here``: no
    network is needed.
    """

    name: str
    title: str
    kind: str
    purpose: str
    licence: str
    source: str
    size: int
    state: State
    forecast: Forecast
    begun: int = 0
    lacking: str = ""
    made_here: bool = False


@dataclass(frozen=True, slots=True)
class Wares:
    """``free`` bytes are left on the disk of ``folder``, where the models are."""

    folder: Path
    free: int
    all: tuple[Ware, ...]


def look_at_wares(store: Store) -> Wares:
    """Reads records and sizes, asks for the graphics card and for Java: a fifth of a second."""
    from tutor_app.optional_parts import PARTS

    stock = look(store)
    wares = (*map(_of_part, PARTS.values()), *map(_of_model, stock.items))
    return Wares(stock.folder, stock.free, wares)


def _of_model(item: Item) -> Ware:
    offer = item.offer
    return Ware(
        offer.name,
        offer.title,
        offer.kind,
        offer.purpose,
        offer.licence,
        f"{HUB}/{offer.repo}",
        offer.download,
        item.state,
        item.forecast,
        item.begun,
    )


def _of_part(part: OptionalPart) -> Ware:
    lacking = part.needs() or ""
    fits = Forecast(Fit.NO, lacking) if lacking else Forecast(Fit.CPU, "runs on the processor")
    return Ware(
        part.name,
        part.title,
        PART,
        part.purpose,
        part.licence,
        part.source,
        part.size,
        part.state(),
        fits,
        part.begun(),
        lacking,
        part.made_here,
    )
