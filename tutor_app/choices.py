"""What can be chosen in the settings now: readers, correctors, and the models that are here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from models import registry

Options = Sequence[tuple[object, str]]


@dataclass(frozen=True, slots=True)
class Installed:
    """Names and titles of what can be chosen now. ``is_address`` raises `TutorError`."""

    readers: Options
    correctors: Options
    vision_models: Options
    text_models: Options
    is_address: Callable[[str], object]


def installed() -> Installed:
    """Imports the modules of all readers and correctors, and looks into records of models."""
    from models.chat_wire import address_of
    from models.vision_models import vision_models

    return Installed(
        readers=tuple((name, registry.reader(name).title) for name in registry.READERS),
        correctors=tuple((name, registry.corrector(name).title) for name in registry.CORRECTORS),
        vision_models=tuple((model.name, model.title) for model in vision_models()),
        text_models=_text_models(),
        is_address=address_of,
    )


def _text_models() -> Options:
    from models.store import Store

    store = Store(offline=True)
    offers = (offer for offer in store.offers.values() if offer.kind == "text")
    return tuple((offer.name, offer.title) for offer in offers if store.find(offer.name))
