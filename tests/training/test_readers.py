from __future__ import annotations

from pathlib import Path

import pytest

from models import reading_vote
from models.reading_chunks import Kind
from training.readers.disputes import Disputed, Readers, changes, shots
from training.readers.fit import TARGET, fit, parted, right, write
from training.readers.places import HEADING, append, read


def disputed(first: str, second: str, sure: float, *, second_right: bool, page: int) -> Disputed:
    return Disputed(page, Kind.LETTERS, 0.9, sure, second_right, changes(first, second))


def test_the_fit_finds_who_is_right_when() -> None:
    examples = [
        disputed("comer", "corner", 0.99, second_right=True, page=page) for page in range(40)
    ] + [disputed("have", "bave", 0.6, second_right=False, page=page) for page in range(40)]
    odds = fit(examples)
    assert set(odds) == set(Kind) - {Kind.NOTHING}
    assert right(examples, odds) == 80
    _, first, second = odds[Kind.LETTERS]
    assert first <= 0 <= second


def test_a_typeface_that_is_misread_all_over_a_page_counts_once() -> None:
    same = [
        disputed(word, word.replace("h", "b"), 0.9, second_right=False, page=1)
        for word in ("have", "how", "his", "home") * 20
    ]
    other = [disputed("comer", "corner", 0.9, second_right=True, page=page) for page in range(9)]
    assert right(other, fit(same + other)) == 9


def test_the_shipped_odds_come_of_the_places_that_are_kept(tmp_path: Path) -> None:
    write(fit(list(read())), tmp_path / "odds.tsv")
    assert (tmp_path / "odds.tsv").read_text("utf-8") == TARGET.read_text("utf-8")


def test_who_sees_a_blank_is_believed_though_few_lose_one() -> None:
    blanks = [
        Disputed(page, Kind.SPLIT, 0.9, 0.98, second_right=True, changes=("/ ",))
        for page in range(40)
    ]
    lost = Disputed(1, Kind.JOINED, 0.9, 0.98, second_right=False, changes=(" /",))
    assert right([lost], fit(blanks)) == 1


def test_odds_are_written_as_the_vote_reads_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    odds = fit([])
    write(odds, tmp_path / reading_vote.ODDS)
    monkeypatch.setattr(reading_vote, "files", lambda package: tmp_path)
    reading_vote.odds.cache_clear()
    try:
        assert reading_vote.odds()[Kind.MORE].first == pytest.approx(float(odds[Kind.MORE][1]))
    finally:
        reading_vote.odds.cache_clear()


def test_disputes_on_a_photo_are_judged_by_what_was_printed() -> None:
    for shown in shots(["She comed home late and eated a lot."], numbers=(1,), seed=3):
        assert "She comed home" in shown.truth
        for each in Readers().disputes(shown):
            assert each.page == shown.number
            assert each.kind is not Kind.NOTHING
            assert each.changes


def test_places_are_read_as_they_were_kept(tmp_path: Path) -> None:
    kept = [
        disputed("comer", "corner", 0.987, second_right=True, page=7),
        disputed("ona", "on a", 0.5, second_right=False, page=12),
    ]
    file = tmp_path / "places.tsv"
    with file.open("w", encoding="utf-8") as written:
        written.write(HEADING)
        append(kept, written)
    assert list(read(file)) == kept
    assert parted(kept) == ([kept[1]], [kept[0]])
