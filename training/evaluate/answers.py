"""What came back for one page, kept as a line of a file, so that a run that was killed goes on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from models.grammar.edits import apply
from models.grammar.types import Certainty, Correction, Edit, EditKind, Span
from training.json_lines import append_line, read_lines

FILE = "answers.jsonl"


@dataclass(frozen=True, slots=True)
class Said:
    """What the tutor says of one edit: the key of its rule and the words that decide, or ""."""

    rule: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Answer:
    """Of one page: the transcript, the edits of it in order, and what is said of each edit.

    ``reason`` are a vision model's own words; ``error`` is set where it could not be read or
    corrected at all. ``seconds`` are those of reading and of correcting; ``pace`` the tokens
    that a model wrote a second, 0 where it does not tell. ``mebibytes`` is the most
    memory so far, of all processes and of the graphics card.
    """

    read: str
    edits: tuple[Edit, ...] = ()
    said: tuple[Said, ...] = ()
    reason: str = ""
    error: str = ""
    seconds: tuple[float, float] = (0.0, 0.0)
    pace: float = 0.0
    mebibytes: tuple[float, float] = (0.0, 0.0)

    @property
    def correction(self) -> Correction:
        return Correction(self.read, apply(self.read, self.edits), self.edits)


class Answers:
    """The answers in a folder, by the digest of the page: another photo has no answer yet."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE
        self._known = {line["page"]: _answer(line["answer"]) for line in read_lines(self._path)}

    def has(self, digest: str) -> bool:
        return digest in self._known

    def of(self, digest: str) -> Answer:
        """KeyError if there is none."""
        return self._known[digest]

    def keep(self, digest: str, key: str, answer: Answer) -> None:
        """On the disk at once; ``key`` is for people."""
        self._known[digest] = answer
        append_line(self._path, {"id": key, "page": digest, "answer": asdict(answer)})


def _answer(line: Mapping[str, Any]) -> Answer:
    return Answer(
        **{
            **line,
            "edits": tuple(_edit(edit) for edit in line["edits"]),
            "said": tuple(Said(**said) for said in line["said"]),
            "seconds": tuple(line["seconds"]),
            "mebibytes": tuple(line["mebibytes"]),
        }
    )


def _edit(line: Mapping[str, Any]) -> Edit:
    return Edit(
        **{
            **line,
            "span": Span(**line["span"]),
            "kind": EditKind(line["kind"]),
            "by": tuple(line["by"]),
            "certainty": Certainty(line["certainty"]),
        }
    )
