"""What counts as read, judged, corrected, and why a page failed."""

from __future__ import annotations

import pytest

from models.grammar.edits import compare
from tests.training.evaluate.pages import answered, exact, page_pair
from training.evaluate.answers import Answer
from training.evaluate.scores import Failure, Score
from training.evaluate.truth import PagePair

GO = page_pair("go-past-simple-3")  # Lucy [went|goed] to Portugal by train two years ago.
MISSING = page_pair("be-future-with-will-3")  # The museum [will |]be open until nine ...
READ = "Lucy goed to Portugal by train two years ago."
RIGHT = "Lucy went to Portugal by train two years ago."
AROUND = "UNIT 3\n\n5 Read.\n\na {} b We have went home."


def wrong(read: str, corrected: str) -> Score:
    return Score(GO.wrong, answered(AROUND.format(read), AROUND.format(corrected)))


@pytest.mark.parametrize("pair", [GO, MISSING])
def test_a_perfect_answer_has_everything_right(pair: PagePair) -> None:
    for page in pair.pages:
        found = Score(page, exact(page))
        assert found.read_exactly
        assert found.solved
        assert found.verb_right
        assert found.judged
        assert (found.letters_off, found.elsewhere, found.failure) == (0, (), None)
    assert Score(pair.wrong, exact(pair.wrong)).fate.preserved


def test_the_sentence_is_found_on_a_page_with_more() -> None:
    found = wrong(READ, RIGHT)
    assert (found.read, found.final) == (READ, RIGHT)
    assert found.solved
    assert found.elsewhere == ()


def test_an_edit_elsewhere_is_counted_apart() -> None:
    page = AROUND.format(READ)
    answer = answered(page, page.replace("goed", "went").replace("have went", "have gone"))
    found = Score(GO.wrong, answer)
    assert found.solved
    assert [edit.after for edit in found.elsewhere] == ["gone"]


def test_a_word_put_in_at_the_very_beginning_belongs_to_the_sentence() -> None:
    pair = page_pair("have-present-simple-2")  # Do you [have|has] a red pen in your bag?
    text = "b You have a red pen in your bag?"
    found = Score(pair.right, answered(text, text.replace("You", "Do you")))
    assert found.elsewhere == ()


def test_a_slip_in_another_word_is_not_solved_but_its_verb_is() -> None:
    found = wrong(READ.replace("train", "trajn"), RIGHT.replace("train", "trajn"))
    assert (found.solved, found.verb_right, found.judged) == (False, True, True)
    assert (found.read_exactly, found.letters_off) == (False, 1)
    assert found.fate.preserved
    assert found.failure is Failure.MISREAD


def test_a_form_that_was_repaired_while_reading_is_found_out() -> None:
    found = wrong(RIGHT, RIGHT)
    assert found.fate.repaired
    # The right sentence stands there in the end, but nobody tells the learner.
    assert (found.final, found.judged, found.solved) == (RIGHT, False, False)
    assert found.failure is Failure.REPAIRED


@pytest.mark.parametrize(
    ("read", "corrected", "failure"),
    [
        (READ, READ, Failure.MISSED),
        (READ, READ.replace("goed", "goes"), Failure.OTHERWISE),
        (READ.replace("goed", "gaed"), READ.replace("goed", "gaed"), Failure.MISREAD_VERB),
        (RIGHT.replace("train", "trajn"), RIGHT.replace("train", "trajn"), Failure.REPAIRED),
        (READ.replace("Lucy", "lucy"), RIGHT.replace("Lucy", "lucy"), Failure.MARKS),
        (READ.rstrip("."), RIGHT.rstrip("."), Failure.MARKS),
        ("Nothing of it", "Nothing of it", Failure.UNREAD),
    ],
)
def test_why_a_wrong_page_failed(read: str, corrected: str, failure: Failure) -> None:
    assert Score(GO.wrong, answered(read, corrected)).failure is failure


def test_why_a_right_page_failed() -> None:
    changed = RIGHT.replace("went", "had gone")
    found = Score(GO.right, answered(RIGHT, changed))
    assert (found.failure, found.judged) == (Failure.FALSE_ALARM, False)


def test_another_verb_changed_instead() -> None:
    pair = page_pair("stop-present-perfect-1")  # I have [stopped|stop] worrying about my marks.
    answer = answered(pair.wrong.sentence, pair.wrong.sentence.replace("worrying", "to worry"))
    assert Score(pair.wrong, answer).failure is Failure.OTHER_WORD


def test_no_usable_answer_is_wrong_on_a_right_page_too() -> None:
    broken = Answer(RIGHT, error="The vision model did not say whether the sentence is right.")
    found = Score(GO.right, broken)
    assert (found.solved, found.verb_right, found.judged) == (False, False, False)
    assert found.failure is Failure.NO_ANSWER
    nothing = Score(GO.right, Answer("", error="No text could be read."))
    assert (nothing.failure, nothing.letters_off) == (Failure.UNREAD, len(RIGHT))


def test_a_missing_word_that_is_put_in_is_right() -> None:
    page = MISSING.wrong
    found = Score(page, answered(page.sentence, page.pair.right))
    assert found.verb_right
    assert compare(page.sentence, page.pair.right).edits == found.edits
    assert not Score(page, answered(page.sentence, page.sentence)).verb_right


def test_round_quotes_and_line_ends_are_no_mistakes() -> None:
    pair = page_pair("study-present-continuous-1")  # I am studying for tomorrow's test right now.
    read = pair.right.sentence.replace("'", "’").replace(" test", "\ntest")
    assert Score(pair.right, answered(read, read)).solved
