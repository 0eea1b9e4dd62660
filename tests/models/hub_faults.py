"""What the server of `hub_server` is told to break, and what it was asked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from email.message import Message


@dataclass
class Fault:
    """Breaks the next ``times`` answers of a kind: "list", "resolve" (HEAD and GET) or "cdn".

    ``status``: answer with it. ``cut``: close the connection after so many bytes of the body,
    ``reset`` hard. ``stall``: send no more after so many, 0: not even an answer.
    ``spoil``: change the first byte. ``whole``: ignore the range that is asked for.
    ``page``: answer with this instead.
    """

    kind: str
    times: int = 1
    status: int = 0
    error: str = ""
    page: str = ""
    cut: int = -1
    reset: bool = False
    stall: int = -1
    spoil: bool = False
    whole: bool = False


@dataclass(frozen=True)
class Asked:
    kind: str
    method: str
    path: str
    headers: Message

    @property
    def start(self) -> int:
        """Where the asked range begins; 0 where none was asked for."""
        found = re.match(r"bytes=(\d+)-", self.headers.get("Range", ""))
        return int(found[1]) if found else 0
