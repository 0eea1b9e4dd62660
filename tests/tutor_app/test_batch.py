"""`tenselens check --batch`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from models.errors import BackendFailed, BadWeights, OutOfMemory
from models.grammar.types import Certainty
from tests.fakes import Change, ScriptedBatchCorrector, ScriptedCorrector, ScriptedReviewer
from tests.tutor_app.conftest import App, Ended

FIELDS = {
    *("start", "end", "before", "after", "kind", "rule", "explanation"),
    *("evidence", "confidence", "certainty", "by"),
}


def lines(*inputs: object) -> str:
    return "".join(json.dumps(given) + "\n" for given in inputs)


def batch(app: App, tmp_path: Path, content: str, *more: str) -> tuple[Ended, list[Any]]:
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text(content, encoding="utf-8")
    ended = app.run("check", "--batch", str(source), "--out", str(target), *more)
    answers = target.read_text(encoding="utf-8").splitlines() if target.exists() else []
    return ended, [json.loads(answer) for answer in answers]


def test_each_line_is_answered(app: App, tmp_path: Path, scripted: ScriptedBatchCorrector) -> None:
    app.use(scripted)
    content = lines(
        {"id": "a", "input": "Yesterday I go home. 😀"},
        {"id": 2, "input": "All is well."},
        {"id": 3.5, "input": ""},
        {"id": "es", "input": "Hola, me llamo Ana."},
    )
    ended, answers = batch(app, tmp_path, content)
    assert (ended.status, ended.err) == (1, "")
    assert [answer["id"] for answer in answers] == ["a", 2, 3.5, "es"]
    assert [answer["output"] for answer in answers] == [
        "Yesterday I went home. 😀",
        "All is well.",
        "",
        "Hola, me llamo Ana.",
    ]
    (edit,) = answers[0]["edits"]
    assert set(edit) == FIELDS
    assert (edit["start"], edit["end"], edit["before"], edit["after"]) == (12, 14, "go", "went")
    assert edit["evidence"] == {"start": 0, "end": 9}  # Yesterday
    assert scripted.batches == [4]


def test_all_right_is_status_0(app: App, tmp_path: Path, scripted: ScriptedBatchCorrector) -> None:
    app.use(scripted)
    ended, answers = batch(app, tmp_path, lines({"id": 1, "input": "I am here."}))
    assert ended.status == 0
    assert answers == [{"id": 1, "output": "I am here.", "edits": []}]


def test_bad_lines_are_told_with_their_number_and_the_rest_is_done(
    app: App, tmp_path: Path, scripted: ScriptedBatchCorrector
) -> None:
    app.use(scripted)
    good = lines({"id": "good", "input": "I go."})
    bad = ["{", "7", '{"input": "x"}', '{"id": null, "input": "x"}', '{"id": 1, "input": 2}']
    ended, answers = batch(app, tmp_path, "\n".join([good, *bad, "[" * 100_000, good]))
    assert ended.status == 2
    assert [answer["output"] for answer in answers] == ["I went.", "I went."]
    told = [line.split(":")[0] for line in ended.err.splitlines()]
    assert told == [f"Line {number}" for number in (3, 4, 5, 6, 7, 8)]  # 2 is blank


def test_sure_applies_only_what_is_sure(app: App, tmp_path: Path) -> None:
    script = {"go": Change("went", certainty=Certainty.MAYBE), "have": Change("has")}
    app.use(ScriptedCorrector(script))
    content = lines({"id": 1, "input": "She have a dog. I go out."})
    _, (everything,) = batch(app, tmp_path, content)
    _, (sure,) = batch(app, tmp_path, content, "--sure")
    assert everything["output"] == "She has a dog. I went out."
    assert [edit["certainty"] for edit in everything["edits"]] == ["sure", "maybe"]
    assert sure["output"] == "She has a dog. I go out."
    assert len(sure["edits"]) == 1


def test_a_text_that_breaks_the_corrector_costs_its_line_only(app: App, tmp_path: Path) -> None:
    error = BackendFailed("The model stopped.", "Try again.")
    app.use(ScriptedBatchCorrector({"go": "went"}, error=error, trouble="poison"))
    texts = ["I go.", "I am poison.", "I go on."]
    content = lines(*({"id": n, "input": text} for n, text in enumerate(texts)))
    ended, answers = batch(app, tmp_path, content)
    assert ended.status == 2
    assert ended.err == "Line 2: The model stopped. Try again.\n"
    assert [answer["id"] for answer in answers] == [0, 2]


def test_texts_that_fail_only_together_are_checked_one_by_one(app: App, tmp_path: Path) -> None:
    app.use(ScriptedBatchCorrector({"go": "went"}, batch_error=OutOfMemory("No memory is left.")))
    content = lines(*({"id": n, "input": "I go."} for n in range(3)))
    ended, answers = batch(app, tmp_path, content)
    assert (ended.status, ended.err) == (1, "")
    assert [answer["output"] for answer in answers] == ["I went."] * 3


def test_a_corrector_that_cannot_load_is_told_once(app: App, tmp_path: Path) -> None:
    broken = BadWeights("The weights are damaged.", "Install TenseLens again.")
    app.use(ScriptedBatchCorrector({}, error=broken, load_error=broken))
    content = lines(*({"id": n, "input": "I go."} for n in range(3)))
    ended, answers = batch(app, tmp_path, content)
    assert (ended.status, ended.err) == (2, "The weights are damaged.\nInstall TenseLens again.\n")
    assert answers == []


def test_it_streams(
    app: App, tmp_path: Path, scripted: ScriptedBatchCorrector, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is answered is in the file before the next text is looked at."""
    target = tmp_path / "out.jsonl"
    seen: list[int] = []
    correct = scripted.correct

    def watched(text: str, ticket: Any) -> Any:
        seen.append(len(target.read_text().splitlines()))
        return correct(text, ticket)

    monkeypatch.setattr(scripted, "correct", watched)
    app.use(scripted)
    batch(app, tmp_path, lines(*({"id": n, "input": "I go."} for n in range(300))))
    assert seen == list(range(300))
    assert scripted.batches == [128, 128, 44]


def test_it_works_in_a_pipe(app: App, scripted: ScriptedBatchCorrector) -> None:
    app.use(scripted)
    ended = app.run("check", "--batch", "-", stdin=lines({"id": 1, "input": "I go."}).encode())
    assert json.loads(ended.out)["output"] == "I went."


def test_the_second_opinion_votes_line_by_line(
    app: App, tmp_path: Path, scripted: ScriptedBatchCorrector
) -> None:
    app.use(scripted, ScriptedReviewer({"sleeped": "slept"}, name="languagetool"))
    content = lines({"id": 1, "input": "I go and sleeped."})
    _, (answer,) = batch(app, tmp_path, content, "--languagetool")
    assert answer["output"] == "I went and slept."
    assert [edit["by"] for edit in answer["edits"]] == [["scripted"], ["languagetool"]]


def test_a_second_opinion_that_fails_is_told_once(
    app: App, tmp_path: Path, scripted: ScriptedBatchCorrector
) -> None:
    broken = ScriptedReviewer({}, name="languagetool", title="LT", error=BackendFailed("Gone."))
    app.use(scripted, broken)
    content = lines(*({"id": n, "input": "I go."} for n in range(3)))
    ended, answers = batch(app, tmp_path, content, "--languagetool")
    assert ended.err == "No second opinion from LT: Gone.\n"
    assert len(answers) == 3


def test_files_that_cannot_be_used_are_told(
    app: App, tmp_path: Path, scripted: ScriptedBatchCorrector
) -> None:
    app.use(scripted)
    source = tmp_path / "in.jsonl"
    source.write_text(lines({"id": 1, "input": "I go."}))
    nowhere = str(tmp_path / "none" / "x.jsonl")
    for given, out, message in (
        (nowhere, str(tmp_path / "out"), "cannot be read"),
        (str(source), nowhere, "cannot be written"),
        (str(source), str(source), "Input and output are the same file."),
    ):
        ended = app.run("check", "--batch", given, "--out", out)
        assert ended.status == 2
        assert message in ended.err
    assert source.read_text() == lines({"id": 1, "input": "I go."})


def test_rules_that_are_ignored_are_left_out(
    app: App, tmp_path: Path, scripted: ScriptedBatchCorrector
) -> None:
    app.use(scripted, ignored_rules=("past-time",))
    ended, answers = batch(app, tmp_path, lines({"id": 1, "input": "Yesterday I go home."}))
    assert ended.status == 0
    assert answers == [{"id": 1, "output": "Yesterday I go home.", "edits": []}]
