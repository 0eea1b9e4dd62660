from __future__ import annotations

import pytest

from models.line_ends import closed_up


@pytest.mark.parametrize(
    ("word", "following", "joined"),
    [
        ("gram-", "mar", "grammar"),
        ("How-", "ever,", "However,"),
        ("“every-", "thing”", "“everything”"),
        ("co-", "operate", "cooperate"),
        ("well-", "known", "well-known"),
        ("self-", "confident.", "self-confident."),
        ("Anglo-", "Saxon", "Anglo-Saxon"),
        ("SEN-", "TENCE", "SENTENCE"),
        ("gram\u00ad", "mar", "grammar"),
        ("well\u00ad", "known", "wellknown"),  # a hyphen for the line's end only
        # a learner's wrong form stays what it is
        ("teach-", "ed", "teached"),
        ("writ-", "ed", "writed"),
        ("go-", "ed", "goed"),
        # a name that no lexicon has
        ("Dresch-", "ler", "Dreschler"),
        # nothing is divided
        ("left", "and", None),
        ("-", "and", None),
        ("a-", "b", None),
        ("1999-", "2003", None),
        ("left—", "and", None),
        ("pre-", "2003", None),
    ],
)
def test_a_divided_word_closes_up(word: str, following: str, joined: str | None) -> None:
    closed = closed_up(word, following)
    assert (None if closed is None else closed + following) == joined
