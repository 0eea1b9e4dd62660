from __future__ import annotations

from training.bench.drawn import off, report


def test_letters_of_the_sentence_that_are_wrong_or_missing_count() -> None:
    assert off("I goed home.", "3 Read.\na I goed\nhome. b") == 0
    assert off("I goed home.", "a goed home.") == 1
    assert off("I go.", "") == 5


def test_pages_that_ours_reads_worse_are_named() -> None:
    found = [("one", 0, 2), ("two", 5, 0), ("three", 1, 1)]
    assert list(report(found)) == [
        "worse: one, letters off 2 instead of 0",
        "3 pages; sentences letter by letter: plain 1, ours 1;",
        "letters off: plain 6, ours 3",
    ]
