"""LanguageTool as a second opinion: its verb suggestions vote, the rest is listed as remarks."""

from __future__ import annotations

import threading
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from models import languagetool_server
from models.backends import Opinion
from models.errors import BackendFailed
from models.grammar.types import Certainty, Correction, Edit, EditKind, OtherRemark, Span

if TYPE_CHECKING:
    from models.backends import Ticket

CONFIDENCE = 0.6
"""Share of its grammar suggestions for verbs that are right, by its README's measurement (63 %)."""
GRAMMAR = "GRAMMAR"  # the category whose suggestions may vote
SPELLING = "TYPOS"
MOST_SUGGESTIONS = 5


@dataclass(frozen=True, slots=True)
class Match:
    """One remark of the server, its place already in code points."""

    span: Span
    message: str
    suggestions: tuple[str, ...]
    category: str


class LanguageTool:
    """Starts its server when it is first asked; one server for the process. Thread-safe."""

    name = "languagetool"
    title = "LanguageTool"

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._server: languagetool_server.Server | None = None
        self._clients: dict[str, Any] = {}

    def missing(self) -> str | None:
        return languagetool_server.missing()

    def load(self, ticket: Ticket) -> None:
        with self._lock:
            if self._server is not None and self._server.alive:
                return
            self.unload()
            self._server = languagetool_server.Server.start(ticket)

    def unload(self) -> None:
        with self._lock:
            self._clients.clear()
            if self._server is not None:
                self._server.stop()
                self._server = None

    def correct(self, text: str, ticket: Ticket) -> Correction:
        return self.review(text, ticket).correction

    def review(self, text: str, ticket: Ticket) -> Opinion:
        """Its verb edits, each `Certainty.MAYBE`, and all its other remarks, in order."""
        ticket.progress("Asking LanguageTool", 0.0)
        with self._lock:
            matches = self._matches(text, "en-US", ticket)
            ticket.progress("Asking LanguageTool", 0.8)
            matches = self._without_british(matches, text, ticket)
        return opinion_of(text, matches)

    def _matches(self, text: str, variant: str, ticket: Ticket) -> list[Match]:
        from language_tool_python.exceptions import LanguageToolError

        for attempt in (1, 2):  # a server that died is started anew, once
            try:
                raw = self._client(variant, ticket).check(_sendable(text))
                return [_match(found, text) for found in raw]
            except (LanguageToolError, OSError, KeyError) as error:
                if attempt == 2 or self._server is None or self._server.alive:
                    raise BackendFailed(
                        "LanguageTool gave no answer.", "Switch it off, or try again."
                    ) from error
        raise AssertionError("the loop returns or raises")

    def _client(self, variant: str, ticket: Ticket) -> Any:
        self.load(ticket)
        assert self._server is not None
        if variant not in self._clients:
            import language_tool_python

            self._clients[variant] = language_tool_python.LanguageTool(
                variant,
                remote_server=self._server.url,
                proxies={"http": ""},  # a proxy of the environment is not for this computer
            )
        return self._clients[variant]

    def _without_british(self, matches: list[Match], text: str, ticket: Ticket) -> list[Match]:
        """Drop the spelling remarks on words that are right in British English (*colour*)."""
        words = [match.span.of(text) for match in matches if match.category == SPELLING]
        if not words:
            return matches
        lines = "\n".join(words)
        wrong = {
            found.span.of(lines)
            for found in self._matches(lines, "en-GB", ticket)
            if found.category == SPELLING
        }
        return [
            match for match in matches if match.category != SPELLING or match.span.of(text) in wrong
        ]


def opinion_of(text: str, matches: list[Match]) -> Opinion:
    """Sort the matches into verb edits and other remarks. The first of two that overlap counts."""
    from models.grammar.edits import apply
    from models.grammar.tokens import sentences

    windows = sentences(text)
    edits: list[Edit] = []
    remarks: list[OtherRemark] = []
    for match in sorted(matches, key=lambda match: (match.span.start, match.span.end)):
        found = _verb_edits(text, match, windows)
        if not found:
            suggestions = match.suggestions[:MOST_SUGGESTIONS]
            remarks.append(OtherRemark(match.span, match.message, suggestions))
        elif not edits or edits[-1].span.end < found[0].span.start:
            edits.extend(found)
    return Opinion(Correction(text, apply(text, edits), tuple(edits)), tuple(remarks))


def _verb_edits(text: str, match: Match, windows: tuple[Span, ...]) -> list[Edit]:
    """The edits of a match whose first suggestion changes verbs and nothing else; or []."""
    from models.grammar.edits import compare

    if match.category not in (GRAMMAR, SPELLING) or not match.suggestions:
        return []
    start = max((w.start for w in windows if w.start <= match.span.start), default=0)
    end = min((w.end for w in windows if w.end >= match.span.end), default=len(text))
    changed = text[start : match.span.start] + match.suggestions[0] + text[match.span.end : end]
    correction = compare(text[start:end], changed, by=LanguageTool.name)
    if correction.refused:
        return []
    if match.category == SPELLING and any(e.kind != EditKind.R_INFL for e in correction.edits):
        return []  # *goed* is about a verb; *writting* for *waiting* is a guess
    return [
        replace(
            edit,
            span=edit.span.moved(start),
            confidence=CONFIDENCE,
            certainty=Certainty.MAYBE,
        )
        for edit in correction.edits
    ]


def _match(found: Any, text: str) -> Match:
    """The library turns the offset into code points, but leaves the length in UTF-16 units."""
    start: int = found.offset
    end, units = start, 0
    while units < found.error_length and end < len(text):
        units += 2 if ord(text[end]) > 0xFFFF else 1
        end += 1
    return Match(Span(start, end), found.message, tuple(found.replacements), found.category)


def _sendable(text: str) -> str:
    """Half of a surrogate pair alone cannot be sent; what stands in for it is as long."""
    return "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in text)
