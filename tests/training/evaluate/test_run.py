"""`python -m training.evaluate` from the command line, with the real readers and corrector."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from models.errors import BadAnswer, MissingDependency
from models.grammar.edits import compare
from models.grammar.types import Span
from models.parts import Part, PartKind, blanked
from models.transcript import Transcript
from training.evaluate import __main__ as command
from training.evaluate.answers import FILE as ANSWERS
from training.evaluate.answers import Answers
from training.evaluate.asking import ask_all
from training.evaluate.pages import Pages
from training.evaluate.result import read_result
from training.evaluate.routes import Corrected, OcrRoute, Read, read_of
from training.evaluate.run import Run, evaluate
from training.evaluate.talk import FILE as TALK
from training.evaluate.talk import Sight
from training.evaluate.truth import PagePair, Shown, mixed, read_pages
from training.grid import HELD_OUT_VERBS, grid

LIMIT = 4


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of two pairs of pages, in typefaces held out."""
    folder: Path = tmp_path_factory.mktemp("evaluate")
    Pages(None, folder, LIMIT, held_out=False, seed=3).pairs(workers=1)
    return folder / "pages"


@pytest.fixture(scope="module")
def pairs(drawn: Path) -> list[PagePair]:
    return read_pages(drawn)


@dataclass
class Scripted:
    """A vision model that knows all, but not how to choose a letter."""

    name: str = "vlm"
    title: str = "Scripted"
    shown: str = "all that there is"
    only_lessons: bool = False
    trouble: str = ""
    loads: int = 0
    read_pages: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def load(self) -> None:
        self.loads += 1

    def read(self, page: Shown) -> Read:
        self.read_pages.append(page.key)
        if self.trouble == "read":
            raise BadAnswer("The vision model did not read a sentence on the photo.", raw="zq")
        return Read(page.sentence)

    def correct(self, page: Shown, text: str) -> Corrected:
        if self.trouble == "correct":
            raise BadAnswer("The vision model did not say whether it is right.", raw="zq")
        return Corrected(compare(text, page.pair.right), "The subject agrees.", pace=12.5)

    def ask(self, sight: Sight, question: str, most: int) -> str:
        self.asked.append(question)
        return "I do not know, sorry."


def run_of(route: Scripted, drawn: Path, out: Path, *, choices: int = 1) -> Run:
    pages = Pages(drawn, out, 0, held_out=False, seed=0)
    return Run(route, pages, out, choices=choices, command="by hand")


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("tesseract") is None, reason="Tesseract is not installed")
def test_the_ocr_route_is_evaluated_from_end_to_end(
    drawn: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["--route", "ocr", "--out", str(tmp_path), "--pages", str(drawn), "--limit", "2"]
    assert command.main(words) == 0
    found = read_result(tmp_path)
    assert found["pages"] == 2
    assert found["rates"]["letters"]["value"] < 0.2
    assert found["cost"]["page"] > 0
    assert found["cost"]["mebibytes"] > 50
    assert "no model that answers questions" in found["choices"]["why_not"]
    assert found["command"].endswith("--pages PAGES --limit 2")
    assert str(tmp_path) not in (tmp_path / "result.md").read_text("utf-8")
    assert (tmp_path / found["plot"]).exists()
    lines = (tmp_path / ANSWERS).read_text("utf-8").splitlines()
    assert len(lines) == 2
    # Again, with what the first page was asked: nothing is read a second time.
    stamp = (tmp_path / ANSWERS).stat().st_mtime_ns
    assert command.main(words) == 0
    assert (tmp_path / ANSWERS).stat().st_mtime_ns == stamp
    assert command.main(["--compare", str(tmp_path), str(tmp_path)]) == 0
    assert "| alike |" in capsys.readouterr().out


@pytest.mark.slow
def test_a_corrector_is_evaluated_without_photos(drawn: Path, tmp_path: Path) -> None:
    words = ["--route", "text", "--out", str(tmp_path), "--pages", str(drawn), "--limit", "2"]
    assert command.main(words) == 0
    found = read_result(tmp_path)
    assert found["rates"]["read"]["value"] == 1
    assert found["rates"]["left_alone"]["value"] == 1
    assert "no photo" in found["shown"]


def test_a_killed_run_goes_on(pairs: list[PagePair], tmp_path: Path) -> None:
    route = Scripted()
    asking = ask_all(route, pairs, Answers(tmp_path))
    next(asking)
    asking.close()
    with (tmp_path / ANSWERS).open("a", encoding="utf-8") as file:
        file.write('{"id": "cut off')
    again = Scripted()
    assert list(ask_all(again, pairs, Answers(tmp_path))) == pairs
    assert len(route.read_pages) == len(again.read_pages) == 2
    answers = Answers(tmp_path)
    assert all(answers.has(page.digest) for pair in pairs for page in pair.pages)


def test_a_model_that_knows_all_solves_all(
    drawn: Path, pairs: list[PagePair], tmp_path: Path
) -> None:
    route = Scripted()
    found = evaluate(run_of(route, drawn, tmp_path))
    assert found["rates"]["paired"]["value"] == 1
    assert found["rates"]["explained"]["value"] == 1
    assert found["rates"]["own_kind"]["tries"] == 2
    assert found["cost"]["pace"] == 12.5
    assert (found["choices"]["given_up"], found["choices"]["letters"]) == (True, 0)
    assert len(found["smoke"]["prompts"]) == 10
    assert {row["kind"] for row in found["smoke"]["prompts"]} == {
        *("describe", "ask", "reason", "refuse")
    }
    # The empty sheet, and a hint that gives nothing away.
    assert sum(row["passed"] for row in found["smoke"]["prompts"]) == 2
    assert "I do not know, sorry." in (tmp_path / "result.md").read_text("utf-8")


def test_what_a_model_was_asked_once_it_is_not_asked_again(
    drawn: Path, pairs: list[PagePair], tmp_path: Path
) -> None:
    first, second = Scripted(), Scripted()
    evaluate(run_of(first, drawn, tmp_path))
    evaluate(run_of(second, drawn, tmp_path))
    assert first.asked
    assert (second.asked, second.read_pages, second.loads) == ([], [], 0)
    kept = [json.loads(line) for line in (tmp_path / TALK).read_text("utf-8").splitlines()]
    assert [line["question"] for line in kept] == first.asked


def test_what_is_no_sentence_is_not_corrected_either() -> None:
    text = "Unit 4\n\na My cousin gos home."
    parts = (Part(Span(0, 6), PartKind.HEADING), Part(Span(8, len(text)), PartKind.BODY))
    read = read_of(Transcript(text, "nobody", 1.0, parts=parts))
    assert blanked(read.text, read.apart).split("\n\n") == [" " * 6, "  My cousin gos home."]


@pytest.mark.parametrize("trouble", ["read", "correct"])
def test_bad_answers_count_as_wrong(
    trouble: str, drawn: Path, pairs: list[PagePair], tmp_path: Path
) -> None:
    found = evaluate(run_of(Scripted(trouble=trouble), drawn, tmp_path, choices=0))
    assert found["rates"]["solved"]["value"] == found["rates"]["judged"]["value"] == 0
    assert found["rates"]["read"]["value"] == (1 if trouble == "correct" else 0)
    assert "--choices 0" in found["smoke"]["why_not"]
    assert all("vision model" in row["error"] for row in found["failed"])


def test_a_model_that_knows_two_questions_is_asked_no_others(
    drawn: Path, pairs: list[PagePair], tmp_path: Path
) -> None:
    route = Scripted(only_lessons=True)
    found = evaluate(run_of(route, drawn, tmp_path))
    assert route.asked == []
    assert "two questions" in found["choices"]["why_not"]


def test_answers_of_two_routes_are_not_mixed(
    drawn: Path, pairs: list[PagePair], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    evaluate(run_of(Scripted(), drawn, tmp_path, choices=0))
    words = ["--route", "ocr", "--out", str(tmp_path), "--pages", str(drawn)]
    assert command.main(words) == 1
    assert "another folder" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words",
    [
        ["--route", "ocr"],
        ["--route", "vlm", "--out", "."],
        ["--route", "ocr", "--out", ".", "--alone"],
        ["--compare", "/nowhere/a", "/nowhere/b"],
        ["--route", "ocr", "--out", "OUT", "--pages", "/nowhere"],
        ["--route", "ocr", "--out", "OUT", "--model", "nobody", "--limit", "2"],
    ],
)
def test_what_is_wrong_is_said_in_words(
    words: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command.main([str(tmp_path) if word == "OUT" else word for word in words]) == 1
    assert capsys.readouterr().err.strip()


def test_a_route_whose_reader_is_missing_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(MissingDependency):
        OcrRoute("tesseract").load()


def test_the_first_pairs_are_a_fair_sample_whatever_else_there_is() -> None:
    everything = mixed(grid())
    held_out = mixed(pair for pair in grid() if pair.cell.verb in HELD_OUT_VERBS)
    assert [pair for pair in everything if pair in held_out] == held_out
    first = everything[:30]
    assert len({pair.cell.verb for pair in first}) > 10
    assert len({pair.cell.tense for pair in first}) == 5
    assert len({pair.planted for pair in first}) == 5


def test_pages_know_their_pair(pairs: list[PagePair]) -> None:
    assert [pair.right.pair for pair in pairs] == mixed(grid())[:2]
    for pair in pairs:
        assert (pair.right.right, pair.wrong.right) == (True, False)
        assert pair.right.explanation is None
        whole, cut = (pair.wrong.opened(cut=alone).image for alone in (False, True))
        assert cut.height < whole.height / 2
