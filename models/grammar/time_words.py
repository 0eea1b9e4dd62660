"""Words of time and the tenses they go with; the table is ``time_words.tsv``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from models.grammar.types import Span, VerbGroup
from models.grammar.word_lists import word_list
from models.grammar.words import Word

TABLE = Path(__file__).with_name("time_words.tsv")


@dataclass(frozen=True, slots=True)
class TimeWord:
    """One row of the table: ``tenses`` are names such as *past simple*, the best first."""

    pattern: re.Pattern[str]
    tenses: tuple[str, ...]


@lru_cache(maxsize=1)
def time_table() -> tuple[TimeWord, ...]:
    classes: dict[str, str] = {}
    rows: list[TimeWord] = []
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        name, _, value = line.partition("\t")
        if name.startswith("{"):
            classes[name] = f"(?:{value})"
            continue
        for key, words in classes.items():
            name = name.replace(key, words)
        pattern = re.compile(rf"(?<![\w-])(?:{name})(?![\w-])", re.IGNORECASE)
        rows.append(TimeWord(pattern, tuple(value.split(", "))))
    return tuple(rows)


def time_words(text: str) -> tuple[tuple[Span, TimeWord], ...]:
    """The expressions of time in ``text``, in order; of two that overlap the longer one."""
    found = [
        (Span(match.start(), match.end()), row)
        for row in time_table()
        for match in row.pattern.finditer(text)
    ]
    found.sort(key=lambda pair: (pair[0].start - pair[0].end, pair[0].start))
    kept: list[tuple[Span, TimeWord]] = []
    for span, row in found:
        if all(span.end <= other.start or other.end <= span.start for other, _ in kept):
            kept.append((span, row))
    return tuple(sorted(kept, key=lambda pair: pair[0]))


def share_time_words(words: Sequence[Word], groups: Sequence[VerbGroup]) -> list[VerbGroup]:
    """The groups of a sentence, each with the time words that belong to it."""
    shared: dict[int, list[Span]] = {}
    for span in _spans(words):
        owner = _owner(words, groups, span)
        if owner is not None:
            shared.setdefault(owner, []).append(span)
    return [replace(group, time_words=tuple(shared.get(at, ()))) for at, group in enumerate(groups)]


def _spans(words: Sequence[Word]) -> Iterator[Span]:
    """Time words by their places in the whole text, found word by word with single blanks."""
    starts: dict[int, int] = {}
    ends: dict[int, int] = {}
    line = ""
    for word in words:
        starts[len(line)] = word.span.start
        line += word.written.replace("’", "'")
        ends[len(line)] = word.span.end
        line += " "
    for span, _ in time_words(line):
        if span.start in starts and span.end in ends:
            yield Span(starts[span.start], ends[span.end])


def _owner(words: Sequence[Word], groups: Sequence[VerbGroup], span: Span) -> int | None:
    finite = [at for at, group in enumerate(groups) if group.is_finite]
    finite = finite or list(range(len(groups)))
    around = [
        at
        for at in finite
        if groups[at].span.start <= span.start and span.end <= groups[at].span.end
    ]
    if around:
        return around[-1]
    before = [at for at in finite if groups[at].span.end <= span.start]
    if not before:  # "Built in 1900, the house ..."
        loose = [at for at, group in enumerate(groups) if group.span.end <= span.start]
        if loose and not _opens_clause(words, span):
            return loose[-1]
    after = [at for at in finite if groups[at].span.start >= span.end]
    opens = _opens_clause(words, span)
    if after and (opens or not before):
        return after[0]
    # "I have already": right before the verb it goes with the verb, whatever stands before
    if after and _adjoins(words, span, groups[after[0]]):
        return after[0]
    return before[-1] if before else None


def _opens_clause(words: Sequence[Word], span: Span) -> bool:
    before = [word for word in words if word.span.end <= span.start]
    return not before or before[-1].full in word_list("clause openers")


def _adjoins(words: Sequence[Word], span: Span, group: VerbGroup) -> bool:
    between = [w for w in words if w.span.start >= span.end and w.span.end <= group.span.start]
    before = [w for w in words if w.span.end <= span.start]
    return all(w.is_adverb for w in between) and not (before and before[-1].is_verb)
