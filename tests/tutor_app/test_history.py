"""The history as the window uses it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from PIL import Image

from models.errors import HistoryFailed
from models.grammar.types import EditKind
from models.photo import Photo
from tests.tutor_app.lessons import AGREEMENT, TENSE, lesson_on, photo_lesson
from tutor_app.as_json import lesson_json
from tutor_app.from_json import lesson_of
from tutor_app.history import History, Period, Search
from tutor_app.lesson import Lesson
from tutor_app.thumbnail import SIDE, thumbnail

RIGHT = "She went home."


@pytest.fixture
def history(tmp_path: Path) -> Iterator[History]:
    with History(tmp_path / "home") as opened:
        yield opened


@pytest.fixture
def on_day(monkeypatch: pytest.MonkeyPatch) -> Callable[[int, int], None]:
    """Moves the clock to a day of 2026, just before midnight where the learner is."""

    def move(month: int, day: int) -> None:
        moment = datetime(2026, month, day, 23, 59).astimezone().timestamp()
        monkeypatch.setattr("time.time", lambda: moment)

    return move


def numbers(history: History, search: Search | None = None) -> list[int]:
    return [entry.number for entry in history.find(search)]


def test_a_lesson_comes_back_as_it_was(history: History) -> None:
    lesson = photo_lesson()
    number = history.add(lesson, thumbnail=b"jpeg", photo_path=Path("/photos/page 1.jpg"))
    again = history.reopen(number)
    assert again.lesson == lesson
    assert again.entry == history.find()[0]
    assert (again.entry.text, again.entry.corrected) == (
        lesson.correction.original,
        lesson.correction.corrected,
    )
    assert again.entry.kinds == (EditKind.R_TENSE, EditKind.R_SVA)
    assert again.entry.rules == ("past-time", "plural-no-s")
    assert (again.entry.route, again.entry.reader) == ("ocr", "ocr")
    assert again.entry.corrector == "The script"
    assert again.entry.photo_digest == lesson.photo_digest
    assert (again.entry.thumbnail, again.entry.photo_path) == (b"jpeg", "/photos/page 1.jpg")
    age = datetime.now().astimezone() - again.entry.made
    assert 0 <= age.total_seconds() < 60


def test_it_is_there_the_next_time(tmp_path: Path) -> None:
    with History(tmp_path) as history:
        number = history.add(lesson_on())
    with History(tmp_path) as history:
        assert history.complaint == ""
        assert numbers(history) == [number]
    assert {file.name for file in tmp_path.iterdir()} == {"history.lock", "history.sqlite"}
    assert (tmp_path / "history.sqlite").stat().st_mode & 0o077 == 0


def test_letters_that_utf_8_lacks_are_kept(history: History) -> None:
    lesson = lesson_on(f"\ud800 {TENSE} 😀")
    assert history.reopen(history.add(lesson)).lesson.correction == lesson.correction


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("", [3, 2, 1]),
        ("SCHOOL", [1]),
        ("scho", [1]),
        ("went", [3, 1]),  # corrected in the one, right in the other
        ("dog he", [2]),
        ("dog school", []),
        ("finished time", [1]),  # the title of an explanation
        ("don't cafe", [3]),
        ("%", []),
        ("_", []),
        ("\"' OR 1 --", []),
    ],
)
def test_search_looks_for_parts_of_words(history: History, words: str, found: list[int]) -> None:
    for text in (TENSE, AGREEMENT, "She went to the Café, don’t worry."):
        history.add(lesson_on(text))
    assert numbers(history, Search(words)) == found
    assert history.count(Search(words)) == len(found)


def test_search_by_kind_of_mistake(history: History) -> None:
    for text in (TENSE, AGREEMENT, RIGHT, f"{TENSE} {AGREEMENT}"):
        history.add(lesson_on(text))
    tense, agreement = frozenset({EditKind.R_TENSE}), frozenset({EditKind.R_SVA})
    assert numbers(history, Search(kinds=tense)) == [4, 1]
    assert numbers(history, Search(kinds=tense | agreement)) == [4, 2, 1]
    assert numbers(history, Search("dog", kinds=tense)) == [4]
    assert numbers(history, Search(kinds=frozenset({EditKind.M_VERB}))) == []


def test_search_by_day(history: History, on_day: Callable[[int, int], None]) -> None:
    for day in (1, 2, 3):
        on_day(3, day)
        history.add(lesson_on())
    first, second = date(2026, 3, 1), date(2026, 3, 2)
    assert numbers(history, Search(first=second)) == [3, 2]
    assert numbers(history, Search(last=second)) == [2, 1]
    assert numbers(history, Search(first=second, last=second)) == [2]
    assert numbers(history, Search(last=date(2026, 2, 28))) == []
    assert history.find(Search(last=first))[0].made.date() == first


def test_a_long_list_comes_in_parts(history: History) -> None:
    for _ in range(5):
        history.add(lesson_on())
    assert numbers(history, Search(limit=2)) == [5, 4]
    assert numbers(history, Search(limit=2, skip=2)) == [3, 2]
    assert history.count(Search(limit=2)) == 5


def test_deleting_is_undone_by_who_still_holds_the_lesson(history: History) -> None:
    first, second = history.add(lesson_on(), thumbnail=b"jpeg"), history.add(lesson_on(AGREEMENT))
    held = history.reopen(first)
    history.delete(first)
    assert numbers(history) == [second]
    history.restore(held)
    history.restore(held)
    assert numbers(history) == [second, first]
    assert history.reopen(first) == held


def test_the_number_of_a_deleted_lesson_is_not_given_again(history: History) -> None:
    number = history.add(lesson_on())
    history.delete(number)
    assert history.add(lesson_on()) == number + 1


@pytest.mark.parametrize("number", [0, -1, 2, 2**63 - 1, 2**63, 10**40])
def test_a_lesson_that_is_not_there_is_told(history: History, number: int) -> None:
    history.add(lesson_on())
    for ask in (
        history.reopen,
        history.delete,
        lambda number: history.replace(number, lesson_on()),
    ):
        with pytest.raises(HistoryFailed, match=f"There is no lesson {number} in the history"):
            ask(number)
    assert numbers(history) == [1]


def test_a_corrected_reading_takes_the_place_of_the_first(history: History) -> None:
    number = history.add(lesson_on(), thumbnail=b"jpeg")
    before = history.reopen(number).entry
    history.replace(number, lesson_on(RIGHT))
    after = history.reopen(number)
    assert after.lesson.correction.original == RIGHT
    assert after.entry == replace(before, text=RIGHT, corrected=RIGHT, kinds=(), rules=())
    assert after.entry.right


def test_every_lesson_is_exported(history: History, tmp_path: Path) -> None:
    lessons = [photo_lesson(), lesson_on(AGREEMENT)]
    history.add(lessons[0], thumbnail=b"jpeg", photo_path=Path("/photos/a.jpg"))
    history.add(lessons[1])
    target = tmp_path / "all.jsonl"
    assert history.export(target) == 2
    lines = [json.loads(line) for line in target.read_text("utf-8").splitlines()]
    assert [lesson_json(lesson_of(line["lesson"])) for line in lines] == list(
        map(lesson_json, lessons)
    )
    assert [line["number"] for line in lines] == [1, 2]
    assert lines[0]["thumbnail"] == "anBlZw=="
    assert lines[0]["photo_path"] == "/photos/a.jpg"
    assert datetime.fromisoformat(lines[1]["made"]).tzinfo is not None
    with pytest.raises(HistoryFailed, match="cannot be written: No such file"):
        history.export(tmp_path / "none" / "all.jsonl")


def test_a_wiped_history_leaves_no_letter_behind(tmp_path: Path) -> None:
    secret = "Yesterday I go to Xanadu."
    folder = tmp_path / "home"
    with History(folder) as history:
        history.add(lesson_on(secret), thumbnail=b"XANADU-JPEG", photo_path=Path("/xanadu.jpg"))
        for _ in range(50):
            history.add(lesson_on(secret))
        (folder / "history.damaged-20260101-000000-000000.sqlite").write_text(secret)
        assert traces(folder)
        history.wipe()
        assert traces(folder) == []
        assert history.find() == ()
        history.add(lesson_on())
        assert len(history.find()) == 1


def test_a_deleted_lesson_leaves_no_letter_behind_when_the_history_is_closed(
    tmp_path: Path,
) -> None:
    thumbnail = b"XANADU-JPEG" * 10_000
    with History(tmp_path) as history:
        number = history.add(lesson_on("Yesterday I go to Xanadu."), thumbnail=thumbnail)
        history.add(lesson_on())
    assert traces(tmp_path) == ["history.sqlite"]
    with History(tmp_path) as history:
        history.delete(number)
    assert traces(tmp_path) == []


def traces(folder: Path) -> list[str]:
    return [file.name for file in folder.iterdir() if b"xanadu" in file.read_bytes().lower()]


def test_progress_counts_sure_mistakes_by_week_and_month(
    history: History, on_day: Callable[[int, int], None]
) -> None:
    on_day(3, 2)  # a Monday
    history.add(lesson_on(f"{TENSE} {AGREEMENT} {AGREEMENT}"))
    on_day(3, 8)  # the Sunday after
    history.add(lesson_on(RIGHT))
    on_day(4, 1)
    history.add(lesson_on("They likes it."))  # only a maybe
    week, april = date(2026, 3, 2), date(2026, 4, 1)
    mistakes = ((EditKind.R_SVA, 2), (EditKind.R_TENSE, 1))
    assert history.progress("week") == (
        Period(week, 2, 1, mistakes),
        *(Period(date(2026, 3, day), 0, 0, ()) for day in (9, 16, 23)),
        Period(date(2026, 3, 30), 1, 0, ()),
    )
    assert history.progress("month") == (
        Period(date(2026, 3, 1), 2, 1, mistakes),
        Period(april, 1, 0, ()),
    )


def test_without_lessons_there_is_no_progress(history: History) -> None:
    assert history.progress() == ()


def test_a_thumbnail_is_small_and_says_nothing_about_the_camera(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x010F] = "Camera of Xanadu"
    path = tmp_path / "photo.jpg"
    Image.effect_noise((2000, 1000), 60).convert("RGB").save(path, exif=exif)
    (tmp_path / "small.jpg").write_bytes(made := thumbnail(Photo.open(path)))
    with Image.open(tmp_path / "small.jpg") as small:
        assert (small.format, small.size) == ("JPEG", (SIDE, SIDE // 2))
        assert not small.getexif()
    assert b"Xanadu" not in made
    assert len(made) < 60_000


def test_a_lesson_is_a_value(history: History) -> None:
    """What is reopened is equal to a fresh one, so a window needs no second way to show it."""
    lesson = photo_lesson()
    assert {lesson, history.reopen(history.add(lesson)).lesson} == {lesson}
    assert isinstance(lesson, Lesson)
