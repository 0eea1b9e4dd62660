"""Conversations as tokens: the model says both answers and nothing else, whole and verbatim."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

import pytest
import torch

from models.grammar.types import EditKind
from models.prompts import Judgement, ask_to_correct, read_judgement, read_transcript
from training.pocket.faces import for_training
from training.pocket.ideal import IdealPatches
from training.pocket.letters import CHARACTERS
from training.pocket.measure import keeps_errors
from training.pocket.talks import NO_LABEL, batches, numbers_of, talk
from training.pocket.texts import Sentence
from training.pocket.vocabulary import END, IMAGE, REASONS, asked, number_of, tokenizer

OURS = for_training()
GOED = Sentence("She goed home.", "She went home.")


def text_of(numbers: Sequence[int]) -> str:
    return str(tokenizer().decode(list(numbers)))


def test_any_text_comes_back_as_it_went_in() -> None:
    text = f"{CHARACTERS}  “Goed”, USER: xq7!"
    assert text_of(numbers_of(text)) == text


def test_every_kind_of_edit_has_a_reason_of_one_token() -> None:
    assert REASONS.keys() == set(EditKind)
    assert all(len(numbers_of(reason)) == 1 for reason in REASONS.values())


def test_what_is_learnt_is_what_the_program_asks_and_reads() -> None:
    made = talk(GOED)
    ends = [at for at, number in enumerate(made.ids) if number == number_of(END)]
    second = len(numbers_of(asked(ask_to_correct(GOED.shown))))
    assert list(made.ids[:second]) == numbers_of(asked(ask_to_correct(GOED.shown)))
    first_answer = [n for n, said in zip(made.ids, made.said, strict=True) if said]
    told = text_of(first_answer[: first_answer.index(number_of(END))])
    assert read_transcript(told) == GOED.shown
    last = text_of(made.ids[second : ends[1]])
    assert read_judgement(last.strip(), GOED.shown) == Judgement(
        False, GOED.right, REASONS[EditKind.R_INFL]
    )
    assert all(made.said[second:])


def test_a_batch_asks_for_the_answers_only() -> None:
    right = Sentence("We are here.", "We are here.")
    (made,) = batches([right, GOED], 2, Random(1), "drawn", OURS)
    assert made.pixels.shape[0] == len(made) == 2
    asked_for = made.labels[0] != NO_LABEL
    assert (made.labels[0][asked_for] == made.ids[0][asked_for]).all()
    assert not (made.labels == number_of(IMAGE)).any()
    assert made.mask[0].sum() < made.mask[1].sum() <= made.ids.shape[1] < made.mask[1].sum() + 16
    assert made.ids.shape[1] % 16 == 0
    assert (made.labels[0][made.mask[0] == 0] == NO_LABEL).all()
    assert (made.ids[0] == number_of(IMAGE)).sum() == 144


def test_without_a_photo_only_the_correction_is_said() -> None:
    (made,) = batches([GOED], 1, Random(1), "none", OURS)
    assert len(made.pixels) == len(made.bins) == 0
    assert not (made.ids == number_of(IMAGE)).any()
    said = made.ids[0][made.labels[0] != NO_LABEL].tolist()
    answer = f"{GOED.right}\nWrong. {REASONS[EditKind.R_INFL]}{END}"
    assert text_of(said).strip() == answer
    assert GOED.shown in text_of(made.ids[0].tolist())


def test_conversations_of_one_length_stand_together() -> None:
    words = ["We went home."] * 4 + ["They were always much too late for the early train."] * 4
    made = batches([Sentence(text, text) for text in words], 4, Random(3), "none", OURS)
    assert sorted({len(one) for one in made}) == [4]
    assert all(len(set(one.mask.sum(1).tolist())) == 1 for one in made)


def test_ideal_patches_show_the_same_letters_in_both_rows() -> None:
    (laid,) = batches([GOED], 1, Random(1), "laid out", OURS)
    patches = IdealPatches(8)
    with torch.no_grad():
        patches.places.weight.zero_()
        shown = patches(laid.bins).view(6, 2, 12, 8)
    assert torch.equal(shown[:, 0], shown[:, 1])
    assert not torch.equal(shown[0, 0, 0], shown[5, 0, 0])


@pytest.mark.parametrize(
    ("read", "kept"),
    [
        ("She goed home.", True),
        ("Sbe goed home.", True),
        ("She went home.", False),
        ("She go ed home.", False),
    ],
)
def test_a_wrong_form_is_kept_only_as_it_stands(read: str, kept: bool) -> None:
    assert keeps_errors(GOED, read) is kept


def test_a_missing_word_is_kept_where_it_is_still_missing() -> None:
    missing = Sentence("They going home now.", "They are going home now.")
    assert keeps_errors(missing, "They going home now.")
    assert not keeps_errors(missing, "They are going home now.")
