from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.grammar.candidates import candidates, fits, replacements_of
from models.grammar.operations import DELETE, INSERT_TAGS, INVERT, KEEP, REPLACE_TAGS
from models.grammar.tokens import tokenize


def offered(text: str, word: str) -> set[str]:
    """The tags that are tried at a word."""
    tokens = tokenize(text)
    index = [token.text for token in tokens].index(word)
    return {operation.tag for operation in candidates(tokens) if operation.index == index}


@pytest.mark.parametrize(
    "word",
    "beautiful happy naked quickly teacher people nothing she the and because since Madrid cannot "
    "3.5 , ? n't o'clock anna@example.org".split(),
)
def test_a_word_that_is_no_verb_is_not_replaced(word: str) -> None:
    assert replacements_of(word) == ()


@pytest.mark.parametrize(
    ("text", "word", "tags"),
    [
        ("He go home.", "go", {">third", ">past", ">participle", ">gerund"}),
        ("He gone home.", "gone", {">base", ">third", ">past", ">gerund"}),
        ("He cutted it.", "cutted", {">base", ">third", ">past", ">participle", ">gerund"}),
        ("HE GO HOME.", "GO", {">third", ">past", ">participle", ">gerund"}),
        ("He must to go.", "to", {DELETE}),
        ("He should of gone.", "of", {"=have"}),
        ("He ca go.", "ca", set()),
    ],
)
def test_a_word_may_become_its_other_forms(text: str, word: str, tags: set[str]) -> None:
    assert {tag for tag in offered(text, word) if not tag.startswith("+")} == tags


@pytest.mark.parametrize(
    ("text", "word", "some", "never"),
    [
        ("He is agree.", "is", "=was =does =has =will =has_been delete", "=is"),
        ("I’m agree.", "’m", "=was =have_been delete", "=to"),
        ("He don't go.", "do", "=does =did =is =has", "delete =be =been =has_been =am =may >third"),
        ("He can’t go.", "ca", "=could =does", "delete =can =will_be"),
        ("Tom's car is old.", "'s", "=has =was delete", "=being =having =can =has_been"),
        ("He has been ill.", "been", "+had +will", "+has"),
        ("You will be ill.", "be", "+would", "+will"),
    ],
)
def test_the_words_around_bar_what_no_learner_means(
    text: str, word: str, some: str, never: str
) -> None:
    found = offered(text, word)
    assert {tag.replace("_", " ") for tag in some.split()} <= found
    assert not {tag.replace("_", " ") for tag in never.split()} & found


@pytest.mark.parametrize(("text", "word"), [("He didn't go.", "n't"), ("I'm ill.", "'m")])
def test_nothing_comes_between_a_word_and_its_contraction(text: str, word: str) -> None:
    assert not {tag for tag in offered(text, word) if tag.startswith("+")}


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("I can't see it nor I can read it.", "I"),
        ("She can't ski, neither they can.", "they"),
        ("Not only he is late.", "he"),
        ("NEVER WE HAVE SEEN IT.", "WE"),
        ("Rarely it’s open.", None),
        ("Not only there is a pool.", "there"),
        ("I said that he is late.", None),
        ("Not only Maria is late.", None),
        ("Nor can I read it.", None),
        ("Nor I read it.", None),
        ("He is neither.", None),
        ("Never she", None),
    ],
)
def test_only_a_subject_behind_nor_and_the_like_is_inverted(text: str, subject: str | None) -> None:
    tokens = tokenize(text)
    places = [operation.index for operation in candidates(tokens) if operation.tag == INVERT]
    assert [tokens[index].text for index in places] == ([subject] if subject else [])


@given(st.text(max_size=30))
def test_only_labels_of_the_tagger_are_tried(text: str) -> None:
    tokens = tokenize(text)
    for operation in candidates(tokens):
        assert operation.tag in (INSERT_TAGS if operation.inserts else REPLACE_TAGS)
        assert operation.tag != KEEP
        assert fits(tokens, operation)


def test_the_labels_are_those_of_the_shipped_weights() -> None:
    """Another label or another order would belong to weights that are trained anew."""
    words = "am is are was were be been being have has had having do does did will would can could "
    words += "shall should may might must to has_been have_been had_been will_be"
    forms = "keep delete >base >third >past >participle >gerund"
    closed = [f"={word}" for word in words.split()]
    assert _written(REPLACE_TAGS) == [*forms.split(), *closed, "invert"]
    rare = ("having", "shall", "may", "might")
    usual = [f"+{word}" for word in words.split() if word not in rare]
    assert _written(INSERT_TAGS) == ["keep", *usual, "+would_be", "+to_be"]


def _written(tags: Sequence[str]) -> list[str]:
    return [tag.replace(" ", "_") for tag in tags]


@pytest.mark.parametrize(
    ("text", "may_be_simple"),
    [
        ("We are having lunch.", False),
        ("Are they not having a good time?", False),
        ("We are having two cats.", True),
        ("We are having lunch every day.", True),
        ("After having lunch we left.", True),
    ],
)
def test_what_happens_now_is_not_owned(text: str, may_be_simple: bool) -> None:
    assert ("=have" in offered(text, "having")) == may_be_simple
