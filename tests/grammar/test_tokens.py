"""Tokens and sentences keep their places in the text."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.grammar.tokens import sentences, tokenize, without_label
from models.grammar.types import Span

DIVIDED = [
    ("I didn't go.", ["I", "did", "n't", "go", "."]),
    ("She’s here; we’ll see.", ["She", "’s", "here", ";", "we", "’ll", "see", "."]),
    ("Can't, won't, shan't, ain't", "Ca n't , wo n't , sha n't , ai n't".split()),
    ("He couldn't've known", ["He", "could", "n't", "'ve", "known"]),
    ("I'd say let's go", ["I", "'d", "say", "let", "'s", "go"]),
    ("We cannot go", ["We", "cannot", "go"]),
    ("the dog's and the dogs' food", ["the", "dog", "'s", "and", "the", "dogs", "'", "food"]),
    ("at 10:30 or five o'clock", ["at", "10:30", "or", "five", "o'clock"]),
    ("1,000 cats, 3.5 km, 50%", ["1,000", "cats", ",", "3.5", "km", ",", "50%"]),
    ("e.g. in the U.S. it's o.k.", ["e.g.", "in", "the", "U.S.", "it", "'s", "o.k."]),
    ("my well-known mother-in-law", ["my", "well-known", "mother-in-law"]),
    ("see https://a.org/b?c=d.", ["see", "https://a.org/b?c=d", "."]),
    ("write to an.na@mail.co.uk!", ["write", "to", "an.na@mail.co.uk", "!"]),
    ("Wait... what?!", ["Wait", "...", "what", "?!"]),
    ("He said 'I go'.", ["He", "said", "'", "I", "go", "'", "."]),
    ("I 😀 did n't", ["I", "😀", "did", "n't"]),
]

SENTENCES = [
    ("Mr. Smith went home. He slept.", ["Mr. Smith went home.", "He slept."]),
    ('"Are you ok?" she said. Yes!', ['"Are you ok?" she said.', "Yes!"]),
    ('He said: "Go!" Then he left.', ['He said: "Go!"', "Then he left."]),
    ("I am... then he left.", ["I am... then he left."]),
    ("We go at 5 p.m. Then we eat.", ["We go at 5 p.m.", "Then we eat."]),
    ("I slept until 3 p.m. on Monday.", ["I slept until 3 p.m. on Monday."]),
    ("J. K. Rowling wrote it.", ["J. K. Rowling wrote it."]),
    ("Is it No. 5? No. It was 3.5 m.", ["Is it No. 5?", "No.", "It was 3.5 m."]),
    ("1. Read it.\n2. Write it.", ["1. Read it.", "2. Write it."]),
    ("the end of\nthe line. Next", ["the end of\nthe line.", "Next"]),
    ("A title\n\nthe text", ["A title", "the text"]),
    ("  One.  Two. ", ["One.", "Two."]),
    ("", []),
]


@pytest.mark.parametrize(("text", "words"), DIVIDED)
def test_words_are_divided_as_in_the_penn_treebank(text: str, words: list[str]) -> None:
    assert [token.text for token in tokenize(text)] == words


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_sentences_end_where_a_reader_stops(text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in sentences(text)] == expected


@pytest.mark.parametrize(
    ("text", "without"),
    [
        ("4 Complete the words.", "Complete the words."),
        ("12) Write it.", "Write it."),
        ("(3) You have it.", "You have it."),
        ("1. Read it.", "Read it."),
        ("4 dogs bark.", "4 dogs bark."),
        ("1999 Was a year.", "1999 Was a year."),
        ("I see 4 Dutch boats.", "I see 4 Dutch boats."),
        ("4 ", "4 "),
    ],
)
def test_the_number_of_an_exercise_is_no_word_of_its_sentence(text: str, without: str) -> None:
    assert without_label(text, Span(0, len(text))).of(text) == without
    inside = f"Well. {text}"
    assert without_label(inside, Span(6, len(inside))).of(inside) == without


@given(st.text(alphabet=st.sampled_from("abtIsnd'’-.,?! \n\t012😀éß\"(@/:%`"), max_size=40))
def test_every_visible_letter_is_in_one_token(text: str) -> None:
    tokens = tokenize(text)
    assert all(token.span.of(text) == token.text for token in tokens)
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(tokens))
    assert "".join(token.text for token in tokens) == "".join(text.split())


@given(st.text(alphabet=st.sampled_from("aB .?!\n\"'1"), max_size=40))
def test_every_visible_letter_is_in_one_sentence(text: str) -> None:
    spans = sentences(text)
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    assert "".join("".join(span.of(text).split()) for span in spans) == "".join(text.split())
