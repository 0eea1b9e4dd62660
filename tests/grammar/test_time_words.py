"""Expressions of time: where they are, what they go with, whose they are."""

from __future__ import annotations

import pytest

from models.grammar.groups import verb_groups
from models.grammar.time_words import time_table, time_words


@pytest.mark.parametrize(
    ("text", "expected", "tense"),
    [
        ("I saw her yesterday morning", "yesterday morning", "past simple"),
        ("I saw her two days ago", "two days ago", "past simple"),
        ("I saw her last summer", "last summer", "past simple"),
        ("It opened in 1999", "in 1999", "past simple"),
        ("I have lived here since 2010", "since 2010", "present perfect"),
        ("I have lived here for two years", "for two years", "present perfect"),
        ("I have lived here for a long time", "for a long time", "present perfect"),
        ("We are eating right now", "right now", "present continuous"),
        ("I swim every other day", "every other day", "present simple"),
        ("I swim twice a week", "twice a week", "present simple"),
        ("I will come tomorrow", "tomorrow", "future with will"),
        ("I will come next Monday", "next Monday", "future with will"),
        ("I will be ready by next Friday", "by next Friday", "future perfect"),
    ],
)
def test_found(text: str, expected: str, tense: str) -> None:
    ((span, row),) = time_words(text)
    assert span.of(text) == expected
    assert row.tenses[0] == tense


@pytest.mark.parametrize("text", ["We ran forever", "The everyday life", "My lasting love", ""])
def test_parts_of_words_are_none(text: str) -> None:
    assert time_words(text) == ()


def test_every_row_names_tenses() -> None:
    assert all(row.tenses and all(row.tenses) for row in time_table())


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        ("Yesterday I went out and today I stay in.", ["went", "stay"]),
        ("I know that she left yesterday.", ["left"]),
        ("The book that I bought yesterday was good.", ["bought"]),
        ("She has already eaten.", ["has eaten"]),
        ("We often think that they never work.", ["think", "work"]),
    ],
)
def test_owner(text: str, owners: list[str]) -> None:
    found = [
        " ".join(word.of(text) for word in group.words)
        for group in verb_groups(text)
        for _ in group.time_words
    ]
    assert found == owners
