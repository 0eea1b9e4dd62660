"""`python -m training.verbatim` with real readers and readers of our own."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

import pytest

from models import registry
from models.backends import Ticket
from models.photo import Photo
from models.transcript import Transcript
from training.verbatim import __main__ as measure
from training.verbatim.photos import ON_A_PAGE, photos
from training.verbatim.readings import read_all
from training.verbatim.report import rates, table

EVERY = 30  # four of the hundred pages


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made: Path = tmp_path_factory.mktemp("verbatim")
    list(photos(made / "photos", 3, EVERY))
    return made


class Repairer:
    """Reads what should stand there: what a reader with a dictionary would do at worst."""

    name, title = "repairer", "Repairer"

    def __init__(self, folder: Path) -> None:
        self.known = {photo.file.name: photo for photo in photos(folder / "photos", 3, EVERY)}

    def missing(self) -> str | None:
        return None

    def load(self, ticket: Ticket) -> None: ...

    def unload(self) -> None: ...

    def read(self, photo: Photo, ticket: Ticket) -> Transcript:
        shown = self.known[Path(photo.source).name].sentences
        return Transcript(" ".join(one.right for one in shown), self.name, 1.0)


def test_every_page_shows_its_sentences_in_another_typeface(folder: Path) -> None:
    shown = list(photos(folder / "photos", 3, EVERY))
    assert [len(photo.sentences) for photo in shown] == [ON_A_PAGE] * 4
    assert len({photo.typeface for photo in shown}) == 4
    assert Photo.open(shown[0].file).image.size in ((2048, 1536), (1536, 2048))


def test_a_reader_that_repairs_is_found_out(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(registry.READERS, "repairer", lambda: Repairer(folder))
    shown = list(photos(folder / "photos", 3, EVERY))
    found = rates(list(read_all("repairer", shown)))["repairer"]
    assert (found["preserved"], found["repaired"], found["exact"]) == (0, 1, 0)


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="Tesseract is not installed")
def test_tesseract_keeps_most_wrong_forms(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["verbatim", "--out", str(folder), "--seed", "3", "--every", str(EVERY)]
    monkeypatch.setattr(sys, "argv", [*command, "--readers", "tesseract"])
    measure.main()
    found = json.loads((folder / "verbatim.json").read_text("utf-8"))["tesseract"]
    assert found["preserved"] > 0.6
    assert found["repaired"] < 0.1
    assert found["exact"] <= found["preserved"]
    assert "4 photos, 4 typefaces" in capsys.readouterr().out
    assert (folder / "misread.txt").exists()


def test_the_table_has_a_line_a_reader() -> None:
    row = {"preserved": 0.5, "repaired": 0.0, "exact": 0.25, "grid": 0.5, "over-regular": 0.5}
    lines = table({"one": {**row, "seconds": 1.0}, "any of them": row}, photos=2, typefaces=2)
    assert "50.0%" in lines.splitlines()[2]
    assert lines.splitlines()[3].rstrip().endswith("-")
