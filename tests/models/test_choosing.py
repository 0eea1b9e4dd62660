"""Which mend of a sure fault is made, and what it is put before."""

from __future__ import annotations

import pytest

from models.choosing import ENOUGH, FIRM, Weighed, firmly
from models.decision import Group
from models.grammar.faults import Fault, Kind
from models.grammar.operations import Operation
from models.grammar.types import Certainty, Span

MAYBE = 0.7


def fault(kind: Kind = Kind.FORM, index: int = 1) -> Fault:
    return Fault(index, Span(0, 1), kind, Certainty.SURE, ())


def weighed(tag: str, confidence: float, model: float | None, *, index: int = 1) -> Weighed:
    return Weighed((Operation(index, tag),), Group.FORM, 0.0, model, None, confidence)


def test_the_language_model_chooses_among_mends_that_convince_nobody() -> None:
    found = firmly(
        [weighed(">past", 0.3, ENOUGH + 1), weighed(">base", 0.4, ENOUGH + 0.5)],
        [fault(), fault()],
        MAYBE,
    )
    assert [(item.operations[0].tag, item.confidence) for item in found] == [
        (">past", FIRM),
        (">base", 0.4),
    ]


def test_a_mend_that_convinces_needs_nobody_s_liking() -> None:
    found = firmly(
        [weighed(">past", 0.8, -4.0), weighed(">base", 0.4, 9.0)], [fault(), fault()], MAYBE
    )
    assert found[0].operations[0].tag == ">past"
    assert found[0].confidence == FIRM


@pytest.mark.parametrize(
    ("kind", "model", "made"),
    [
        (Kind.FORM, ENOUGH, False),
        (Kind.AGREEMENT, ENOUGH, False),
        (Kind.INFLECTION, -6.0, True),
        (Kind.FORM, None, True),
    ],
)
def test_what_is_liked_too_little_is_left_alone(
    kind: Kind, model: float | None, made: bool
) -> None:
    (found,) = firmly([weighed(">past", 0.1, model)], [fault(kind)], MAYBE)
    assert found.confidence == (FIRM if made else 0.1)


def test_where_none_is_liked_the_likeliest_is_made_if_it_is_rather_right_than_not() -> None:
    likely = weighed(">past", 0.6, -1.0)
    found = firmly([weighed(">base", 0.55, 2.0), likely], [fault(), fault()], MAYBE)
    assert found[0].operations == likely.operations
    assert found[0].confidence == FIRM
    liked = weighed(">base", 0.1, ENOUGH + 1)
    found = firmly([likely, liked], [fault(), fault()], MAYBE)
    assert found[0].operations == liked.operations


def test_it_comes_before_all_that_changes_the_same_word() -> None:
    rival = weighed(">gerund", 0.95, -11.0)
    elsewhere = weighed(">third", 0.99, 1.0, index=5)
    mend = weighed(">past", 0.9, 2.0)
    first, *rest = firmly([rival, elsewhere, mend], [None, None, fault()], MAYBE)
    assert first.operations == mend.operations
    assert first.confidence == rival.confidence
    assert rest == [rival, elsewhere]


def test_each_fault_gets_one_mend() -> None:
    found = firmly(
        [
            weighed(">past", 0.1, 8.0),
            weighed(">base", 0.1, 7.0),
            weighed(">third", 0.1, 6.0, index=4),
        ],
        [fault(), fault(), fault(index=4)],
        MAYBE,
    )
    assert sorted(item.confidence for item in found) == [0.1, FIRM, FIRM]
