"""What is learnt of a conversation is what the tutor says, to the letter."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from PIL import Image

from models.prompts import ask_to_correct, ask_to_read, conversation
from training.dataset import Example, Whole, lesson
from training.finetune.recipe import read_recipe, recipes
from training.finetune.stage import tokens_in
from training.finetune.talks import NO_LABEL, BadMask, Speech, check_mask, padded
from training.pocket.llava import processor
from training.pocket.vocabulary import END

SPEECH = Speech(processor(), side=192, patch=16, longest=512)
PHOTO = Whole(Path("no-photo.jpg"))
TURNS = lesson("She goed home.", "She went home.", "There is no such form of the verb.")
LESSON = Example("goed", PHOTO, TURNS)


def decoded(numbers: list[int]) -> str:
    return str(SPEECH.processor.tokenizer.decode(numbers))


def test_only_the_tutors_turns_are_labels() -> None:
    talk = SPEECH.talk(LESSON)
    batch = padded([talk, talk], torch.zeros(2, 3, 192, 192), SPEECH.pad)
    labels = batch.labels[0].tolist()
    learnt = decoded([number for number in labels if number != NO_LABEL])
    assert learnt == f" {TURNS[1]}{END} {TURNS[3]}{END}"
    assert tokens_in(batch) == 2 * talk.learnt
    silent = [n for n, label in zip(talk.ids, labels, strict=True) if label == NO_LABEL]
    told = decoded(silent)
    assert TURNS[0] in told
    assert TURNS[2] in told
    assert "goed" not in told
    assert "went" not in told


def test_four_turns_have_four_answers() -> None:
    turns = ("a?", "one", "b?", "two", "c?", "three", "d?", "four")
    talk = SPEECH.talk(Example("talk", PHOTO, turns))
    said = [n for n, is_said in zip(talk.ids, talk.said, strict=True) if is_said]
    assert decoded(said).split(END) == [" one", " two", " three", " four", ""]


def test_tokens_are_those_of_the_programs_own_questions() -> None:
    """The processor, asked as the program asks it, photo and all."""
    photo = Image.fromarray(np.zeros((192, 192, 3), np.uint8))
    talk = SPEECH.talk(LESSON)
    for messages in (ask_to_read(), ask_to_correct("She goed home.")):
        text = SPEECH.processor.apply_chat_template(messages, add_generation_prompt=True)
        wanted = SPEECH.processor(images=photo, text=text).input_ids[0]
        assert list(SPEECH.question(messages)) == list(wanted)
        assert list(talk.ids[: len(wanted)]) == list(wanted)
        assert talk.said[len(wanted)]


def test_padding_is_neither_seen_nor_learnt() -> None:
    short = SPEECH.talk(Example("short", PHOTO, ("a?", "b")))
    batch = padded([SPEECH.talk(LESSON), short], torch.zeros(2, 3, 192, 192), SPEECH.pad)
    beyond = slice(len(short.ids), None)
    assert not batch.mask[1, beyond].any()
    assert (batch.labels[1, beyond] == NO_LABEL).all()
    assert int(batch.mask[1].sum()) == len(short.ids)


class Forgetful:
    """A processor whose template leaves out all answers but the last."""

    tokenizer = SPEECH.processor.tokenizer
    image_token = SPEECH.processor.image_token

    def apply_chat_template(
        self, messages: list[Any], *, add_generation_prompt: bool = False
    ) -> str:
        kept = [m for m in messages[:-1] if m["role"] != "assistant"] + messages[-1:]
        found: str = SPEECH.processor.apply_chat_template(
            kept, add_generation_prompt=add_generation_prompt
        )
        return found


def test_a_template_that_rewrites_earlier_turns_is_refused() -> None:
    with pytest.raises(BadMask, match="chat template"):
        Speech(Forgetful(), 192, 16, 512).talk(LESSON)


def test_a_mask_that_learns_a_question_is_refused() -> None:
    talk = SPEECH.talk(LESSON)
    with pytest.raises(BadMask, match="goed"):
        check_mask(SPEECH.processor.tokenizer, talk, [TURNS[1]])


def test_the_system_prompt_stands_once() -> None:
    assert [m["role"] for m in conversation(TURNS)][:2] == ["system", "user"]
    assert decoded(list(SPEECH.talk(LESSON).ids)).count("patient tutor") == 1


@pytest.mark.parametrize("name", sorted(recipes()))
def test_a_shipped_recipe_is_read(name: str) -> None:
    recipe = read_recipe(recipes()[name])
    assert 0 < recipe.instruct.warm_up < 0.1
    assert recipe.align_mix != recipe.instruct_mix or name == "pocket"


def test_llava_1_5_has_the_numbers_of_its_paper() -> None:
    recipe = read_recipe(recipes()["llava-1.5"])
    assert (recipe.lora.rank, recipe.lora.alpha, recipe.lora.bits) == (128, 256, 4)
    assert recipe.align.projector_rate == 1e-3
    assert (recipe.instruct.rate, recipe.instruct.projector_rate) == (2e-4, 2e-5)
    assert (recipe.shape.projector, recipe.shape.side) == ("mlp", 336)


def test_a_run_may_go_on_with_fewer_conversations_at_a_time() -> None:
    """After the GPU's memory was too small; and with other numbers for a stage to come."""
    recipe = read_recipe(recipes()["llava-1.5"])
    small = replace(recipe, align=replace(recipe.align, micro=1, checkpointing=False))
    later = replace(recipe, instruct=replace(recipe.instruct, rate=1e-4))
    other = replace(recipe, align=replace(recipe.align, projector_rate=2e-3))
    assert small.deciding("align") == later.deciding("align") == recipe.deciding("align")
    assert other.deciding("align") != recipe.deciding("align")
    assert later.deciding("instruct") != recipe.deciding("instruct")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('projector = "mlp"', 'projector = "resampler"', "projector is"),
        ("bits = 4", "bits = 3", "bits are"),
        ("micro = 4", "micro = 5", "multiple of micro"),
        ("seed = 17", "sed = 17", "unknown sed"),
    ],
)
def test_a_recipe_that_cannot_be_is_refused(tmp_path: Path, old: str, new: str, said: str) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(recipes()["llava-1.5"].read_text("utf-8").replace(old, new), encoding="utf-8")
    with pytest.raises(ValueError, match=said):
        read_recipe(path)
