"""Pages become conversations; what is tested is never trained on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from models.grammar.groups import verb_groups
from models.prompts import CORRECT_PHOTO, READ_PHOTO
from tests.training.finetune.tiny import draw_pages
from training.dataset import (
    ALL_KINDS,
    LESSON,
    PLAIN,
    GridPage,
    Lines,
    Printed,
    Whole,
    examples,
    lesson,
    read_llava,
    read_pages,
    split_pages,
)
from training.grid import HELD_OUT_VERBS, grid
from training.pages.turns import KINDS

QUAD = ((0.0, 0.0), (9.0, 0.0), (9.0, 2.0), (0.0, 2.0))


def page(key: str, verb: str, shown: str, right: str) -> GridPage:
    talks = {kind: (f"{kind}?", f"{right}\nWrong. Because.") for kind in KINDS}
    return GridPage(key, verb, shown, right, Lines(Path(f"{key}.jpg"), (QUAD,)), talks)


PAGES = tuple(
    page(pair.key, pair.cell.verb, pair.wrong, pair.right) for pair in grid() if pair.variant == 0
)


def test_test_verbs_are_in_no_conversation_for_training() -> None:
    training, test = split_pages(PAGES)
    assert {one.verb for one in test} == HELD_OUT_VERBS
    assert len(training) + len(test) == len(PAGES)
    made = examples(training, {**dict.fromkeys(ALL_KINDS, 1.0), PLAIN: 2.0}, seed=1)
    plain = [one for one in made if isinstance(one.sight, Printed)]
    assert len(plain) == 2 * len(training)
    for text in {one.turns[1] for one in plain}:
        assert not HELD_OUT_VERBS & {group.head.lemma for group in verb_groups(text)}
    keys = {one.key for one in made}
    assert not any(verb in HELD_OUT_VERBS for key in keys for verb in key.split("-")[:1])


def test_shares_choose_the_same_pages_again() -> None:
    made = examples(PAGES, {LESSON: 1.0, "talk": 0.25}, seed=5)
    talks = [one for one in made if one.key.endswith("-talk")]
    assert 0.15 < len(talks) / len(PAGES) < 0.35
    assert made == examples(PAGES, {LESSON: 1.0, "talk": 0.25}, seed=5)
    assert made != examples(PAGES, {LESSON: 1.0, "talk": 0.25}, seed=6)


def test_a_lesson_is_what_the_program_asks() -> None:
    one = page("x", "go", "She goed.", "She went.")
    (full,) = examples([one], {LESSON: 1.0}, seed=1)
    assert full.turns == (READ_PHOTO, "She goed.", CORRECT_PHOTO, "She went.\nWrong. Because.")
    (short,) = examples([one], {LESSON: 1.0}, seed=1, short=True)
    assert short.turns[3] == "She went.\nWrong. There is no such form of the verb."
    assert lesson("We go.", "We go.", "")[3] == "We go.\nRight."


def test_a_page_is_described_from_its_whole_photo() -> None:
    made = examples(PAGES[:1], {"describe": 1.0, "read": 1.0}, seed=1)
    assert [type(one.sight) for one in made] == [Lines, Whole]


def test_drawn_pages_are_read(tmp_path: Path) -> None:
    found = read_pages(draw_pages(tmp_path))
    assert len(found) == 10
    assert [one.is_right for one in found[:2]] == [True, False]
    for one in found:
        assert one.sight.photo.exists()
        assert all(len(quad) == 4 for quad in one.sight.quads)
        assert not any("<image>" in turn for talk in one.talks.values() for turn in talk)


def test_missing_pages_are_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"training\.render"):
        read_pages(tmp_path)


def test_other_peoples_conversations_are_read(tmp_path: Path) -> None:
    """LLaVA's own format; text without a photo is left out."""
    talk = [
        {"from": "human", "value": "What is this?\n<image>"},
        {"from": "gpt", "value": "A cat."},
    ]
    entries = [
        {"id": 7, "image": "cats/7.jpg", "conversations": talk},
        {"id": 8, "conversations": talk},
    ]
    path = tmp_path / "llava.json"
    path.write_text(json.dumps(entries), encoding="utf-8")
    (found,) = read_llava(path)
    assert found.key == "7"
    assert found.sight == Whole(tmp_path / "cats" / "7.jpg")
    assert found.turns == ("What is this?", "A cat.")
