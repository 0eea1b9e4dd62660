"""All numbers of one evaluation, as they are written to result.json."""

from __future__ import annotations

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from statistics import median
from typing import Any

from models.errors import BadSettings
from models.grammar.tokens import sentences
from training.evaluate.abilities import GROUPS
from training.evaluate.bootstrap import Count, rate
from training.evaluate.measures import MEASURES
from training.evaluate.scores import Failure, PairScore, Score

PAGE = "result.md"  # with result.json and result.png
BY_ABILITY = ("paired", "left_alone", "corrected", "judged", "read")  # measures of each ability

Result = dict[str, Any]
Counts = Mapping[str, Sequence[Count]]  # by the name of a measure, of each pair


def result(about: Mapping[str, Any], scores: Sequence[PairScore]) -> Result:
    """``about`` says what was evaluated, on what and how; it stands in the result as it is."""
    counts = _counts(scores)
    return {
        **about,
        "pages": 2 * len(scores),
        "typefaces": len({page.page.typeface for page in _pages(scores)}),
        "rates": {name: asdict(rate(of)) for name, of in counts.items()},
        "abilities": list(_abilities(scores, counts)),
        "failures": _failures(scores),
        "failed": [_failed(page) for page in _pages(scores) if page.failure],
        "elsewhere": _elsewhere(scores),
        "cost": _cost(scores),
        # For --compare: which photos each pair was, and its counts in the order of these measures.
        "photos": {score.right.page.pair.key: _photos(score) for score in scores},
        "measures": list(counts),
        "pairs": {
            score.right.page.pair.key: [list(counts[name][at]) for name in counts]
            for at, score in enumerate(scores)
        },
    }


def read_result(place: Path) -> Result:
    """Of a folder, or of a JSON file. Raises `BadSettings` where there is no result."""
    path = (place / PAGE).with_suffix(".json") if place.is_dir() else place
    try:
        found: Result = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise BadSettings(
            f"There is no result in {place}.", "Evaluate: python -m training.evaluate --help"
        ) from error
    return found


def counts_of(found: Result) -> dict[str, dict[str, Count]]:
    """Of a result: by measure, by pair."""
    return {
        name: {key: (row[at][0], row[at][1]) for key, row in found["pairs"].items()}
        for at, name in enumerate(found["measures"])
    }


def _counts(scores: Sequence[PairScore]) -> dict[str, list[Count]]:
    found: dict[str, list[Count]] = {}
    for measure in MEASURES:
        counted = (measure.count(score) for score in scores)
        found[measure.name] = [(int(hits), int(tries)) for hits, tries in counted]
    return found


def _pages(scores: Sequence[PairScore]) -> Iterator[Score]:
    return (page for score in scores for page in score.pages)


def _photos(score: PairScore) -> str:
    """Tells both photos of a pair from others."""
    digests = "".join(page.page.digest for page in score.pages)
    return hashlib.sha256(digests.encode()).hexdigest()[:12]


def _abilities(scores: Sequence[PairScore], counts: Counts) -> Iterator[dict[str, Any]]:
    for group, name_of in GROUPS.items():
        members: dict[str, list[int]] = defaultdict(list)
        for at, score in enumerate(scores):
            members[name_of(score.right.page.pair)].append(at)
        for name in sorted(members):
            rates = {
                measure: asdict(rate([counts[measure][at] for at in members[name]]))
                for measure in BY_ABILITY
            }
            yield {"group": group, "name": name, "pairs": len(members[name]), "rates": rates}


def _failures(scores: Sequence[PairScore]) -> dict[str, dict[str, int]]:
    """How many pages failed in each way: right pages, then wrong ones by the kind of error."""
    found: dict[str, Counter[str]] = {failure: Counter() for failure in Failure}
    for page in _pages(scores):
        if page.failure:
            kind = "right page" if page.page.right else page.page.pair.planted.words
            found[page.failure][kind] += 1
    return {failure: dict(sorted(kinds.items())) for failure, kinds in found.items() if kinds}


def _failed(page: Score) -> dict[str, str]:
    return {
        "page": page.page.key,
        "failure": str(page.failure),
        "printed": page.page.sentence,
        "read": page.read,
        "answer": page.final,
        "wanted": page.page.pair.right,
        "error": page.answer.error,
    }


def _elsewhere(scores: Sequence[PairScore]) -> list[dict[str, Any]]:
    """Changes of other words on the pages, where they were made, and on how many pages."""
    counted: Counter[tuple[str, str, str]] = Counter()
    for page in _pages(scores):
        text = page.answer.read
        for edit in page.elsewhere:
            around = (span for span in sentences(text) if span.start <= edit.span.start < span.end)
            counted[edit.before, edit.after, next(around, edit.span).of(text)] += 1
    return [
        {"before": before, "after": after, "sentence": sentence, "pages": many}
        for (before, after, sentence), many in counted.most_common()
    ]


def _cost(scores: Sequence[PairScore]) -> dict[str, float]:
    """Medians of seconds a page and of tokens a second, 0 where no model tells."""
    answers = [page.answer for page in _pages(scores)]
    return {
        "read": median(answer.seconds[0] for answer in answers),
        "correct": median(answer.seconds[1] for answer in answers),
        "page": median(sum(answer.seconds) for answer in answers),
        "pace": median([answer.pace for answer in answers if answer.pace] or [0.0]),
        "mebibytes": max(answer.mebibytes[0] for answer in answers),
        "card": max(answer.mebibytes[1] for answer in answers),
    }
