"""While transformers reads weights: how far it is, and a way to stop it between two tensors."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

from models.backends import Ticket

WEIGHTS = "Loading weights"  # what transformers calls the bar that we hear
SHARE = 0.3  # of the work that the learner waits for; an answer comes after it


@contextmanager
def heard(ticket: Ticket, step: str) -> Iterator[None]:
    """``ticket`` hears of ``step`` for each tensor, and stops what is read inside.

    One at a time in a process: it takes the place of transformers' progress bar.
    """
    logging: Any = import_module("transformers").utils.logging

    def bar(factory: Callable[..., Any], given: tuple[Any, ...], named: dict[str, Any]) -> Any:
        if named.get("desc") == WEIGHTS:
            return _counted(given[0], ticket, step)
        return factory(*given, **named)

    before = logging.set_tqdm_hook(bar)
    try:
        yield
    finally:
        logging.set_tqdm_hook(before)


def _counted(tensors: Collection[Any], ticket: Ticket, step: str) -> Iterator[Any]:
    for number, tensor in enumerate(tensors):
        ticket.progress(step, SHARE * number / len(tensors))
        yield tensor
