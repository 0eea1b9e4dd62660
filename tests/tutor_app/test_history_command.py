"""`tenselens history`, and which lessons of the terminal are kept."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.fakes import Change, ScriptedCorrector
from tests.tutor_app.conftest import App
from tests.tutor_app.lessons import AGREEMENT, SCRIPT, TENSE
from tutor_app.history import History


@pytest.fixture
def keeping(app: App) -> App:
    """The app with two lessons in its history."""
    app.use(ScriptedCorrector(SCRIPT), keep_terminal_lessons=True)
    app.run("check", TENSE)
    app.run("check", AGREEMENT)
    return app


def test_lessons_of_the_terminal_are_kept_only_where_the_settings_say_so(app: App) -> None:
    app.use(ScriptedCorrector(SCRIPT))
    assert app.run("check", TENSE).status == 1
    assert not (app.home / "history.sqlite").exists()
    ended = app.run("history")
    assert (ended.status, ended.out, ended.err) == (0, "", "No lesson was kept yet.\n")


def test_kept_lessons_are_listed_newest_first(keeping: App) -> None:
    ended = keeping.run("history")
    first, second = ended.out.splitlines()
    assert first.split()[0] == "2"
    assert first.endswith("He have a dog.  R:VERB:SVA")
    assert second.endswith("Yesterday I go to school.  R:VERB:TENSE")
    assert ended.out == keeping.run("history", "list").out


@pytest.mark.parametrize(
    ("options", "numbers"),
    [
        ((), [2, 1]),
        (("--words", "school went"), [1]),
        (("--kind", "r:verb:sva"), [2]),
        (("--from", "2000-01-01"), [2, 1]),
        (("--to", "2000-01-01"), []),
    ],
)
def test_the_list_is_narrowed(keeping: App, options: tuple[str, ...], numbers: list[int]) -> None:
    listed = keeping.run("history", "list", "--json", *options).json
    assert [entry["number"] for entry in listed] == numbers
    told = keeping.run("history", "list", *options).err
    assert told == ("" if numbers else "No lesson fits.\n")


@pytest.mark.parametrize(
    "options", [("--kind", "R:NOUN"), ("--from", "yesterday"), ("--words",), ("--what",)]
)
def test_a_wrong_wish_is_told(keeping: App, options: tuple[str, ...]) -> None:
    ended = keeping.run("history", "list", *options)
    assert ended.status == 2
    assert ended.out == ""
    assert ended.err


def test_a_lesson_is_shown_again_in_the_language_of_today(keeping: App, tmp_path: Path) -> None:
    fresh = keeping.run("check", TENSE).out.splitlines()
    assert keeping.run("history", "show", "1").out.splitlines()[:-1] == fresh[:-1]
    keeping.run("settings", "language=es")
    path = tmp_path / "lesson.md"
    ended = keeping.run("history", "show", "1", "--save", str(path))
    assert "Tiempo terminado: pasado simple" in ended.out
    assert "Tiempo terminado: pasado simple" in path.read_text("utf-8")
    assert keeping.run("history", "show", "1", "--json").json["corrected"].startswith("Yesterday")


def test_a_lesson_is_deleted(keeping: App) -> None:
    assert keeping.run("history", "delete", "1").out == "Lesson 1 is deleted.\n"
    ended = keeping.run("history", "delete", "1")
    assert (ended.status, ended.err) == (2, "There is no lesson 1 in the history.\n")
    assert len(keeping.run("history").out.splitlines()) == 1


def test_all_lessons_are_exported(keeping: App, tmp_path: Path) -> None:
    target = tmp_path / "all.jsonl"
    assert keeping.run("history", "export", str(target)).out == f"2 lessons are in {target}\n"
    texts = [json.loads(line)["lesson"]["text"] for line in target.read_text("utf-8").splitlines()]
    assert texts == [TENSE, AGREEMENT]


def test_all_lessons_are_deleted_only_after_a_yes(keeping: App) -> None:
    ended = keeping.run("history", "wipe")
    assert ended.status == 2
    assert ended.err.startswith("This deletes all 2 lessons for good.\nIf you agree: ")
    assert len(keeping.run("history").out.splitlines()) == 2
    assert keeping.run("history", "wipe", "--yes").status == 0
    assert keeping.run("history").out == ""


def test_a_history_that_fails_costs_no_lesson(app: App) -> None:
    app.use(ScriptedCorrector({"go": Change("went")}), keep_terminal_lessons=True)
    (app.home / "history.sqlite").mkdir()
    ended = app.run("check", TENSE)
    assert ended.status == 1
    assert "Yesterday I went to school." in ended.out
    assert ended.err.startswith("This lesson was not kept. The history cannot be used")


def test_damage_is_told_and_the_lesson_kept(app: App) -> None:
    app.use(ScriptedCorrector(SCRIPT), keep_terminal_lessons=True)
    (app.home / "history.sqlite").write_bytes(b"damaged" * 1000)
    ended = app.run("check", TENSE)
    assert ended.err.startswith("The history was damaged; it was moved to ")
    with History(app.home) as history:
        assert len(history.find()) == 1
