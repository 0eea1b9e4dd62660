"""Readers and correctors that follow a script. They enter by the registry, like the real ones."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from models.backends import Opinion, Ticket
from models.errors import TutorError
from models.grammar.types import (
    Certainty,
    Correction,
    Edit,
    EditKind,
    OtherRemark,
    Refusal,
    Span,
)
from models.transcript import Transcript

if TYPE_CHECKING:  # a test sees that checking typed text imports no Pillow
    from models.legibility import Legibility
    from models.photo import Photo


@dataclass(frozen=True)
class Change:
    after: str
    kind: EditKind = EditKind.R_TENSE
    certainty: Certainty = Certainty.SURE
    confidence: float = 0.9


@dataclass
class ScriptedCorrector:
    """Changes each word that is in ``script``; ``asked`` holds the texts it was asked about.

    ``error`` is raised for every text that holds ``trouble``, ``load_error`` by loading.
    """

    script: Mapping[str, Change | str]
    name: str = "scripted"
    title: str = "The script"
    problem: str | None = None
    error: BaseException | None = None
    trouble: str = ""
    load_error: TutorError | None = None
    refused: tuple[Refusal, ...] = ()
    asked: list[str] = field(default_factory=list)
    loads: int = 0
    unloads: int = 0

    def missing(self) -> str | None:
        return self.problem

    def load(self, ticket: Ticket) -> None:
        self.loads += 1
        if self.load_error is not None:
            raise self.load_error

    def unload(self) -> None:
        self.unloads += 1

    def correct(self, text: str, ticket: Ticket) -> Correction:
        ticket.progress("Following the script", 0.5)
        self.asked.append(text)
        if self.error is not None and self.trouble in text:
            raise self.error
        edits = tuple(self._edits(text))
        corrected, at = "", 0
        for edit in edits:
            corrected += text[at : edit.span.start] + edit.after
            at = edit.span.end
        return Correction(text, corrected + text[at:], edits, self.refused)

    def _edits(self, text: str) -> Iterator[Edit]:
        for found in re.finditer(r"\w+", text):
            change = self.script.get(found[0])
            if isinstance(change, str):
                change = Change(change)
            if change is not None:
                span = Span(*found.span())
                yield Edit(
                    span,
                    found[0],
                    change.after,
                    change.kind,
                    change.confidence,
                    (self.name,),
                    change.certainty,
                )


@dataclass
class ScriptedBatchCorrector(ScriptedCorrector):
    """``batches`` holds how many texts came together; ``batch_error`` is raised for all of them."""

    batches: list[int] = field(default_factory=list)
    batch_error: TutorError | None = None

    def correct_many(self, texts: Iterable[str], ticket: Ticket) -> Iterator[Correction]:
        together = list(texts)
        self.batches.append(len(together))
        if self.batch_error is not None:
            raise self.batch_error
        return (self.correct(text, ticket) for text in together)


@dataclass
class ScriptedImprovable(ScriptedCorrector):
    lacks: str | None = None

    def weaker(self) -> str | None:
        return self.lacks


@dataclass
class ScriptedReviewer(ScriptedCorrector):
    remarks: tuple[OtherRemark, ...] = ()

    def review(self, text: str, ticket: Ticket) -> Opinion:
        return Opinion(self.correct(text, ticket), self.remarks)


@dataclass
class ScriptedReader:
    """Reads ``text`` on every photo; ``seen`` holds the photos."""

    text: str
    name: str = "scripted"
    title: str = "The script"
    problem: str | None = None
    error: TutorError | None = None
    seen: list[Photo] = field(default_factory=list)
    legibility: Legibility | None = None

    def missing(self) -> str | None:
        return self.problem

    def load(self, ticket: Ticket) -> None:
        pass

    def unload(self) -> None:
        pass

    def read(self, photo: Photo, ticket: Ticket) -> Transcript:
        self.seen.append(photo)
        if self.error is not None:
            raise self.error
        return Transcript(self.text, self.name, 0.9, legibility=self.legibility)
