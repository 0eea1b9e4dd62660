"""The shipped tagger."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from models import verb_tagger
from models.errors import BadWeights
from models.grammar.candidates import candidates
from models.grammar.operations import INSERT_TAGS, KEEP, REPLACE_TAGS, Operation
from models.grammar.tokens import tokenize
from models.verb_tagger import LONGEST, Odds, VerbTagger

# (what a learner wrote, the operation that puts it right: word and tag)
NEEDED = (
    ("Yesterday I go to the dentist.", "go", ">past"),
    ("My sister work in a bakery.", "work", ">third"),
    ("They was late for the bus.", "was", "=were"),
    ("He don't eat fish.", "do", "=does"),
    ("She has wrote three letters.", "wrote", ">participle"),
    ("We are agree with the teacher.", "are", "delete"),
    ("He can plays the drums.", "plays", ">base"),
    ("She reading a book now.", "reading", "+is"),
    ("I want go home.", "go", "+to"),
    ("Did you saw the rainbow?", "saw", ">base"),
)


@pytest.fixture(scope="module")
def tagger() -> VerbTagger:
    return VerbTagger()


def odds_of(tagger: VerbTagger, text: str) -> Odds:
    found = tagger.odds([token.text for token in tokenize(text)])
    assert found is not None
    return found


def test_the_operation_that_is_needed_is_likelier_than_any_other(tagger: VerbTagger) -> None:
    missed = []
    for text, word, tag in NEEDED:
        tokens = tokenize(text)
        odds = odds_of(tagger, text)
        needed = Operation([token.text for token in tokens].index(word), tag)
        if odds.of(needed) < max(map(odds.of, candidates(tokens))):
            missed.append((text, needed))
    # It is one witness of two: alone it may miss some.
    assert len(missed) <= 3, missed


def test_a_wrong_sentence_is_more_suspicious_than_the_right_one(tagger: VerbTagger) -> None:
    for wrong, right in (
        ("He don't eat fish.", "He doesn't eat fish."),
        ("They was late.", "They were late."),
        ("She has wrote it.", "She has written it."),
    ):
        assert odds_of(tagger, wrong).suspicion() > odds_of(tagger, right).suspicion() + 1


def test_suspicion_is_the_highest_of_all_odds() -> None:
    replace = np.log(np.full((2, len(REPLACE_TAGS)), 0.01))
    insert = np.log(np.full((2, len(INSERT_TAGS)), 0.01))
    replace[:, REPLACE_TAGS.index(KEEP)] = np.log(0.5)
    insert[:, INSERT_TAGS.index(KEEP)] = np.log(0.5)
    replace[1, REPLACE_TAGS.index(">past")] = np.log(0.25)
    odds = Odds(replace, insert)
    assert odds.of(Operation(1, ">past")) == pytest.approx(np.log(0.5))
    assert odds.of(Operation(0, "+is")) == pytest.approx(np.log(0.02))
    assert odds.suspicion() == pytest.approx(np.log(0.5))


def test_a_sentence_of_no_words_or_too_many_has_no_odds(tagger: VerbTagger) -> None:
    assert tagger.odds([]) is None
    assert tagger.odds(["go"] * LONGEST) is None
    assert tagger.odds(["go"] * (LONGEST - 2)) is not None


def test_any_word_has_odds(tagger: VerbTagger) -> None:
    assert tagger.odds(["😀", "Żółć", "go", "\u200b", "x" * 300]) is not None


@pytest.mark.parametrize("content", [None, b"", b"no graph"])
def test_weights_that_cannot_be_read_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes | None
) -> None:
    monkeypatch.setattr(verb_tagger, "SHIPPED", tmp_path)
    if content is not None:
        (tmp_path / verb_tagger.GRAPH).write_bytes(content)
    with pytest.raises(BadWeights, match="verb tagger cannot be read") as caught:
        VerbTagger().load()
    assert "Install" in caught.value.hint


def test_weights_with_other_labels_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verb_tagger, "INSERT_TAGS", INSERT_TAGS[:-1])
    with pytest.raises(BadWeights, match="another version"):
        VerbTagger().load()


def test_after_unloading_it_is_loaded_again(tagger: VerbTagger) -> None:
    before = odds_of(tagger, "He go home.").suspicion()
    tagger.unload()
    assert odds_of(tagger, "He go home.").suspicion() == before
