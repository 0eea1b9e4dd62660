"""What is worth weighing: single operations, pairs, and what the grammar asks for."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.grammar.operations import DELETE, Operation, apply
from models.grammar.tokens import tokenize
from models.proposals import MARGIN, MENDS, MOST_WEIGHED, Proposal, is_pair, proposals
from tests.models.odds import LOW, odds

FLOOR = -5.0


def found(text: str, written: str, floor: float = FLOOR) -> dict[str, Proposal]:
    """The proposals where the tagger says what is written: "go >past 1.5, go +is -2"."""
    tokens = tokenize(text)
    said = dict(_said([token.text for token in tokens], wish) for wish in written.split(", "))
    return proposals(text, tokens, odds(len(tokens), said), floor)


def _said(words: list[str], wish: str) -> tuple[Operation, float]:
    word, tag, log_odds = wish.split()
    return Operation(words.index(word), tag.replace("_", " ")), float(log_odds)


def test_what_reaches_the_floor_is_weighed_the_likeliest_first() -> None:
    weighed = found("She sang a song.", "sang >base -3, sang >past -1, sang >gerund -2, a +to -5.1")
    assert list(weighed) == ["She singing a song.", "She sing a song."]
    assert [one.tagger for one in weighed.values()] == [-2.0, -3.0]


@pytest.mark.parametrize(
    ("text", "said", "right"),
    [
        # Put in, and the form that it asks for.
        (
            "Since then she thrives.",
            "thrives +has 1, thrives >past 2",
            "Since then she has thrived.",
        ),
        ("The song sing by her.", "sing +was 1, sing >participle 2", "The song was sung by her."),
        (
            "The wall paint by her.",
            "paint +to_be 1, paint >past 2",
            "The wall to be painted by her.",
        ),
        # Taken out, and the form of what stays.
        ("It is worth to add.", "to delete 1, add >gerund 2", "It is worth adding."),
        ("He is go home.", "is delete 1, go >third 2", "He goes home."),
        ("I do am ready.", "do delete 1, am =was 2", "I was ready."),
        # Another auxiliary, and the form that it asks for.
        ("She has sings.", "has =is 1, sings >gerund 2", "She is singing."),
        ("She is sings.", "is =can 1, sings >base 2", "She can sing."),
        ("She does thrives.", "does =has_been 1, thrives >gerund 2", "She has been thriving."),
    ],
)
def test_two_changes_that_belong_together_are_one_proposal(
    text: str, said: str, right: str
) -> None:
    proposal = found(text, said)[right]
    assert len(proposal.operations) == 2
    assert proposal.tagger == pytest.approx(3.0)


@pytest.mark.parametrize(
    ("text", "said", "never"),
    [
        ("The song sings.", "sings +has 1, sings >base 2", "The song has sing."),
        ("He can goes.", "can =is 1, goes >base 2", "He is go."),
        # Not side by side.
        ("He is often go.", "is delete 1, go >third 2", "He often goes."),
    ],
)
def test_other_changes_are_weighed_by_themselves(text: str, said: str, never: str) -> None:
    weighed = found(text, said)
    assert never not in weighed
    assert len(weighed) >= 2


def test_behind_an_auxiliary_a_past_tense_stands_for_a_participle_of_the_same_spelling() -> None:
    said = "{word} +have 1, {word} >past 2"
    assert "They have called." in found("They calls.", said.format(word="calls"))
    assert "They have took it." not in found("They takes it.", said.format(word="takes"))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The team are late.", "are =is 3"),
        ("My family lives here.", "lives >base 3"),
        ("None of the students has finished.", "has =have 3"),
        ("Neither of them know him.", "know >third 3"),
        ("They ask that he leave soon.", "leave >third 3"),
        ("He swims, and so does my brother.", "does =do 3"),
        ("Neither is my sister.", "is =are 3"),
        ("Fish and chips is cheap.", "is =are 3"),
        ("She need not worry.", "need >third 3"),
        ("God save the queen.", "save >third 3"),
        ("I don't know when he will come.", "will delete 3"),
        ("Tell me when he will come.", "will delete 3"),
    ],
)
def test_what_is_as_right_as_the_other_is_not_weighed(text: str, said: str) -> None:
    assert found(text, said) == {}


def test_what_the_words_around_decide_is_weighed() -> None:
    assert found("Call me when he will come.", "will delete 3")
    assert found("This data show it.", "show >third 3")
    assert found("Losses in the first generation was high.", "was =were 3")
    assert found("None of the money were stolen.", "were =was 3")
    assert found("Most of the students is here.", "is =are 3")


def test_one_half_of_a_pair_may_be_below_the_floor() -> None:
    text, right = "It is worth to add.", "It is worth adding."
    halves = f"to delete {FLOOR - MARGIN + 0.1}, add >gerund 4"
    assert right in found(text, halves)
    assert "It is worth add." not in found(text, halves)
    assert right not in found(text, f"to delete {FLOOR - MARGIN - 0.1}, add >gerund 4")
    # Both together must reach it.
    assert right not in found(text, f"to delete -3, add >gerund {FLOOR + 2.9}")


@pytest.mark.parametrize(
    ("first", "second", "wanted"),
    [
        (Operation(1, "+has"), Operation(1, ">participle"), True),
        (Operation(1, "+has"), Operation(1, ">past"), True),
        (Operation(1, "+has"), Operation(1, ">gerund"), False),
        (Operation(1, "+to be"), Operation(1, ">gerund"), True),
        (Operation(1, "+to"), Operation(1, ">base"), True),
        (Operation(1, "+will"), Operation(1, ">past"), False),
        (Operation(1, "+has"), Operation(2, ">participle"), False),
        (Operation(1, DELETE), Operation(2, ">gerund"), True),
        (Operation(1, DELETE), Operation(2, "=was"), True),
        (Operation(1, DELETE), Operation(2, DELETE), False),
        (Operation(1, DELETE), Operation(1, ">base"), False),
        (Operation(1, "=is"), Operation(2, ">gerund"), True),
        (Operation(1, "=is"), Operation(2, ">base"), False),
        (Operation(1, "=is"), Operation(3, ">gerund"), False),
        (Operation(2, "=is"), Operation(1, ">gerund"), False),
        (Operation(1, ">past"), Operation(2, ">base"), False),
        (Operation(1, "invert"), Operation(2, ">base"), False),
    ],
)
def test_what_makes_sense_only_as_one(first: Operation, second: Operation, wanted: bool) -> None:
    assert is_pair(first, second) is wanted


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("He have a dog.", "He has a dog."),
        ("They was late.", "They were late."),
        ("She can sings well.", "She can sing well."),
    ],
)
def test_the_grammar_asks_where_the_tagger_sees_nothing(text: str, right: str) -> None:
    tokens = tokenize(text)
    weighed = proposals(text, tokens, odds(len(tokens), {}), FLOOR)
    assert 1 <= len(weighed) <= MENDS
    assert weighed[right].tagger == LOW
    assert weighed[right].verdict.sign == 1


def test_a_mend_is_weighed_before_what_the_tagger_likes_better() -> None:
    weighed = found("They was late.", "was =had 3")
    assert list(weighed).index("They were late.") < list(weighed).index("They had late.")


def test_a_right_sentence_has_no_proposals() -> None:
    text = "They were late."
    tokens = tokenize(text)
    assert proposals(text, tokens, odds(len(tokens), {}), FLOOR) == {}


def test_two_ways_to_one_sentence_add_up() -> None:
    weighed = found("She has work here.", "work >past -1, work >participle -2")
    both = weighed["She has worked here."]
    assert math.exp(both.tagger) == pytest.approx(math.exp(-1) + math.exp(-2))
    assert len(both.operations) == 1


def test_a_proposal_is_not_added_to_itself() -> None:
    """The grammar asks for what the tagger sees, too."""
    assert found("They was late.", "was =were 2")["They were late."].tagger == 2.0


def test_no_more_are_weighed_than_there_is_time_for() -> None:
    text = "She sang and danced and laughed and cooked."
    tokens = tokenize(text)
    assert len(proposals(text, tokens, odds(len(tokens), {}), LOW)) == MOST_WEIGHED


_WORDS = (
    "I he she They You it John is was are has have had do does don't can't won't I'm he's they're "
    "go goes went gone going buyed to not never nor 😀 happy of \" ( . , ? IS GOING'"
).split()


@given(st.lists(st.sampled_from(_WORDS), min_size=1, max_size=8).map(" ".join))
def test_every_proposal_leads_to_its_sentence(text: str) -> None:
    tokens = tokenize(text)
    weighed = proposals(text, tokens, odds(len(tokens), {}), LOW)
    assert len(weighed) <= MOST_WEIGHED
    for changed, proposal in weighed.items():
        assert apply(text, tokens, proposal.operations) == changed != text
