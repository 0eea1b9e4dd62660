"""Which text model corrects by choosing and answers questions, and how it is to be loaded."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from models.errors import BadSettings, MissingDependency
from models.weigher_setup import HOW, find_base

if TYPE_CHECKING:
    from models.store import Installed, Store

BASE = "smollm2-135m"  # its key in the catalogue; the set-up brings these weights, too
BASE_TITLE = "SmolLM2 135M Instruct"


@dataclass(frozen=True, slots=True)
class TextWish:
    """``model`` is "auto" or a name of the catalogue; ``device`` "auto", "cpu" or "gpu";
    ``precision`` "auto", "float32", "bf16", "fp16", "int8" or "nf4"."""

    model: str = "auto"
    device: str = "auto"
    precision: str = "auto"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a text model is read from: ``folder`` has safetensors, `None` is the set-up's file."""

    name: str
    title: str
    folder: Path | None


_wished: list[TextWish] = []


def choose_text_model(wish: TextWish) -> None:
    """What is loaded from now on; another model that is loaded makes room when it is next used."""
    _wished[:] = [wish]


def wished() -> TextWish:
    return _wished[0] if _wished else TextWish()


def source_of(name: str) -> Source:
    """The model of that name; for "auto" the largest that is installed and fits this machine.

    Looks at records only. Raises `MissingDependency` with what to install, `BadSettings` for a
    model that is no text model, `StoreFailed` for an unknown name.
    """
    from models.store import Store

    store = Store(offline=True)
    if name == "auto":
        found = _largest(store)
        return _source(found) if found is not None else _base()
    offer = store.offer(name)
    if offer.kind != "text":
        raise BadSettings(f"{offer.title} is no text model.", "Choose text_model=auto.")
    installed = store.find(offer.name)
    if offer.name == BASE and (installed is None or installed.lacking):
        return _base()
    store.folder_of(offer.name)  # says what is missing
    assert installed is not None
    return _source(installed)


def _largest(store: Store) -> Installed | None:
    texts = (offer.name for offer in store.offers.values() if offer.kind == "text")
    found = [one for one in map(store.find, texts) if one is not None and not one.lacking]
    if not found:
        return None
    from models.machine import Fit, forecast, this_machine

    machine = this_machine()
    fitting = [one for one in found if forecast(one.offer, machine).fit is not Fit.NO]
    return max(fitting, key=lambda one: one.offer.download, default=None)


def _source(found: Installed) -> Source:
    return Source(found.offer.name, found.offer.title, found.folder)


def _base() -> Source:
    try:
        find_base()
    except MissingDependency as error:
        raise MissingDependency(
            "No text model is installed.",
            f"Fetch one: tenselens models download {BASE}. Or: {HOW}",
        ) from error
    return Source(BASE, BASE_TITLE, None)
