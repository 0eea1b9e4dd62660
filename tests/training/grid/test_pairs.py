"""The 300 sentences of the grid, judged by the grammar core."""

from __future__ import annotations

from collections import Counter
from difflib import SequenceMatcher
from itertools import combinations

import pytest

from models.grammar.groups import verb_groups
from models.grammar.verbs import over_regular
from training.grid import PERSONS, VERBS, GridTense, Planted, cells, grid, marked

# What a teacher may say of each kind of planted error.
RULES = {
    Planted.TIME: {"past-time", "future-time", "now-continuous", "since-for", "habit-simple",
                   "future-will"},
    Planted.AGREEMENT: {"have-has", "plural-no-s", "is-are", "third-person-s", "i-am", "was-were",
                        "dont-doesnt", "each-every", "coordinated-subject"},
    Planted.FORM: {"modal-base", "be-ing", "do-base", "have-participle", "missing-been"},
    Planted.AUXILIARY: {"missing-be-ing", "negation-do", "extra-be", "future-time", "extra-to",
                        "missing-be", "since-for", "ever-so-far", "double-past",
                        "just-already-yet", "missing-have", "future-will"},
    Planted.OVER_REGULAR: {"irregular-past", "irregular-participle", "y-to-ie", "silent-e",
                           "double-letter", "verb-spelling"},
}  # fmt: skip


def test_every_cell_has_one_pair() -> None:
    assert len(VERBS) * len(GridTense) * len(PERSONS) == 300
    assert [pair.cell for pair in grid()] == list(cells())


def test_the_kinds_of_error_are_balanced() -> None:
    assert Counter(pair.planted for pair in grid()) == dict.fromkeys(Planted, 60)


def test_the_grammar_core_finds_just_the_planted_error() -> None:
    for pair in grid():
        correction = pair.correction
        assert correction.corrected == pair.right
        assert not correction.refused
        assert [edit.kind in pair.planted.kinds for edit in correction.edits] == [True], pair
        assert pair.explanation().rule in RULES[pair.planted], pair


def test_the_grammar_core_names_the_tense() -> None:
    for pair in grid():
        names = [g.name for g in verb_groups(pair.right) if g.head.lemma == pair.cell.verb]
        assert pair.cell.tense in {name.split(", ")[0] for name in names}, pair.right


def test_over_regular_forms_are_no_english_words() -> None:
    for pair in grid():
        if pair.planted is Planted.OVER_REGULAR:
            assert over_regular(pair.edit.before), pair.wrong


def test_no_two_sentences_are_alike() -> None:
    sentences = [pair.right for pair in grid()] + [pair.wrong for pair in grid()]
    assert len(set(sentences)) == 600
    matcher = SequenceMatcher(autojunk=False)
    rights = [pair.right.lower().split() for pair in grid()]
    for one, other in combinations(rights, 2):
        if len(set(one) & set(other)) > min(len(one), len(other)) / 2:
            matcher.set_seqs(one, other)
            assert matcher.ratio() < 0.75, (one, other)


def test_sentences_are_as_long_as_a_textbook_prints_them() -> None:
    assert {len(pair.right.split()) for pair in grid()} <= set(range(4, 14))
    assert all(pair.right[0].isupper() and pair.right[-1] in ".?!" for pair in grid())


def test_a_mark_gives_the_two_sentences() -> None:
    assert marked("She [|is ]likes it.") == ("She likes it.", "She is likes it.")
    with pytest.raises(ValueError, match="0 marks"):
        marked("She likes it.")
