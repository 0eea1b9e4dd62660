"""`python -m training.render`: the folder that training reads."""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path

import pytest
from PIL import Image

from training import render
from training.grid import HELD_OUT_VERBS, grid
from training.pages.album import Settings, fill, make, orders
from training.pages.turns import KINDS


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Five photos, made through the command line."""
    made: Path = tmp_path_factory.mktemp("album") / "pages"
    command = ["render", "--out", str(made), "--seed", "7", "--every", "137", "--workers", "1"]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", command)
        render.main()
    return made


def records(folder: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (folder / "pages.jsonl").read_text("utf-8").splitlines()]


def digests(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_the_json_has_llavas_shape(folder: Path) -> None:
    listed = json.loads((folder / "llava.json").read_text("utf-8"))
    assert len(listed) == len(KINDS) * len(records(folder)) == 25
    assert len({entry["id"] for entry in listed}) == 25
    for entry in listed:
        assert set(entry) == {"id", "image", "conversations"}
        with Image.open(folder / entry["image"]) as photo:
            assert photo.format == "JPEG"
        speakers = [turn["from"] for turn in entry["conversations"]]
        assert speakers == ["human", "gpt"] * (len(speakers) // 2)
        assert entry["conversations"][0]["value"].startswith("<image>\n")


def test_each_page_is_described(folder: Path) -> None:
    for record in records(folder):
        assert (record["error"] is None) == (record["sentence"] == record["corrected"])
        assert isinstance(record["box"], list)
        assert len(record["box"]) == 4


def test_a_stopped_run_goes_on_to_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    wanted = orders(grid(), 7)[::137]
    again = tmp_path / "again"
    run = fill(again, wanted, Settings(7), workers=1)
    for _ in range(3):
        next(run)
    del run  # as a kill would: no JSON yet, a last line cut off, a photo half written
    with (again / "progress.jsonl").open("a", encoding="utf-8") as progress:
        progress.write('{"id": "go-pa')
    broken = next((again / "photos").iterdir())
    broken.write_bytes(broken.read_bytes()[:1000])
    made = [record["id"] for record in fill(again, wanted, Settings(7), workers=1)]
    assert len(made) == 3  # the two that were missing and the broken one
    same = digests(folder)
    del same["contact-sheet.jpg"]
    assert digests(again) == same


def test_a_complete_folder_is_left_alone(folder: Path) -> None:
    before = digests(folder)
    assert list(fill(folder, orders(grid(), 7)[::137], Settings(7), workers=1)) == []
    assert digests(folder) == before


def test_another_seed_is_not_mixed_in(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["render", "--out", str(folder), "--seed", "8"])
    with pytest.raises(SystemExit, match="Choose another folder"):
        render.main()


def test_several_processes_make_the_same_photos(tmp_path: Path) -> None:
    wanted = orders(grid(), 7)[::75]
    made = list(fill(tmp_path / "two", wanted, Settings(7), workers=2))
    assert [record["id"] for record in made] == [order.key for order in wanted]
    (tmp_path / "one" / "photos").mkdir(parents=True)
    alone = make(wanted[5], Settings(7), tmp_path / "one")
    assert alone["sha256"] == made[5]["sha256"]


def test_pages_for_training_show_no_verb_that_is_held_out() -> None:
    held_out = {p.right for p in grid() if p.cell.verb in HELD_OUT_VERBS}
    for order in orders(grid(), 3):
        assert order.pair.right not in order.others
        assert all((text in held_out) == (order.pair.right in held_out) for text in order.others)


def test_unseen_fonts_are_those_held_out(tmp_path: Path) -> None:
    from training.pages.typefaces import typeface

    wanted = orders(grid(), 1)[:2]
    for record in fill(tmp_path, wanted, Settings(1, unseen=True), workers=1):
        assert typeface(record["typeface"]).held_out
