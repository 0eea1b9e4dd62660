from __future__ import annotations

import pytest

from models.grammar.edits import compare
from models.grammar.explain import explain, explain_all
from models.grammar.surroundings import surroundings

PAIRS = [
    ("Yesterday I go to school.", "Yesterday I went to school."),
    (
        "It was late last night. We are tired. My sister have a cold. 😀 She has never seed it!",
        "It was late last night. We were tired. My sister has a cold. 😀 She has never seen it!",
    ),
    (
        "Yesterday I go home\n\nHe have a dog. They are away last week.",
        "Yesterday I went home\n\nHe has a dog. They were away last week.",
    ),
    ("  he go", "  he goes"),
]


@pytest.mark.parametrize(("wrong", "right"), PAIRS)
def test_the_surroundings_tell_as_much_as_the_whole_text(wrong: str, right: str) -> None:
    correction = compare(wrong, right)
    assert correction.corrected == right
    by_the_whole = [
        explain(edit, wrong, others=[other for other in correction.edits if other is not edit])
        for edit in correction.edits
    ]
    assert list(explain_all(correction)) == by_the_whole


def test_the_surroundings_do_not_grow_with_the_text() -> None:
    sentence = "My uncle live here. "
    correction = compare(sentence * 50, sentence.replace("live", "lives") * 50)
    pieces = list(surroundings(correction))
    assert len(pieces) == 50
    assert max(len(piece.text) for piece in pieces) < 2 * len(sentence)
    assert [len(piece.others) for piece in pieces] == [0, *[1] * 49]


def test_each_piece_holds_its_edit() -> None:
    correction = compare(*PAIRS[1])
    for edit, piece in zip(correction.edits, surroundings(correction), strict=True):
        assert piece.edit.span.of(piece.text) == edit.before
        assert correction.original[piece.start :].startswith(piece.text)


def test_right_sentences_have_nothing_to_explain() -> None:
    assert explain_all(compare("All is well.", "All is well.")) == ()
