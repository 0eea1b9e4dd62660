from __future__ import annotations

import json
from pathlib import Path

import pytest

from models.decision import Group, Opinion, group_of, opinion_of, read_decision
from models.errors import BadWeights
from models.grammar.faults import Kind, Verdict
from models.grammar.types import Certainty

OPINIONS = {
    Opinion.FOR_SURE: 2.0,
    Opinion.FOR: 1.0,
    Opinion.AGAINST: -1.0,
    Opinion.AGAINST_SURE: -3.0,
}
TOGETHER = {
    "weights": {group: [-1.0, 1.0, 0.5] for group in Group},
    "opinions": OPINIONS,
    "maybe": 0.5,
    "sure": 0.8,
}
ALONE = {
    "weights": {group: [-2.0, 1.0, 0.0] for group in Group},
    "opinions": OPINIONS,
    "maybe": 0.6,
    "sure": 0.9,
}
TABLE = {"together": TOGETHER, "alone": ALONE, "gate": -2.0, "floor": -6.0}


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
        ("he", "invert", Group.WORD),
    ],
)
def test_the_group_of_an_operation(word: str, tag: str, group: Group) -> None:
    assert group_of(word, tag) is group


@pytest.mark.parametrize(
    ("sign", "certainty", "opinion"),
    [
        (1, Certainty.SURE, Opinion.FOR_SURE),
        (1, Certainty.MAYBE, Opinion.FOR),
        (0, Certainty.SURE, None),
        (0, Certainty.MAYBE, None),
        (-1, Certainty.MAYBE, Opinion.AGAINST),
        (-1, Certainty.SURE, Opinion.AGAINST_SURE),
    ],
)
def test_a_verdict_of_the_grammar_is_an_opinion(
    sign: int, certainty: Certainty, opinion: Opinion | None
) -> None:
    kind = Kind.AGREEMENT if sign else None
    assert opinion_of(Verdict(sign, kind, certainty)) is opinion


def test_all_witnesses_speak_where_they_are_there(tmp_path: Path) -> None:
    path = tmp_path / "decision.json"
    path.write_text(json.dumps(TABLE), encoding="utf-8")
    rule = read_decision(path).together
    sure = rule.confidence(Group.TENSE, 2.0, 4.0, None)
    assert sure == pytest.approx(0.952574, abs=1e-6)  # 1 / (1 + exp(-3))
    assert rule.confidence(Group.TENSE, 2.0, -2.0, None) == 0.5
    assert rule.confidence(Group.TENSE, 2.0, 5.0, None) > sure
    assert rule.confidence(Group.TENSE, 0.0, 4.0, Opinion.FOR_SURE) == sure
    assert rule.confidence(Group.TENSE, 2.0, 4.0, Opinion.AGAINST_SURE) == 0.5
    assert rule.confidence(Group.TENSE, 1e9, 1e9, None) <= 1.0
    assert rule.confidence(Group.TENSE, -1e9, -1e9, None) >= 0.0


def test_without_the_language_model_another_rule_decides(tmp_path: Path) -> None:
    path = tmp_path / "decision.json"
    path.write_text(json.dumps(TABLE), encoding="utf-8")
    decision = read_decision(path)
    assert decision.alone.confidence(Group.TENSE, 2.0, None, None) == 0.5
    assert decision.together.confidence(Group.TENSE, 2.0, None, None) > 0.5
    assert (decision.alone.maybe, decision.alone.sure) == (0.6, 0.9)
    assert (decision.gate, decision.floor) == (-2.0, -6.0)


@pytest.mark.parametrize(
    "content",
    [
        None,
        "{",
        "[]",
        json.dumps({**TABLE, "colour": "red"}),
        json.dumps({key: TABLE[key] for key in ("together", "gate", "floor")}),
        json.dumps({**TABLE, "together": {**TOGETHER, "weights": {}}}),
        json.dumps({**TABLE, "together": {**TOGETHER, "opinions": {}}}),
        json.dumps({**TABLE, "alone": {**ALONE, "weights": {group: [1.0] for group in Group}}}),
        json.dumps({**TABLE, "alone": {**ALONE, "colour": "red"}}),
    ],
)
def test_a_damaged_table_is_named(tmp_path: Path, content: str | None) -> None:
    path = tmp_path / "decision.json"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    with pytest.raises(BadWeights, match="cannot be read"):
        read_decision(path)
