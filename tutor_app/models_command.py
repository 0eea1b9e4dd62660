"""`tenselens models`: what can be had, what is there, fetch, check, remove, bring in."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from models.backends import Ticket
from models.errors import TutorError
from models.machine import Fit, Forecast
from models.sizes import in_words
from models.store import Store
from tutor_app.stock import Item, State, Stock, look
from tutor_app.terminal import Line, StepLine, line, say, show, to_json

if TYPE_CHECKING:
    from tutor_app.settings import Settings

NAME_WIDTH = 22
Done = TypeVar("Done")
_FIT_STYLES = {Fit.GPU: "green", Fit.CPU: "yellow", Fit.NO: "red"}


@dataclass(frozen=True, slots=True)
class Wish:
    """What the command line asks for: ``action`` is list, download, verify, remove or import."""

    action: str = "list"
    names: tuple[str, ...] = ()
    source: Path = Path()
    name: str | None = None
    repair: bool = False
    yes: bool = False
    json: bool = False


def models_command(wish: Wish, settings: Settings) -> int:
    """Do it and return the exit status: 1 where there is damage, or nobody agreed.

    Raises `TutorError`.
    """
    store = Store(offline=settings.offline)
    for name in wish.names:
        store.offer(name)  # a wrong name stops all, before anything is done
    match wish.action:
        case "download":
            return max(_download(store, name, agreed=wish.yes) for name in wish.names)
        case "verify":
            return _verify(store, wish.names, repair=wish.repair)
        case "remove":
            return max(_remove(store, name, agreed=wish.yes) for name in wish.names)
        case "import":
            found = _with_steps(lambda ticket: store.bring_in(wish.source, ticket, wish.name))
            print(f"{found.offer.title} is in {found.folder}")
        case _:
            _list(store, json=wish.json)
    return 0


def _list(store: Store, *, json: bool) -> None:
    stock = look(store)
    if json:
        rows = [_row(item) for item in stock.items]
        print(to_json({"folder": str(stock.folder), "models": rows}, indent=2))
        return
    show(_lines(stock))


def _row(item: Item) -> dict[str, object]:
    offer, installed = item.offer, item.state not in (State.ABSENT, State.BEGUN)
    return {
        "name": offer.name,
        "title": offer.title,
        "kind": offer.kind,
        "purpose": offer.purpose,
        "licence": offer.licence,
        "repo": offer.repo,
        "revision": offer.revision,
        "download": offer.download,
        "gpu_memory": offer.gpu,
        "memory": offer.cpu,
        "fits": str(item.forecast.fit),
        "forecast": item.forecast.words,
        "state": str(item.state),
        "installed_revision": item.revision if installed else None,
        "begun": item.begun,
    }


def _state(item: Item) -> tuple[str, str]:
    """Words for the learner, and their style."""
    name = item.offer.name
    told = {
        State.ABSENT: ("", ""),
        State.BEGUN: (f"{in_words(item.begun)} have come so far", "yellow"),
        State.INSTALLED: (f"installed, revision {item.revision[:8]}", "green"),
        State.IMPORTED: ("installed, of an unknown revision", "green"),
        State.OLD: (f"an older revision: tenselens models download {name}", "yellow"),
        State.DAMAGED: (f"not whole: tenselens models verify {name} --repair", "bold red"),
    }
    return told[item.state]


def _lines(stock: Stock) -> Iterator[Line]:
    yield line((f"Models in {stock.folder} ({in_words(stock.free)} free)", "dim"))
    for item in stock.items:
        offer, (words, style) = item.offer, _state(item)
        size = f"{in_words(offer.download):>8}  "
        yield line(
            (f"{offer.name:<{NAME_WIDTH}}", "bold"), size, offer.title, (f"  {words}", style)
        )
        yield line(offer.purpose, _fit_piece(item.forecast), indent=NAME_WIDTH + 10)
        yield line((offer.licence, "dim"), indent=NAME_WIDTH + 10)


def _fit_piece(fits: Forecast) -> tuple[str, str]:
    return f" · {fits.words}", _FIT_STYLES[fits.fit]


def _download(store: Store, name: str, *, agreed: bool) -> int:
    offer = store.offer(name)
    found = store.find(name)
    if found is not None and found.current:
        print(f"{offer.title} is there already: {found.folder}")
        return 0
    if not store.offline:  # else it refuses by itself, and says how to allow it
        where = os.environ.get("HF_ENDPOINT", "huggingface.co")
        about = f"{offer.title}: {in_words(offer.download)} from {where}, {offer.licence}"
        how = f"tenselens models download {offer.name} --yes"
        if not agreed and not _agrees(f"Fetch {about}, into {store.folder}?", how):
            say("Nothing was fetched.")
            return 1
    try:
        found = _with_steps(partial(store.download, name))
    except KeyboardInterrupt:
        say("What came so far is kept: the same command goes on from there.")
        raise
    print(f"{offer.title} is in {found.folder}")
    return 0


def _verify(store: Store, names: tuple[str, ...], *, repair: bool) -> int:
    names = names or tuple(name for name in store.offers if store.find(name))
    if not names:
        say("No model is installed.")
    status = 0
    for name in names:
        title = store.offer(name).title
        wrong = _with_steps(partial(store.verify, name))
        if wrong and repair:
            _with_steps(partial(store.repair, name))
            print(f"{title} is whole again.")
        elif wrong:
            status = 1
            print(f"{title} is damaged: {', '.join(wrong)}")
            say(f"To mend it: tenselens models verify {name} --repair")
        else:
            print(f"{title} is whole.")
    return status


def _remove(store: Store, name: str, *, agreed: bool) -> int:
    offer = store.offer(name)
    how = f"tenselens models remove {offer.name} --yes"
    if not agreed and not _agrees(f"Delete {offer.title} from {store.folder}?", how):
        say("Nothing was deleted.")
        return 1
    print(f"{offer.title} is deleted; {in_words(store.remove(name))} are free again.")
    return 0


def _with_steps(work: Callable[[Ticket], Done]) -> Done:
    """Do ``work`` while its steps are shown in the terminal."""
    steps = StepLine()
    try:
        return work(Ticket(steps.report))
    finally:
        steps.wipe()


def _agrees(question: str, how: str) -> bool:
    if not sys.stdin.isatty():
        raise TutorError(question.replace("?", "."), f"If you agree: {how}")
    return input(f"{question} [y/N] ").strip().lower() in ("y", "yes")
