"""Does what the page of models asks for, in the process of the models."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.sizes import in_words
from tutor_app.model_process import in_model_process
from tutor_app.views.model_wish import Deed, Outcome, Wish

if TYPE_CHECKING:
    from models.backends import Ticket
    from models.store import Store
    from tutor_app.optional_parts import OptionalPart
    from tutor_app.wares import Wares


@in_model_process
def look_around(store: Store, ticket: Ticket) -> Wares:
    from tutor_app.wares import look_at_wares

    return look_at_wares(store)


@in_model_process
def fulfil(store: Store, wish: Wish, ticket: Ticket) -> Outcome:
    from tutor_app.optional_parts import PARTS

    name = wish.name
    if name in PARTS:
        return _fulfil_of_part(PARTS[name], wish, ticket, offline=store.offline)
    match wish.deed:
        case Deed.DOWNLOAD:
            store.download(name, ticket)
        case Deed.REPAIR:
            store.repair(name, ticket)
        case Deed.IMPORT:
            assert wish.source is not None
            store.bring_in(wish.source, ticket, name)
        case Deed.VERIFY:
            return Outcome(wish, damaged=store.verify(name, ticket))
        case Deed.REMOVE:
            return Outcome(wish, freed=in_words(store.remove(name, ticket)))
    return Outcome(wish)


def _fulfil_of_part(part: OptionalPart, wish: Wish, ticket: Ticket, *, offline: bool) -> Outcome:
    match wish.deed:
        case Deed.VERIFY:
            return Outcome(wish, damaged=part.verify(ticket))
        case Deed.REMOVE:
            return Outcome(wish, freed=in_words(part.discard(ticket)))
        case _:
            part.get(ticket, offline=offline)
            return Outcome(wish)
