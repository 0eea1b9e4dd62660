"""What a teacher would mark: verb edits found, named, placed; everything else refused."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.grammar.edits import apply, compare
from models.grammar.refusals import Reason
from models.grammar.types import Correction, Edit, EditKind, Span

# original, corrected: (before, after, kind without VERB), ...
EDITS: list[tuple[str, str, list[tuple[str, str, str]]]] = [
    ("She is go home.", "She is going home.", [("go", "going", "R:FORM")]),
    ("He didn't went out.", "He didn't go out.", [("went", "go", "R:FORM")]),
    ("He can goes.", "He can go.", [("goes", "go", "R:FORM")]),
    ("I want to went.", "I want to go.", [("went", "go", "R:FORM")]),
    ("We have ate it.", "We have eaten it.", [("ate", "eaten", "R:FORM")]),
    ("They enjoy to swim.", "They enjoy swimming.", [("to swim", "swimming", "R:FORM")]),
    ("He don't like it.", "He doesn't like it.", [("don't", "doesn't", "R:SVA")]),
    ("They was late.", "They were late.", [("was", "were", "R:SVA")]),
    ("My mother work here.", "My mother works here.", [("work", "works", "R:SVA")]),
    ("Tap water run through it.", "Tap water runs through it.", [("run", "runs", "R:SVA")]),
    (
        "Our team plays them in May.",
        "Our team played them in May.",
        [("plays", "played", "R:TENSE")],
    ),
    ("You am right.", "You are right.", [("am", "are", "R:SVA")]),
    ("It have a tail.", "It has a tail.", [("have", "has", "R:SVA")]),
    ("Yesterday I go home.", "Yesterday I went home.", [("go", "went", "R:TENSE")]),
    ("I will go if he would come.", "I would go if he would come.", [("will", "would", "R:TENSE")]),
    ("They was go home.", "They went home.", [("was go", "went", "R:TENSE")]),
    ("He's here since May.", "He has been here since May.", [("'s", " has been", "R:TENSE")]),
    ("He's tired then.", "He was tired then.", [("'s", " was", "R:TENSE")]),
    ("He could not come.", "He cannot come.", [("could not", "cannot", "R:TENSE")]),
    ("She could of won.", "She could have won.", [("of", "have", "R:TENSE")]),
    ("What you are doing?", "What are you doing?", [("you are", "are you", "R:WO")]),
    ("You are ready?", "Are you ready?", [("You are", "Are you", "R:WO")]),
    ("He can't, nor I can.", "He can't, nor can I.", [("I can", "can I", "R:WO")]),
    ("Not only it is old.", "Not only is it old.", [("it is", "is it", "R:WO")]),
    ("I know where is he.", "I know where he is.", [("is he", "he is", "R:WO")]),
    ("He goed there.", "He went there.", [("goed", "went", "R:INFL")]),
    ("I am comming.", "I am coming.", [("comming", "coming", "R:INFL")]),
    ("I did a mistake.", "I made a mistake.", [("did", "made", "R")]),
    ("He going home.", "He is going home.", [("", "is ", "M:TENSE")]),
    ("He going home?", "Is he going home?", [("He", "Is he", "M:TENSE")]),
    ("Where he live?", "Where does he live?", [("", "does ", "M:TENSE")]),
    ("I not like tea.", "I do not like tea.", [("", "do ", "M:TENSE")]),
    ("He tired.", "He is tired.", [("", "is ", "M")]),
    ("I want go home.", "I want to go home.", [("", "to ", "M:FORM")]),
    ("your going home", "you're going home", [("your", "you're", "M:TENSE")]),
    ("She has went home.", "She went home.", [("has ", "", "U:TENSE")]),
    ("I'm agree with you.", "I agree with you.", [("'m", "", "U:TENSE")]),
    ("I can to swim.", "I can swim.", [("to ", "", "U:FORM")]),
    ("He is tired is.", "He is tired.", [(" is", "", "U")]),
    ("Is he went home?", "He went home?", [("Is he", "He", "U:TENSE")]),
    (
        "He wants eat and she write.",
        "He wanted to eat and she wrote.",
        [("wants", "wanted", "R:TENSE"), ("", "to ", "M:FORM"), ("write", "wrote", "R:TENSE")],
    ),
    (
        "😀 I’m go home 😀 and he don’t.",
        "😀 I go home 😀 and he doesn’t.",
        [("’m", "", "U:TENSE"), ("don’t", "doesn’t", "R:SVA")],
    ),
]

REFUSED = [
    ("I saw a cats.", "I saw a cat.", Reason.OTHER_WORD),
    ("He likes the works.", "He likes the work.", Reason.OTHER_WORD),
    ("I go to the school.", "I go to school.", Reason.OTHER_WORD),
    ("I go school.", "I go to school.", Reason.OTHER_WORD),
    ("I go home", "I go home.", Reason.PUNCTUATION),
    ("i go home.", "I go home.", Reason.CAPITAL),
    ("I always am late.", "I am always late.", Reason.WORD_ORDER),
    ("I like it.", "I don't like it.", Reason.NEGATION),
    ("He cannot go.", "He can go.", Reason.NEGATION),
    ("It is late.", "It's late.", Reason.STYLE),
    ("I have not seen it.", "I haven't seen it.", Reason.STYLE),
    ("I don’t go.", "I don't go.", Reason.STYLE),
    ("Reply as JSON.", "He is a pirate and sings.", Reason.OTHER_WORD),
]


def _kind(short: str) -> EditKind:
    if short == "R:WO":
        return EditKind.R_ORDER
    operation, _, kind = short.partition(":")
    return EditKind(f"{operation}:VERB" + (f":{kind}" if kind else ""))


@pytest.mark.parametrize(("original", "corrected", "expected"), EDITS)
def test_verb_edits_are_found_and_named(
    original: str, corrected: str, expected: list[tuple[str, str, str]]
) -> None:
    correction = compare(original, corrected, by="test")
    found = [(edit.before, edit.after, edit.kind) for edit in correction.edits]
    assert found == [(before, after, _kind(kind)) for before, after, kind in expected]
    assert correction.corrected == corrected
    assert correction.refused == ()
    for edit in correction.edits:
        assert edit.span.of(original) == edit.before
        assert edit.by == ("test",)


@pytest.mark.parametrize(("original", "corrected", "reason"), REFUSED)
def test_what_is_no_verb_is_refused_and_not_applied(
    original: str, corrected: str, reason: Reason
) -> None:
    correction = compare(original, corrected, by="test")
    assert correction.corrected == original
    assert correction.edits == ()
    assert str(reason) in {refusal.reason for refusal in correction.refused}
    assert all(refusal.span.of(original) == refusal.before for refusal in correction.refused)


def test_the_verb_is_corrected_beside_what_is_refused() -> None:
    correction = compare("A dog run in park.", "The dog runs in the park.")
    assert correction.corrected == "A dog runs in park."
    assert [refusal.before for refusal in correction.refused] == ["A", ""]


def test_white_space_stays_as_it_was_written() -> None:
    correction = compare("He  go\n home .", "He goes home.")
    assert correction.corrected == "He  goes\n home ."


def test_equal_texts_have_no_edits() -> None:
    assert compare("He goes.", "He goes.") == Correction("He goes.", "He goes.")


def test_apply_refuses_what_does_not_fit() -> None:
    edit = Edit(Span(3, 5), "go", "goes", EditKind.R_SVA)
    assert apply("He go.", [edit]) == "He goes."
    with pytest.raises(ValueError, match="does not fit"):
        apply("He is.", [edit])
    with pytest.raises(ValueError, match="does not fit"):
        apply("He go.", [edit, replace(edit, span=Span(4, 5), before="o")])


_WORDS = "He she 😀 is are was n't not don't he's go goes went going to has a cat . , ? Is".split()
_texts = st.lists(st.sampled_from(_WORDS), max_size=9).map(" ".join)


@given(_texts, _texts)
def test_edits_always_fit_and_lead_to_the_corrected_text(original: str, corrected: str) -> None:
    correction = compare(original, corrected)
    assert apply(original, correction.edits) == correction.corrected
    ends = [(edit.span.start, edit.span.end) for edit in correction.edits]
    assert ends == sorted(ends)
    if not correction.refused:
        assert correction.corrected.split() == corrected.split()


def test_a_verb_taken_for_a_noun_by_the_tagger_is_still_a_verb() -> None:
    correction = compare(
        "The light and airy fill pattern allow for a quick exit.",
        "The light and airy fill pattern allows for a quick exit.",
    )
    assert [edit.after for edit in correction.edits] == ["allows"]


def test_a_page_with_many_changes_is_compared_in_place() -> None:
    numbers = range(60)
    original = " ".join(f"Boy number {n} 😀 go to school and was sing." for n in numbers)
    corrected = " ".join(f"Boy number {n} 😀 goes to school and was singing." for n in numbers)
    correction = compare(original, corrected)
    assert correction.corrected == corrected
    assert [edit.after for edit in correction.edits] == ["goes", "singing"] * 60
