"""The conversations that the tutor is tuned with: about drawn pages, and about other things.

`python -m training.render --out DIR` draws the pages; `training.pages.turns` wrote what is said
about each. Test verbs are never trained on: the split is by verb.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from models.grammar.edits import compare
from models.grammar.groups import verb_groups
from models.grammar.tokens import sentences
from models.prompts import CORRECT_PHOTO, READ_PHOTO, Judgement, read_judgement
from training.grid import HELD_OUT_VERBS
from training.pages.topics import topics
from training.pages.turns import IMAGE, KINDS
from training.pocket.vocabulary import REASONS

Quad = tuple[tuple[float, float], ...]
LESSON, PLAIN = "lesson", "plain"
ALL_KINDS = (LESSON, *KINDS, PLAIN)
WHOLE_PAGE = "describe"  # the kind that asks about all of the page, not about one sentence


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of one sentence on a photo; ``quads``: corners, clockwise from top left."""

    photo: Path
    quads: tuple[Quad, ...]


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole photo."""

    photo: Path


@dataclass(frozen=True, slots=True)
class Printed:
    """A sentence that is printed when it is needed; ``lot`` decides how."""

    text: str
    lot: str


Sight = Lines | Whole | Printed


@dataclass(frozen=True, slots=True)
class Example:
    """One conversation: ``turns`` are the learner's and the tutor's by turns, after ``sight``."""

    key: str
    sight: Sight
    turns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GridPage:
    """One page: what stands there, what should, and all that is said about it, by kind."""

    key: str
    verb: str
    shown: str
    right: str
    sight: Lines
    talks: Mapping[str, tuple[str, ...]]

    @property
    def is_right(self) -> bool:
        return self.shown == self.right


def read_pages(folder: Path) -> tuple[GridPage, ...]:
    """The pages of a folder that `training.render` has filled.

    Raises:
        FileNotFoundError: it has not, or not to the end.
    """
    path = folder / "pages.jsonl"
    if not path.exists():
        raise FileNotFoundError(f"{path} is not there: python -m training.render --out {folder}")
    return tuple(_page(json.loads(line), folder) for line in path.read_text("utf-8").splitlines())


def split_pages(
    pages: Sequence[GridPage], held_out: Collection[str] = HELD_OUT_VERBS
) -> tuple[tuple[GridPage, ...], tuple[GridPage, ...]]:
    """(training, test): the test pages are those whose verb is ``held_out``."""
    training = tuple(page for page in pages if page.verb not in held_out)
    return training, tuple(page for page in pages if page.verb in held_out)


def lesson(shown: str, right: str, reason: str) -> tuple[str, ...]:
    """What the program itself asks about a photo, and how it should be answered."""
    judged = Judgement(shown == right, right, reason).written()
    return (READ_PHOTO, shown, CORRECT_PHOTO, judged)


def short_reason(shown: str, right: str) -> str:
    """The reason as the pocket LLaVA gives it: one token of its vocabulary; "" if it is right."""
    edits = compare(shown, right).edits
    return REASONS[edits[0].kind] if edits else ""


def examples(
    pages: Sequence[GridPage], shares: Mapping[str, float], seed: int, *, short: bool = False
) -> list[Example]:
    """Of each kind, conversations about that share of ``pages``, and as many plain sentences.

    ``short``: lessons give their reason in the pocket LLaVA's words.
    """
    found = []
    for page in pages:
        for kind in (LESSON, *KINDS):
            if Random(f"{seed} {kind} {page.key}").random() < shares.get(kind, 0.0):
                found.append(_example(page, kind, short=short))
    return found + _plain(round(len(pages) * shares.get(PLAIN, 0.0)), seed)


def read_llava(path: Path) -> list[Example]:
    """Other people's conversations in LLaVA's format, each about a whole photo.

    ``image`` is relative to the folder of the file. Entries without a photo are left out.
    """
    listed = json.loads(path.read_text("utf-8"))
    return [
        Example(
            str(entry["id"]),
            Whole(path.parent / entry["image"]),
            _turns(entry["conversations"]),
        )
        for entry in listed
        if "image" in entry
    ]


def _page(record: dict[str, Any], folder: Path) -> GridPage:
    quads = tuple(tuple((float(x), float(y)) for x, y in quad) for quad in record["lines"])
    return GridPage(
        key=record["id"],
        verb=record["verb"],
        shown=record["sentence"],
        right=record["corrected"],
        sight=Lines(folder / record["image"], quads),
        talks={kind: _turns(talk) for kind, talk in record["conversations"].items()},
    )


def _turns(talk: Sequence[dict[str, str]]) -> tuple[str, ...]:
    """Without the mark where LLaVA puts the photo: it always goes before the first question."""
    return tuple(turn["value"].replace(IMAGE.strip(), "").strip() for turn in talk)


def _example(page: GridPage, kind: str, *, short: bool) -> Example:
    sight = Whole(page.sight.photo) if kind == WHOLE_PAGE else page.sight
    key = f"{page.key}-{kind}"
    if kind != LESSON:
        return Example(key, sight, page.talks[kind])
    # What is said of the verb is the same in both: only the questions are the program's own.
    full = read_judgement(page.talks["correct"][-1], page.shown).reason
    reason = short_reason(page.shown, page.right) if short else full
    return Example(key, sight, lesson(page.shown, page.right, reason))


def _plain(count: int, seed: int) -> list[Example]:
    """Right sentences of our own texts, beyond the grid, printed in many ways."""
    known = [text for text in _texts() if len(text.split()) <= _LONGEST]
    chance = Random(f"{seed} {PLAIN}")
    found = []
    for number in range(count):
        text = chance.choice(known)
        key = f"{PLAIN}-{number}"
        found.append(Example(key, Printed(text, f"{seed} {key}"), lesson(text, text, "")))
    return found


_LONGEST = 14  # words


def _texts() -> Iterator[str]:
    """Sentences without a test verb."""
    for topic in topics():
        for span in sentences(topic.text):
            text = span.of(topic.text)
            if not any(group.head.lemma in HELD_OUT_VERBS for group in verb_groups(text)):
                yield text
