from __future__ import annotations

import json
from pathlib import Path

import pytest

from models.decision import Group, group_of, read_decision
from models.errors import BadWeights

ZERO = [-1.0, 1.0, 0.5]
TABLE = {
    "weights": dict.fromkeys(Group, ZERO),
    "alone": {group: [-2.0, 1.0, 0.0] for group in Group},
    "maybe": 0.5,
    "sure": 0.8,
    "maybe_alone": 0.6,
    "sure_alone": 0.9,
    "gate": -2.0,
    "floor": -6.0,
}


@pytest.mark.parametrize(
    ("word", "tag", "group"),
    [
        ("go", ">third", Group.AGREEMENT),
        ("Goes", ">base", Group.AGREEMENT),
        ("is", "=are", Group.AGREEMENT),
        ("’s", "=are", Group.AGREEMENT),
        ("was", "=were", Group.AGREEMENT),
        ("'ve", "=has", Group.AGREEMENT),
        ("do", "=does", Group.AGREEMENT),
        ("go", ">past", Group.TENSE),
        ("went", ">base", Group.TENSE),
        ("is", "=was", Group.TENSE),
        ("will", "=would", Group.TENSE),
        ("go", ">gerund", Group.FORM),
        ("gone", ">past", Group.FORM),
        ("went", ">participle", Group.FORM),
        ("goed", ">past", Group.INFLECTION),
        ("comming", ">gerund", Group.INFLECTION),
        ("is", "=does", Group.WORD),
        ("was", "=did", Group.WORD),
        ("of", "=have", Group.WORD),
        ("go", "+is", Group.PUT_IN),
        ("is", "delete", Group.TAKE_OUT),
    ],
)
def test_the_group_of_an_operation(word: str, tag: str, group: Group) -> None:
    assert group_of(word, tag) is group


def test_both_witnesses_speak_where_both_are_there(tmp_path: Path) -> None:
    path = tmp_path / "decision.json"
    path.write_text(json.dumps(TABLE), encoding="utf-8")
    decision = read_decision(path)
    sure = decision.confidence(Group.TENSE, 2.0, 4.0)
    assert sure == pytest.approx(0.952574, abs=1e-6)  # 1 / (1 + exp(-3))
    assert decision.confidence(Group.TENSE, 2.0, -2.0) == 0.5
    assert decision.confidence(Group.TENSE, 2.0, None) == 0.5
    assert decision.confidence(Group.TENSE, 2.0, 5.0) > sure
    assert decision.confidence(Group.TENSE, 1e9, 1e9) <= 1.0
    assert decision.confidence(Group.TENSE, -1e9, -1e9) >= 0.0


@pytest.mark.parametrize(
    "content",
    [
        None,
        "{",
        "[]",
        json.dumps({**TABLE, "weights": {}}),
        json.dumps({**TABLE, "colour": "red"}),
        json.dumps({**TABLE, "alone": {group: [1.0] for group in Group}}),
    ],
)
def test_a_damaged_table_is_named(tmp_path: Path, content: str | None) -> None:
    path = tmp_path / "decision.json"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    with pytest.raises(BadWeights, match="cannot be read"):
        read_decision(path)
