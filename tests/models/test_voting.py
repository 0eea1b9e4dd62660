from __future__ import annotations

from models.backends import Looked, Ticket
from models.grammar.types import Certainty, Correction, OtherRemark, Span
from models.voting import filled_in, keep_sure, remarks_beside, vote
from tests.fakes import Change, ScriptedCorrector

TEXT = "Yesterday I go home and sleeped."


def said(name: str, **script: Change | str) -> ScriptedCorrector:
    return ScriptedCorrector(script, name=name)


def test_the_same_edit_carries_both_names_and_the_first_ones_certainty() -> None:
    first = said("a", go=Change("went", certainty=Certainty.MAYBE)).correct(TEXT, Ticket())
    (edit,) = vote(first, said("b", go="went").correct(TEXT, Ticket())).edits
    assert (edit.by, edit.certainty) == (("a", "b"), Certainty.MAYBE)


def test_what_only_the_second_says_is_a_maybe() -> None:
    first = said("a", go="went").correct(TEXT, Ticket())
    both = vote(first, said("b", sleeped="slept").correct(TEXT, Ticket()))
    assert both.corrected == "Yesterday I went home and slept."
    assert [edit.certainty for edit in both.edits] == [Certainty.SURE, Certainty.MAYBE]
    assert keep_sure(both).corrected == "Yesterday I went home and sleeped."


def test_the_first_decides_where_they_disagree() -> None:
    first = said("a", go="went").correct(TEXT, Ticket())
    assert vote(first, said("b", go="goes").correct(TEXT, Ticket())) == first


def test_a_remark_on_a_corrected_word_is_left_out() -> None:
    correction = said("a", sleeped="slept").correct(TEXT, Ticket())
    spelling = OtherRemark(Span(24, 31), "Is this spelt right?")
    comma = OtherRemark(Span(0, 9), "A comma?")
    assert remarks_beside(correction, (comma, spelling)) == (comma,)


def test_sentences_without_an_answer_are_the_others() -> None:
    text = "We goed. I sleeped. She eated."
    script = said("a", goed="went", sleeped="slept", eated="ate")
    looked = Looked(Correction(text, text), unanswered=(Span(20, 30), Span(0, 8)))
    found = filled_in(looked, script, Ticket())
    assert found.corrected == "We went. I sleeped. She ate."
    assert [edit.span.of(text) for edit in found.edits] == ["goed", "eated"]
