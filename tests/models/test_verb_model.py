"""The built-in corrector with its real weights, with and without the language model."""

from __future__ import annotations

import pytest

from models.backends import Cancelled, Ticket
from models.grammar.edits import apply
from models.grammar.types import Certainty, Correction
from models.verb_model import VerbModel
from models.weigher_setup import HOW, is_prepared
from training.bench.speed import sentences

WRONG = (
    ("Yesterday I go to school.", "Yesterday I went to school."),
    ("She go to work by bus every day.", "She goes to work by bus every day."),
    ("They was very tired after the match.", "They were very tired after the match."),
    ("He don't like vegetables.", "He doesn't like vegetables."),
    ("I am agree with you.", "I agree with you."),
    ("She can sings very well.", "She can sing very well."),
    ("We didn't went to the party.", "We didn't go to the party."),
    ("The list of names are on the table.", "The list of names is on the table."),
    ("My brother is work in a bank.", "My brother is working in a bank."),
    ("He teached me how to swim.", "He taught me how to swim."),
    ("She is interested in learn Spanish.", "She is interested in learning Spanish."),
    ("I want go home now.", "I want to go home now."),
)
# Of these the tagger has no suspicion; the grammar is sure.
UNHEARD = (
    (
        "My sister haves a piano lesson every Tuesday.",
        "My sister has a piano lesson every Tuesday.",
    ),
    ("I have beginned a course in first aid.", "I have begun a course in first aid."),
    ("I went to the dentist tomorrow morning.", "I will go to the dentist tomorrow morning."),
    ("Anna knows this teacher since 2015.", "Anna has known this teacher since 2015."),
    ("My grandmother watchs birds.", "My grandmother watches birds."),
    ("You will are the first guest.", "You will be the first guest."),
)
RIGHT = (
    "I have lived in this town since 2010.",
    "She let him go home early.",
    "If I were you, I would wait.",
    "The police are looking for a blue car.",
    "We saw her leave the house.",
    "What does your sister do?",
    "The news is good today.",
    "He suggested that she take the train.",
    "Reading in bed helps me fall asleep.",
    "There are two books and a pen on the desk.",
    "I used to play tennis, and I am used to losing.",
    "Neither of them was ready.",
)


@pytest.fixture(scope="module")
def alone() -> VerbModel:
    model = VerbModel(with_language_model=False)
    model.load(Ticket())
    return model


@pytest.fixture(scope="module")
def both() -> VerbModel:
    if not is_prepared():
        pytest.skip(f"The language model is not prepared. {HOW}")
    model = VerbModel()
    model.load(Ticket())
    return model


def correct(model: VerbModel, text: str) -> Correction:
    found = model.correct(text, Ticket())
    assert found.original == text
    assert apply(text, found.edits) == found.corrected
    return found


def test_both_witnesses_find_nearly_all_plain_mistakes(both: VerbModel) -> None:
    made = [correct(both, wrong).corrected == right for wrong, right in WRONG]
    assert sum(made) >= len(WRONG) - 1, [
        pair for pair, ok in zip(WRONG, made, strict=True) if not ok
    ]


@pytest.mark.parametrize(("wrong", "right"), UNHEARD)
def test_what_the_grammar_is_sure_of_is_mended(both: VerbModel, wrong: str, right: str) -> None:
    assert correct(both, wrong).corrected == right


def test_the_tagger_alone_finds_most_of_them(alone: VerbModel) -> None:
    assert sum(correct(alone, wrong).corrected == right for wrong, right in WRONG) >= len(WRONG) - 4


def test_right_sentences_are_left_alone(both: VerbModel) -> None:
    changed = [sentence for sentence in RIGHT if correct(both, sentence).edits]
    assert len(changed) <= 1, changed


def test_a_right_sentence_comes_back_as_it_was(both: VerbModel) -> None:
    for _, right in WRONG:
        assert correct(both, right).corrected == right


def test_positions_are_those_of_the_whole_text(both: VerbModel) -> None:
    text = "😀 All is well.\n\nHe don’t like tea. — And they was late yesterday. She goes home."
    found = correct(both, text)
    assert found.corrected == (
        "😀 All is well.\n\nHe doesn’t like tea. — And they were late yesterday. She goes home."
    )
    assert [edit.span.of(text) for edit in found.edits] == [edit.before for edit in found.edits]


def test_only_verbs_change(both: VerbModel) -> None:
    text = "i like very much the musics, and he play Guitar good"
    found = correct(both, text)
    for word in ("i", "very", "much", "the", "musics,", "Guitar", "good"):
        assert word in found.corrected.split()


def test_each_edit_says_who_made_it_and_how_sure_it_is(both: VerbModel) -> None:
    (edit,) = correct(both, "He don't like vegetables.").edits
    assert edit.by == ("verb-model",)
    assert edit.certainty is Certainty.SURE
    assert 0.9 < edit.confidence <= 1.0


@pytest.mark.parametrize(
    "text", ["", " ", "\n", "?!", "a" * 5000, "go " * 400, "\u202ehe go\x00 there", "42 7.5 % €"]
)
def test_odd_texts_are_no_trouble(both: VerbModel, text: str) -> None:
    found = both.correct(text, Ticket())
    assert found.original == text
    assert apply(text, found.edits) == found.corrected


def test_a_learner_can_stop_it(both: VerbModel) -> None:
    ticket = Ticket()
    ticket.cancel()
    with pytest.raises(Cancelled):
        both.correct("He go home. " * 50, ticket)


def test_many_texts_come_back_in_order(both: VerbModel) -> None:
    texts = [wrong for wrong, _ in WRONG[:4]]
    assert [found.original for found in both.correct_many(texts, Ticket())] == texts


def test_many_texts_are_corrected_like_each_alone(both: VerbModel) -> None:
    texts = [*RIGHT, " ".join(wrong for wrong, _ in WRONG), "", "go " * 400, *sentences(), "\n"]
    together = list(both.correct_many(iter(texts), Ticket()))
    assert [found.original for found in together] == texts
    apart = [both.correct(text, Ticket()) for text in texts]
    # In whole numbers of 8 bits a sentence's odds hang a little on those that it shares a run with.
    same = [
        (one, other)
        for one, other in zip(together, apart, strict=True)
        if one.corrected == other.corrected
    ]
    assert len(same) >= len(texts) - 1
    for one, other in same:
        assert [edit.span for edit in one.edits] == [edit.span for edit in other.edits]
        for edit, like in zip(one.edits, other.edits, strict=True):
            assert edit.confidence == pytest.approx(like.confidence, abs=0.1)


def test_the_same_texts_get_the_same_corrections(both: VerbModel) -> None:
    texts = [*RIGHT, *(wrong for wrong, _ in WRONG), *sentences()]
    first, second = (list(both.correct_many(iter(texts), Ticket())) for _ in range(2))
    assert first == second


def test_many_texts_can_be_stopped(both: VerbModel) -> None:
    ticket = Ticket()
    found = both.correct_many((f"He go home {number} times." for number in range(10_000)), ticket)
    assert next(iter(found)).edits
    ticket.cancel()
    with pytest.raises(Cancelled):
        list(found)


def test_it_can_be_unloaded_and_used_again(alone: VerbModel) -> None:
    alone.unload()
    assert correct(alone, "He don't like vegetables.").edits
