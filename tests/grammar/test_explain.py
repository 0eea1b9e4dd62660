"""What a learner is told about an edit: the deciding word, the reason, the forms."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.grammar.edits import compare
from models.grammar.explain import explain, explain_all
from models.grammar.types import Explanation, Span


def explained(wrong: str, right: str, language: str = "en") -> Explanation:
    """The explanation of the only edit."""
    (explanation,) = explain_all(compare(wrong, right), language)
    return explanation


# (wrong, right, the word that decides)
EVIDENCE = [
    # the subject
    ("The girls in the garden plays well.", "The girls in the garden play well.", "girls"),
    ("Every child need love.", "Every child needs love.", "child"),
    ("One of my cousins work here.", "One of my cousins works here.", "One"),
    ("There is three apples left.", "There are three apples left.", "apples"),
    ("The woman who teach us is kind.", "The woman who teaches us is kind.", "woman"),
    ("My dog and my cat sleeps all day.", "My dog and my cat sleep all day.", "cat"),
    ("The people there is kind.", "The people there are kind.", "people"),
    ("My uncle live there.", "My uncle lives there.", "uncle"),
    ("Why do she cry?", "Why does she cry?", "she"),
    # the word of time
    ("Last summer we travel to Chile.", "Last summer we travelled to Chile.", "Last summer"),
    ("I meet her three days ago.", "I met her three days ago.", "three days ago"),
    ("She is cooking every evening.", "She cooks every evening.", "every evening"),
    ("I know him since 2012.", "I have known him since 2012.", "since"),
    ("We go to Oslo next month.", "We will go to Oslo next month.", "next month"),
    # the word before the verb
    ("He did went home.", "He went home.", "did"),
    ("They didn't saw us.", "They didn't see us.", "did"),
    ("You must to wait.", "You must wait.", "must"),
    ("She has wrote a book.", "She has written a book.", "has"),
    ("I am tired of wait.", "I am tired of waiting.", "of"),
    ("We enjoy to swim.", "We enjoy swimming.", "enjoy"),
    ("They let me to drive.", "They let me drive.", "let"),
    ("The bridge was build in 1900.", "The bridge was built in 1900.", "was"),
    # the verb that sets the tense
    ("She took her bag and leaves.", "She took her bag and left.", "took"),
    ("He said that he is ill.", "He said that he was ill.", "said"),
    # the word that opens the clause
    ("If it will snow, we will stay in.", "If it snows, we will stay in.", "If"),
    ("I wish I know the answer.", "I wish I knew the answer.", "wish"),
]


@pytest.mark.parametrize(("wrong", "right", "word"), EVIDENCE)
def test_evidence_is_the_word_that_decides(wrong: str, right: str, word: str) -> None:
    explanation = explained(wrong, right)
    assert explanation.evidence is not None
    assert explanation.evidence.of(wrong) == word


def test_the_reason_names_the_deciding_word_and_the_right_form() -> None:
    explanation = explained("Yesterday I go to school.", "Yesterday I went to school.")
    assert explanation.rule == "past-time"
    assert explanation.why_here == (
        "“Yesterday” is a finished time, so the verb is in the past: “went”."
    )
    assert explanation.hint == "Look at “Yesterday”: when did it happen?"


def test_spanish_explains_in_spanish_with_english_examples() -> None:
    explanation = explained("She live in Lima.", "She lives in Lima.", "es")
    assert explanation.why_here == (
        "El sujeto es «She», una sola persona o cosa; el verbo lleva -s: «lives»."
    )
    assert ("She live in London.", "She lives in London.") in explanation.examples


def test_the_form_table_shows_all_forms_and_variants() -> None:
    explanation = explained("I have learn a lot.", "I have learned a lot.")
    assert explanation.forms == (
        ("plain form", "learn"),
        ("he/she/it form", "learns"),
        ("past", "learned / learnt"),
        ("past participle", "learned / learnt"),
        ("-ing form", "learning"),
    )


def test_be_has_a_table_of_its_own_and_modals_have_none() -> None:
    assert ("past", "was / were") in explained("They was late.", "They were late.").forms
    assert explained("It would be hot in Rome.", "It will be hot in Rome.").forms == ()


def test_evidence_counts_in_the_whole_text() -> None:
    wrong = "Hello 🙂! I live in Quito. My sister live in Lima."
    right = "Hello 🙂! I live in Quito. My sister lives in Lima."
    explanation = explained(wrong, right)
    assert explanation.evidence == Span(wrong.index("sister"), wrong.index("sister") + 6)


# (wrong, right, the rule): *every* must belong to the subject
EVERY = [
    ("Every new student need a card.", "Every new student needs a card.", "each-every"),
    ("Every boy and girl have a seat.", "Every boy and girl has a seat.", "each-every"),
    ("Every Friday evening bring rain.", "Every Friday evening brings rain.", "each-every"),
    ("Every Friday my uncle sell fish.", "Every Friday my uncle sells fish.", "third-person-s"),
    ("Every summer Tom visit us.", "Every summer Tom visits us.", "third-person-s"),
    ("Each Sunday evening grandma bake.", "Each Sunday evening grandma bakes.", "third-person-s"),
    ("Every year tourists visits us.", "Every year tourists visit us.", "plural-no-s"),
]


@pytest.mark.parametrize(("wrong", "right", "rule"), EVERY)
def test_every_counts_only_before_the_subject(wrong: str, right: str, rule: str) -> None:
    assert explained(wrong, right).rule == rule


def test_a_word_of_the_sentence_before_may_set_the_tense() -> None:
    wrong = "We arrived late. The room is full."
    explanation = explained(wrong, "We arrived late. The room was full.")
    assert explanation.rule == "narrative-past"
    assert explanation.evidence is not None
    assert explanation.evidence.of(wrong) == "arrived"


def test_edits_of_one_text_are_explained_together() -> None:
    wrong = "He go home and open the door."
    right = "He went home and opened the door."
    explanations = explain_all(compare(wrong, right))
    assert [explanation.rule for explanation in explanations] == ["narrative-past"] * 2
    assert [e.evidence.of(wrong) for e in explanations if e.evidence] == ["open", "go"]


def test_a_language_without_rules_is_an_error() -> None:
    edit = compare("He go.", "He goes.").edits[0]
    with pytest.raises(ValueError, match="language"):
        explain(edit, "He go.", "xx")


WORDS = (
    "I she they people was is have has had go goes went gone going to not do does did will can "
    "the a book yesterday since for if when that and , . ? happy it n't there 's"
).split()


@settings(deadline=None)  # the first case loads the tagger
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=9), st.data())
def test_any_edit_of_any_text_gets_an_explanation(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    at = data.draw(st.integers(0, len(words) - 1))
    start = len(" ".join(words[:at])) + bool(at)
    span = Span(start, start + len(words[at]))
    after = data.draw(st.sampled_from(["went", "goes", "is", "has gone", "", "to go"]))
    for edit in compare(text, text[: span.start] + after + text[span.end :]).edits:
        explanation = explain(edit, text)
        assert explanation.why_here
        assert explanation.hint
        if explanation.evidence is not None:
            assert 0 <= explanation.evidence.start < explanation.evidence.end <= len(text)
