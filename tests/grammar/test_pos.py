"""Tags of words, right and wrong sentences; the tags were set by hand."""

from __future__ import annotations

import time

import pytest

from models.grammar.pos import WEIGHTS, Weights, tag, tag_words, weights
from models.grammar.tag_rules import settled
from models.grammar.tokens import tokenize
from models.grammar.types import Token

_LARGEST = 2_500_000


def _tags(text: str) -> dict[str, str]:
    return {token.text: token.tag for token in tag(tokenize(text))}


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Open the door.", "Open", "VB"),
        ("Please send me the report.", "send", "VB"),
        ("Stop talking!", "Stop", "VB"),
        ("Turn left at the lights.", "Turn", "VB"),
        ("They open the shop at nine.", "open", "VBP"),
        ("Do you open on Sundays?", "open", "VB"),
        ("The shop opens at nine.", "opens", "VBZ"),
        ("She cut the bread.", "cut", "VBD"),
        ("She has cut the bread.", "cut", "VBN"),
        ("The bread was cut.", "cut", "VBN"),
        ("I report to the manager.", "report", "VBP"),
        ("The report is long.", "report", "NN"),
        ("He reports every week.", "reports", "VBZ"),
        ("The reports are long.", "reports", "NNS"),
        ("They left early.", "left", "VBD"),
        ("They have already left.", "left", "VBN"),
        ("My left hand hurts.", "left", "JJ"),
        ("We can meet on Friday.", "can", "MD"),
        ("I bought a can of paint.", "can", "NN"),
        ("She is working at home.", "working", "VBG"),
        ("I want to read.", "read", "VB"),
        ("I read every day.", "read", "VBP"),
        ("He went to school.", "to", "TO"),
        ("He's tired.", "'s", "VBZ"),
        ("Tom's brother is here.", "'s", "POS"),
        ("I'd go.", "'d", "MD"),
        ("I'd gone.", "'d", "VBD"),
        ("My name is Anna.", "name", "NN"),
        ("Many students like music.", "like", "VBP"),
    ],
)
def test_right_sentences(text: str, word: str, expected: str) -> None:
    assert _tags(text)[word] == expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("She has went home.", "went", "VBD"),
        ("He go to school.", "go", "VBP"),
        ("They goes to school.", "goes", "VBZ"),
        ("I didn't went there.", "went", "VBD"),
        ("He going to school.", "going", "VBG"),
        ("I am agree with you.", "agree", "VB"),
        ("She can sings well.", "sings", "VBZ"),
        ("She teached us.", "teached", "VBD"),
        ("He has writed a letter.", "writed", "VBN"),
        ("Does he likes music?", "likes", "VBZ"),
    ],
)
def test_learners_sentences(text: str, word: str, expected: str) -> None:
    assert _tags(text)[word] == expected


def test_tokens_keep_text_and_span() -> None:
    tokens = tokenize("She didn't  see it 🙂.")
    tagged = tag(tokens)
    assert [(t.text, t.span) for t in tagged] == [(t.text, t.span) for t in tokens]
    assert all(token.tag for token in tagged)


def test_nothing_to_tag() -> None:
    assert tag(()) == ()


def test_rules_leave_other_tags_alone() -> None:
    words, tags = ["He", "can", "swim", "."], ["PRP", "MD", "VB", "."]
    assert settled(words, tags) == tags


def test_own_weights_decide() -> None:
    table = Weights("dict the\tDT\nw=dog\tNN 5 VB 2\nw=runs\tVBZ 5")
    assert tag_words(["the", "dog", "runs"], table) == ["DT", "NN", "VBZ"]


def test_size_of_weights() -> None:
    assert WEIGHTS.stat().st_size <= _LARGEST


def test_speed() -> None:
    """Ten thousand words a second on a plain laptop; half of that is asked, for slow machines."""
    sentence = tokenize("The people who live next door have never really been to the seaside.")
    weights()
    tag(sentence)
    start, rounds = time.process_time(), 300
    for _ in range(rounds):
        tag(tuple(Token(token.text, token.span) for token in sentence))
    assert rounds * len(sentence) / (time.process_time() - start) > 5_000
