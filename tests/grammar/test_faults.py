"""What the grammar finds wrong with verbs, and what it says to changes."""

from __future__ import annotations

import pytest

from models.grammar.faults import Kind, faults, judge
from models.grammar.operations import Operation, apply
from models.grammar.tokens import tokenize

WRONG = [
    # (sentence, the wrong verb word, kind, the sentence after one of the mends)
    ("She go to school by bus.", "go", Kind.AGREEMENT, "She goes to school by bus."),
    ("They was tired.", "was", Kind.AGREEMENT, "They were tired."),
    ("The keys of the garage is lost.", "is", Kind.AGREEMENT, "The keys of the garage are lost."),
    ("She has went home.", "went", Kind.FORM, "She has gone home."),
    ("He didn't went there.", "went", Kind.FORM, "He didn't go there."),
    ("She goed home.", "goed", Kind.INFLECTION, "She went home."),
]
RIGHT = [
    "The team is strong.",
    "If he were here, we would know.",
    "Each of the boys has a bike.",
]


@pytest.mark.parametrize(("text", "word", "kind", "mended"), WRONG)
def test_a_fault_is_found_with_its_mend(text: str, word: str, kind: Kind, mended: str) -> None:
    tokens = tokenize(text)
    found = faults(tokens)
    assert [(fault.span.of(text), fault.kind) for fault in found] == [(word, kind)]
    assert mended in {apply(text, tokens, operations) for operations in found[0].mends}


@pytest.mark.parametrize("text", RIGHT)
def test_right_sentences_have_no_fault(text: str) -> None:
    assert faults(tokenize(text)) == ()


def test_verdicts_come_in_the_order_of_the_proposals() -> None:
    tokens = tokenize("She has went home.")
    proposals = [(Operation(2, ">participle"),), (Operation(1, "=have"),), (Operation(3, "+to"),)]
    assert [verdict.sign for verdict in judge(tokens, proposals)] == [1, -1, 0]
