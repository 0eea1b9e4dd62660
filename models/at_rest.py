"""Large models that have done nothing for a while, so that they can give their memory back."""

from __future__ import annotations

import sys
from collections.abc import Callable

Unload = Callable[[], None]


def idle(after: float) -> list[Unload]:
    """What unloads each model that is loaded and has not been used for ``after`` seconds.

    Cheap. The calls are for the thread that runs the work, between two pieces of it; they take
    some hundredths of a second.
    """
    found: list[Unload] = []
    # What was never imported is not loaded either.
    for name in ("models.vision_in_use", "models.text_model"):
        module = sys.modules.get(name)
        unload = None if module is None else module.idle(after)
        if unload is not None:
            found.append(unload)
    return found
