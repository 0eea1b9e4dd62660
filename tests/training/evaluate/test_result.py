"""Numbers of a result, and a report and a comparison that are true to them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from models.errors import BadSettings
from tests.training.evaluate.pages import answered, page_pair, pair_score
from training.evaluate.answers import Answer
from training.evaluate.compare import compared, comparison
from training.evaluate.plots import plot
from training.evaluate.report import percent, report
from training.evaluate.result import Result, counts_of, result
from training.evaluate.scores import PairScore

ABOUT: dict[str, Any] = {
    "title": "Nobody | and nothing",
    "command": "python -m training.evaluate --route ocr --out DIR",
    "date": "2026-11-21",
    "machine": "2 cores",
    "source": "by hand",
    "shown": "the whole photo",
    "plot": "result.png",
    "numbers": "result.json",
    "choices": {"why_not": "Not asked: nobody there."},
    "smoke": {"why_not": "Not asked: nobody there."},
}
GO, STOP = page_pair("go-past-simple-3"), page_pair("stop-past-simple-3")


def scores() -> list[PairScore]:
    """Four pairs: one all right, one whose mistake was missed, one misread, one false alarm."""
    begin = page_pair("begin-past-simple-3")
    watch = page_pair("watch-present-simple-1")
    missed = answered(STOP.wrong.sentence, STOP.wrong.sentence)
    read = begin.wrong.sentence.replace("e", "c", 1)
    alarm = answered(watch.right.sentence, watch.right.sentence.replace("watch", "are watching"))
    return [
        pair_score(GO),
        pair_score(STOP, wrong=missed),
        pair_score(begin, wrong=answered(read, read)),
        pair_score(watch, right=alarm),
    ]


@pytest.fixture(scope="module")
def found() -> Result:
    return result(ABOUT, scores())


def value(found: Result, name: str) -> tuple[float, float]:
    rate = found["rates"][name]
    return rate["value"], rate["tries"]


def test_rates_are_those_of_the_pairs(found: Result) -> None:
    assert value(found, "paired") == (0.25, 4)
    assert value(found, "solved") == (5 / 8, 8)
    assert value(found, "left_alone") == (0.75, 4)
    assert value(found, "corrected") == (0.5, 4)
    assert value(found, "judged") == (5 / 8, 8)
    assert value(found, "read") == (7 / 8, 8)
    assert value(found, "explained") == (0.5, 4)
    letters = sum(len(page.page.sentence) for one in scores() for page in one.pages)
    assert value(found, "letters")[0] == pytest.approx(1 / letters)
    assert value(found, "own_kind") == (0, 0)


def test_abilities_share_out_the_pairs(found: Result) -> None:
    rows = {(row["group"], row["name"]): row for row in found["abilities"]}
    past = rows["tense", "past simple"]
    assert (past["pairs"], past["rates"]["paired"]["value"]) == (3, pytest.approx(1 / 3))
    assert rows["verb type", "irregular"]["pairs"] == 2
    assert rows["verb type", "regular, spelt otherwise"]["pairs"] == 1
    assert rows["verbs", "held out from training"]["pairs"] == 3
    for group in {row["group"] for row in found["abilities"]}:
        assert sum(row["pairs"] for key, row in rows.items() if key[0] == group) == 4


def test_failures_are_named_and_counted(found: Result) -> None:
    assert {row["failure"] for row in found["failed"]} == set(found["failures"])
    assert sum(sum(kinds.values()) for kinds in found["failures"].values()) == 3
    assert found["failures"]["right, and changed"] == {"right page": 1}
    assert found["failures"]["wrong, and left alone"] == {"over-regular form": 1}


def test_a_result_lasts_as_json(found: Result) -> None:
    again = json.loads(json.dumps(found))
    assert report(again) == report(found)
    assert counts_of(again)["paired"] == {
        "go-past-simple-3": (1, 1),
        "stop-past-simple-3": (0, 1),
        "begin-past-simple-3": (0, 1),
        "watch-present-simple-1": (0, 1),
    }


def test_the_report_says_what_the_result_has(found: Result) -> None:
    text = report(found)
    for name, rate in found["rates"].items():
        assert (percent(rate) in text) or not rate["tries"], name
    for row in found["abilities"]:
        line = next(
            line
            for line in text.splitlines()
            if line.startswith(f"| {row['group']}: {row['name']} |")
        )
        assert percent(row["rates"]["paired"]) in line
        assert f"| {row['pairs']} |" in line
    assert "acc 62.5 + acc+ 25.0 = 87.5 of 200" in text
    assert "Not asked: nobody there." in text
    for row in found["failed"]:
        assert row["printed"] in text


def test_every_table_of_the_report_is_whole(found: Result) -> None:
    tables = re.findall(r"(?:^\|.*\n)+", report(found), flags=re.MULTILINE)
    assert len(tables) >= 5
    for table in tables:
        assert len({len(re.findall(r"(?<!\\)\|", line)) for line in table.splitlines()}) == 1


def test_what_a_model_said_stands_in_the_report(found: Result) -> None:
    smoke = [
        {"kind": "ask", "asked": "Who?", "expected": "Lucy", "answer": "a|b\nc", "passed": False},
        {"kind": "ask", "asked": "When?", "expected": "ago", "answer": "ago", "passed": True},
    ]
    talked = {**found, "smoke": {"why_not": "", "prompts": smoke}}
    text = report(talked)
    assert "1 of 2 answers" in text
    assert "| ask | Who? | Lucy | a\\|b c | no |" in text


def test_own_words_are_measured_where_there_are_any() -> None:
    said = GO.wrong.explanation
    assert said is not None
    right, wrong = GO.wrong.sentence, GO.wrong.pair.right
    answer = answered(right, wrong, reason=f"It is irregular. {said.why_here}")
    found = result(ABOUT, [pair_score(GO, wrong=answer), pair_score(STOP)])
    assert value(found, "own_kind") == (1, 1)
    silent = answered(right, wrong, reason="Because.")
    found = result(ABOUT, [pair_score(GO, wrong=silent)])
    assert value(found, "own_kind") == (0, 1)
    assert value(found, "own_evidence") == (0, 1)


def test_a_picture_is_drawn_and_is_the_same_again(found: Result, tmp_path: Path) -> None:
    plot(found, tmp_path / "one.png")
    plot(found, tmp_path / "two.png")
    first = (tmp_path / "one.png").read_bytes()
    assert first.startswith(b"\x89PNG")
    assert first == (tmp_path / "two.png").read_bytes()


def test_two_results_side_by_side(found: Result) -> None:
    better = result({**ABOUT, "title": "All right"}, [pair_score(one_pair(s)) for s in scores()])
    both = compared(found, better)
    rows = {row["measure"]: row for row in both["rows"]}
    assert both["pairs"] == 4
    assert rows["paired"]["difference"]["value"] == pytest.approx(0.75)
    assert rows["letters"]["difference"]["value"] < 0
    text = comparison(both)
    assert percent(rows["paired"]["one"]) in text
    assert percent(rows["paired"]["other"]) in text
    paired = next(line for line in text.splitlines() if line.startswith("| both pages"))
    assert "+75.0 (+25.0 to +100.0)" in paired
    assert paired.endswith("| better |")
    back = comparison(compared(better, found))
    assert next(line for line in back.splitlines() if "both pages" in line).endswith("| worse |")
    alike = comparison(compared(found, found))
    assert "better |" not in alike.replace("B is", "")


def one_pair(score: PairScore) -> Any:
    return page_pair(score.right.page.pair.key)


def test_only_what_both_were_asked_is_compared(found: Result) -> None:
    part = result(ABOUT, [pair_score(GO)])
    both = compared(found, part)
    assert both["pairs"] == 1
    assert "on the same photos" in comparison(both)
    assert "other photos" in comparison({**both, "same_photos": False})
    assert all(row["difference"]["value"] == 0 for row in both["rows"])
    other = result(ABOUT, [pair_score(page_pair("do-past-simple-3"))])
    with pytest.raises(BadSettings, match="in common"):
        compared(part, other)


def test_time_is_told_by_the_median() -> None:
    slow = Answer(GO.right.sentence, seconds=(3.0, 1.0), pace=8.0, mebibytes=(500.0, 0.0))
    fast = Answer(GO.wrong.sentence, seconds=(1.0, 1.0), pace=4.0, mebibytes=(700.0, 80.0))
    cost = result(ABOUT, [pair_score(GO, slow, fast)])["cost"]
    assert cost == {
        "read": 2.0,
        "correct": 1.0,
        "page": 3.0,
        "pace": 6.0,
        "mebibytes": 700.0,
        "card": 80.0,
    }
