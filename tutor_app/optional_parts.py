"""Parts of TenseLens that are fetched or prepared when the learner wants them.

Here as values that the terminal and the page of models share; larger models are in the store.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

from models import languagetool_download, languagetool_server, weigher_setup
from models.backends import Ticket
from models.errors import MissingDependency, StoreFailed
from tutor_app.stock import State


class OptionalPart(Protocol):
    """``name`` is its key, the rest is for the learner. ``size`` is in bytes, ``source`` where they
    come from. ``made_here``: no network is needed."""

    name: str
    title: str
    purpose: str
    licence: str
    source: str
    made_here: bool

    @property
    def size(self) -> int: ...

    def needs(self) -> str | None:
        """What must be installed before it can be had, or None."""

    def state(self) -> State: ...

    def begun(self) -> int:
        """Bytes that are here of what was not got whole."""

    def get(self, ticket: Ticket, *, offline: bool) -> Path:
        """Its folder; free where it is there and whole. Raises `TutorError`, or `Cancelled`."""

    def verify(self, ticket: Ticket) -> tuple[str, ...]:
        """Names of damaged files."""

    def discard(self, ticket: Ticket) -> int:
        """Delete what was begun of it; the bytes that this frees. Raises `StoreFailed`."""


class LanguageToolPart:
    name = "languagetool"
    title = "LanguageTool"
    purpose = "gives a second opinion and looks at the rest of the grammar; needs Java"
    licence = "LGPL-2.1-or-later"
    source = languagetool_download.SITE
    made_here = False
    size = languagetool_download.DOWNLOAD

    def needs(self) -> str | None:
        return languagetool_server.needs()

    def state(self) -> State:
        if languagetool_server.installed_version() is not None:
            return State.INSTALLED
        return State.BEGUN if self.begun() else State.ABSENT

    def begun(self) -> int:
        return languagetool_download.begun()

    def get(self, ticket: Ticket, *, offline: bool) -> Path:
        if offline:
            raise StoreFailed(
                "Your settings say offline, so LanguageTool is not fetched.",
                "To allow it: tenselens settings offline=off",
            )
        return languagetool_download.download(ticket)

    def verify(self, ticket: Ticket) -> tuple[str, ...]:
        """Its files have no checksums; those of its archive were checked."""
        return ()

    def discard(self, ticket: Ticket) -> int:
        return languagetool_download.discard(ticket)


class VerbWeigherPart:
    name = "verb-weigher"
    title = "Language model of the verb corrector"
    purpose = "finds mistakes that depend on the sense of a sentence"
    licence = "Apache-2.0, GPL-3.0-or-later"
    source = "made on this computer, from SmolLM2 135M"
    made_here = True

    @property
    def size(self) -> int:
        return weigher_setup.prepared_size()

    def needs(self) -> str | None:
        if weigher_setup.is_prepared():
            return None
        try:
            weigher_setup.find_base()
        except MissingDependency as error:
            return str(error)
        return None

    def state(self) -> State:
        return State.INSTALLED if weigher_setup.is_prepared() else State.ABSENT

    def begun(self) -> int:
        return 0

    def get(self, ticket: Ticket, *, offline: bool) -> Path:
        return weigher_setup.prepare(ticket.progress)

    def verify(self, ticket: Ticket) -> tuple[str, ...]:
        ticket.progress(f"Checking {self.title}", 0.0)
        return () if weigher_setup.is_whole() else (weigher_setup.FILE,)

    def discard(self, ticket: Ticket) -> int:
        return 0


_ALL: tuple[OptionalPart, ...] = (VerbWeigherPart(), LanguageToolPart())
PARTS: Mapping[str, OptionalPart] = MappingProxyType({part.name: part for part in _ALL})
