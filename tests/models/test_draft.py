"""Which of the learner's words each word of a draft comes from, and how sure that is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.draft import Draft
from models.grammar.candidates import candidates
from models.grammar.edits import compare
from models.grammar.operations import DELETE, INVERT, Operation
from models.grammar.tokens import tokenize
from models.grammar.types import Span


def test_the_first_draft_is_what_the_learner_wrote() -> None:
    draft = Draft.of("He go home.")
    assert draft.text == "He go home."
    assert draft.origin == (0, 1, 2, 3)
    assert draft.confidence == {}
    assert draft.after({}).origin == draft.origin


@pytest.mark.parametrize(
    ("text", "made", "right", "origin"),
    [
        ("He go.", {Operation(1, ">third"): 0.7}, "He goes.", (0, 1, 2)),
        ("He going.", {Operation(1, "+is"): 0.7}, "He is going.", (0, 1, 1, 2)),
        ("He living.", {Operation(1, "+has been"): 0.7}, "He has been living.", (0, 1, 1, 1, 2)),
        ("He is agrees.", {Operation(1, DELETE): 0.7}, "He agrees.", (0, 2, 3)),
        ("He is ill.", {Operation(1, "=has been"): 0.7}, "He has been ill.", (0, 1, 1, 2, 3)),
        ("Nor I can.", {Operation(1, INVERT): 0.7}, "Nor can I.", (0, 2, 1, 3)),
        (
            "It is worth to add.",
            {Operation(3, DELETE): 0.7, Operation(4, ">gerund"): 0.7},
            "It is worth adding.",
            (0, 1, 2, 4, 5),
        ),
        (
            "She thrives.",
            {Operation(1, "+has"): 0.7, Operation(1, ">past"): 0.7},
            "She has thrived.",
            (0, 1, 1, 2),
        ),
    ],
)
def test_a_word_comes_from_where_it_was_changed(
    text: str, made: dict[Operation, float], right: str, origin: tuple[int, ...]
) -> None:
    draft = Draft.of(text).after(made)
    assert draft.text == right
    assert draft.tokens == tokenize(right)
    assert draft.origin == origin
    assert draft.confidence == {operation.index: 0.7 for operation in made}


def test_a_later_change_is_counted_in_the_learners_words() -> None:
    draft = Draft.of("Nor I can swims.").after({Operation(1, INVERT): 0.9})
    draft = draft.after({Operation(3, ">base"): 0.6})
    assert draft.text == "Nor can I swim."
    assert draft.origin == (0, 2, 1, 3, 4)
    assert draft.confidence == {1: 0.9, 3: 0.6}
    # The auxiliary that came forward still is the learner's second word behind *nor*.
    assert draft.after({Operation(1, "=could"): 0.5}).confidence == {1: 0.9, 3: 0.6, 2: 0.5}


def test_two_changes_of_one_word_are_as_sure_as_the_less_sure() -> None:
    draft = Draft.of("He going.").after({Operation(1, "+is"): 0.6})
    assert draft.after({Operation(2, ">past"): 0.8}).confidence == {1: 0.6}
    assert draft.after({Operation(2, ">past"): 0.4}).confidence == {1: 0.4}


def test_an_edit_is_as_sure_as_its_least_sure_change() -> None:
    text = "He go home and she want it."
    tokens = tokenize(text)
    draft = Draft.of(text).after({Operation(1, ">third"): 0.9, Operation(5, ">third"): 0.6})
    confidences = [
        draft.confidence_at(edit.span, tokens) for edit in compare(text, draft.text).edits
    ]
    assert confidences == [0.9, 0.6]
    assert draft.confidence_at(Span(0, len(text)), tokens) == 0.6
    # An edit where no change is known of is no surer than the least sure one.
    assert draft.confidence_at(Span(11, 14), tokens) == 0.6
    assert Draft.of(text).confidence_at(Span(0, 2), tokens) == 0.0


_WORDS = (
    "I he They You is was has have do don't can I'm go goes went going to not nor . , ?".split()
)


@given(st.lists(st.sampled_from(_WORDS), min_size=1, max_size=8).map(" ".join), st.data())
def test_every_word_of_a_draft_comes_from_somewhere(text: str, data: st.DataObject) -> None:
    draft = Draft.of(text)
    found = candidates(draft.tokens)
    if not found:
        return
    after = draft.after({data.draw(st.sampled_from(found)): 0.5})
    assert len(after.origin) == len(after.tokens)
    assert set(after.origin) <= set(draft.origin)
