"""Learner errors: every family makes its error, and every label undoes it."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from models.grammar.operations import INSERT_TAGS, KEEP, REPLACE_TAGS, apply
from models.grammar.tokens import tokenize
from models.grammar.types import Token
from tests.training.verb_model.tagged import lines, tagged
from training.verb_model.examples import read_tagged
from training.verb_model.learner_errors import (
    FAMILIES,
    Pair,
    Sentence,
    balanced_weights,
    corrupt,
)

# Family, how a right sentence of `tagged` begins, a wrong sentence that the family makes of it.
ERRORS = (
    ("drop_third_person", "She walks", "She walk to school every day."),
    ("add_third_person", "They play", "They plays tennis on Sundays."),
    ("be_agreement", "The rooms", "The rooms is very cold."),
    ("clitic_agreement", "I'm happy", "I is happy with my new bike."),
    ("after_modal", "You can", "You can swam in this lake."),
    ("after_have", "He has", "He has broke his arm."),
    ("after_be_gerund", "We are waiting", "We are wait for the last bus."),
    ("after_be_passive", "The bridge", "The bridge was build by my uncle."),
    ("participle_phrase", "A dog", "A dog call Rex lives next door."),
    ("gerund", "My sister", "My sister is good at draw horses."),
    ("infinitive", "I want", "I want learn the guitar."),
    ("bare_infinitive", "You must", "You must to wash your hands."),
    ("past_for_participle", "My mother", "My mother sung in the kitchen."),
    ("bare_finite", "My aunt", "My aunt working in a bakery."),
    ("present_for_past", "Yesterday", "Yesterday we drive to the lake."),
    ("past_for_present", "Today", "Today my brother worked and my sister sleeps."),
    ("past_to_perfect", "He saw", "He has seen a fox two days ago."),
    ("perfect_to_other", "Tina", "Tina knows Omar since May."),
    ("past_perfect", "When I arrived", "When I arrived they said that the train has gone."),
    ("extra_had", "She opened", "She had opened the box and took a key."),
    ("drop_future", "I will", "I call you tomorrow."),
    ("modal_tense", "He said", "He said that he can come."),
    ("to_continuous", "I know", "I am knowing the answer."),
    ("continuous_to_simple", "Look", "Look, the baby sleeps now."),
    ("will_in_clause", "If it", "If it will rain, we stay inside."),
    ("drop_be", "The shop", "The shop closed on Mondays."),
    ("drop_have", "Nina", "Nina never eaten snails."),
    ("drop_do", "Where", "Where your parents live?"),
    ("drop_modal", "It could", "It be a mistake."),
    ("extra_be", "I agree", "I am agree with the plan."),
    ("extra_do", "He went", "He did went home at noon."),
    ("extra_have", "It began", "It has began in the night."),
    ("doubled", "We have", "We have to to leave at six."),
    ("auxiliary_confusion", "I don't", "I doesn't agree with them."),
    ("have_for_of", "You should", "You should of asked a doctor."),
    ("over_regular_form", "The man", "The man teached us two songs."),
    ("there_agreement", "There are", "There is two eggs in the box."),
    ("attracted", "The list", "The list of names are long."),
    ("participial_adjective", "That judge", "That judge is bias against us."),
    ("active_for_passive", "The bridge", "The bridge build by my uncle."),
    ("wish_present", "I wish", "I wish I can fly."),
    ("passive_of_intransitive", "This can", "This can be happened to anyone."),
    ("have_for_be", "We are waiting", "We have waiting for the last bus."),
    ("be_for_have", "The letter", "The letter is been sent."),
    ("do_for_be", "Are they", "Do they ready?"),
    ("subject_first", "She can not", "She can not swim nor he can."),
)


# The same for sentences with tags of their own: other branches of the newer families.
MORE = (
    ("there_agreement", "Is there time?\tVBZ EX NN .", "Are there time?"),
    ("there_agreement", "There're two.\tEX VBP CD .", "There is two."),
    ("attracted", "The keys of the car were lost.\tDT NNS IN DT NN VBD VBN .", "... car was lost."),
    ("attracted", "The boys in my team run.\tDT NNS IN PRP$ NN VBP .", "... team runs."),
    ("participial_adjective", "A linked list is short.\tDT JJ NN VBZ JJ .", "A link list ..."),
    (
        "participial_adjective",
        "I am interested in art.\tPRP VBP JJ IN NN .",
        "I am interesting in art.",
    ),
    ("active_for_passive", "It is made of wood.\tPRP VBZ VBN IN NN .", "It makes of wood."),
    ("active_for_passive", "It can be taken by us.\tPRP MD VB VBN IN PRP .", "It can take by us."),
    ("wish_present", "I wish he were here.\tPRP VBP PRP VBD RB .", "I wish he is here."),
    ("wish_present", "If only she knew it.\tIN RB PRP VBD PRP .", "If only she knows it."),
    ("wish_present", "I wish you had time.\tPRP VBP PRP VBD NN .", "I wish you have time."),
    ("wish_present", "I wish I couldn't hear.\tPRP VBP PRP MD RB VB .", "I wish I can't hear."),
    ("passive_of_intransitive", "She arrives late.\tPRP VBZ RB .", "She is arrived late."),
    ("have_for_be", "I'm looking for it.\tPRP VBP VBG IN PRP .", "I've looking for it."),
    ("be_for_have", "They had been told.\tPRP VBD VBN VBN .", "They was been told."),
    ("do_for_be", "Why was the man late?\tWRB VBD DT NN JJ .", "Why did the man late?"),
    ("subject_first", "Not only is he late.\tRB RB VBZ PRP JJ .", "Not only he is late."),
    ("subject_first", "Never have I slept.\tRB VBP PRP VBN .", "Never I have slept."),
)
# Right sentences that the newer families must leave alone.
ALONE = (
    ("there_agreement", "They are there.\tPRP VBP RB ."),
    ("attracted", "The colour of the house is fine.\tDT NN IN DT NN VBZ JJ ."),
    ("attracted", "The men in my team ran.\tDT NNS IN PRP$ NN VBD ."),
    ("wish_present", "I wish to go.\tPRP VBP TO VB ."),
    ("wish_present", "I could go.\tPRP MD VB ."),
    ("passive_of_intransitive", "The leaves fall.\tDT NNS VBP ."),
    ("have_for_be", "He likes running.\tPRP VBZ VBG ."),
    ("be_for_have", "He may have been told.\tPRP MD VB VBN VBN ."),
    ("do_for_be", "They are not ready.\tPRP VBP RB JJ ."),
    ("subject_first", "Where can I go?\tWRB MD PRP VB ."),
    ("subject_first", "He never has a car.\tPRP RB VBZ DT NN ."),
)


def made(family: str, start: str, tries: int = 200) -> Iterator[Pair]:
    return _made(family, tagged(start), tries)


def _made(family: str, found: tuple[str, tuple[Token, ...]], tries: int = 200) -> Iterator[Pair]:
    text, tokens = found
    for seed in range(tries):
        pair = corrupt(text, tokens, random.Random(seed), 1, {family: 1.0})
        if pair is not None:
            yield pair


@pytest.mark.parametrize(("family", "start", "wrong"), ERRORS)
def test_a_family_makes_its_error(family: str, start: str, wrong: str) -> None:
    pairs = {pair.wrong: pair for pair in made(family, start)}
    assert wrong in pairs
    assert pairs[wrong].families == (family,)


@pytest.mark.parametrize(("family", "line", "wrong"), MORE)
def test_a_family_makes_its_error_in_other_sentences(family: str, line: str, wrong: str) -> None:
    found = read_tagged(line)
    assert found is not None
    right = found[0]
    pairs = {pair.wrong: pair for pair in _made(family, found)}
    wanted = _in_full(wrong, right)
    assert wanted in pairs
    undone = apply(wanted, tokenize(wanted), pairs[wanted].operations())
    assert undone.lower() == pairs[wanted].right.lower()
    assert pairs[wanted].right in (right, right.replace("'re", " are"))


def _in_full(wrong: str, right: str) -> str:
    """With as many words of the right sentence as the dots stand for."""
    words, parts = right.split(), wrong.split()
    if parts[0] == "...":
        return " ".join((*words[: len(words) - len(parts) + 1], *parts[1:]))
    if parts[-1] == "...":
        return " ".join((*parts[:-1], *words[len(parts) - 1 :]))
    return wrong


@pytest.mark.parametrize(("family", "line"), ALONE)
def test_a_family_leaves_other_sentences_alone(family: str, line: str) -> None:
    found = read_tagged(line)
    assert found is not None
    assert {pair.wrong for pair in _made(family, found)} == set()


def test_every_family_has_an_example() -> None:
    assert {family for family, _, _ in ERRORS} == {family.__name__ for family, _ in FAMILIES}


@pytest.mark.parametrize("errors", [1, 2, 3])
def test_the_labels_undo_the_errors(errors: int) -> None:
    sentences = [found for line in lines() if (found := read_tagged(line))]
    weights = {family.__name__: 1.0 for family, _ in FAMILIES}
    rng = random.Random(errors)
    count = 0
    for text, tokens in sentences * 25:
        pair = corrupt(text, tokens, rng, errors, weights)
        if pair is None:
            continue
        count += 1
        right = text.replace("'m", " am") if "I'm" not in pair.wrong else text
        assert pair.wrong != right == pair.right
        assert 1 <= len(pair.families) <= errors
        assert set(pair.replace) <= set(REPLACE_TAGS)
        assert set(pair.insert) <= set(INSERT_TAGS)
        # Said here once more, without the code that made the labels.
        words = tokenize(pair.wrong)
        assert tuple(token.text for token in words) == pair.words
        assert len(pair.replace) == len(pair.insert) == len(words)
        assert any(tag != KEEP for tag in (*pair.replace, *pair.insert))
        assert apply(pair.wrong, words, pair.operations()).lower() == right.lower()
    assert count > 700


def test_a_rare_family_is_drawn_more_often_where_it_can_be() -> None:
    sentences = [Sentence(*found) for line in lines() if (found := read_tagged(line))]
    weights = balanced_weights(sentences, most=5.0)
    shares = {family.__name__: share for family, share in FAMILIES}
    # One sentence of all has "should have"; nearly all have a finite verb.
    assert weights["have_for_of"] == pytest.approx(5.0 * shares["have_for_of"])
    assert weights["drop_third_person"] < 5.0 * shares["drop_third_person"]


def test_nothing_to_get_wrong_gives_nothing() -> None:
    found = read_tagged("What a lovely day!\tWP DT JJ NN .")
    assert found is not None
    weights = {family.__name__: 1.0 for family, _ in FAMILIES}
    assert corrupt(*found, random.Random(0), 3, weights) is None


def test_a_modal_that_is_tagged_as_a_verb_is_left_alone() -> None:
    """NLTK does so at times; a modal has no other forms to take."""
    found = read_tagged("You must not dare to swim here.\tPRP VBP RB VB TO VB RB .")
    assert found is not None
    for family, _ in FAMILIES:
        for seed in range(20):
            corrupt(*found, random.Random(seed), 2, {family.__name__: 1.0})
