"""The one vision model of this process: taken when it is wanted, unloaded when nobody uses it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, cast

from models import registry

if TYPE_CHECKING:
    from collections.abc import Callable

    from models.llava import Llava, PageReading
    from models.llava_chat import PhotoChat
    from models.llava_loading import Wish

_taken: list[Llava] = []


def take(wish: Wish) -> Llava:
    """The vision model as it is wished, not loaded; another one before it is unloaded."""
    if not _taken or _taken[0].wish != wish:
        forget()
        _taken.append(_made(wish))
    return _taken[0]


def resident() -> Wish | None:
    """What is in memory now."""
    return _taken[0].wish if _taken and _taken[0].is_loaded else None


def idle(after: float) -> Callable[[], None] | None:
    """What unloads it, if it is loaded and has done nothing for ``after`` seconds."""
    rests = resident() is not None and time.monotonic() - _taken[0].last_used >= after
    return _taken[0].unload if rests else None


def chat_about(sentence: str) -> PhotoChat | None:
    """The model as a tutor for questions, if it is loaded, has seen the sentence and can talk."""
    if resident() is None:
        return None
    from models.llava_chat import PhotoChat

    chat = PhotoChat(_taken[0], sentence)
    return chat if chat.missing() is None else None


def forget() -> None:
    """Unload it, and make a new one next time."""
    for model in _taken:
        model.unload()
    _taken.clear()


def _made(wish: Wish) -> Llava:
    from models.llava import Llava

    # The OCR readers beside it are always both, whichever the learner takes for the OCR route.
    return Llava(wish, cast("PageReading", registry.reader("ocr")))
