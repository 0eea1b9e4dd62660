"""Right sentences: read, filtered, tagged, parted."""

from __future__ import annotations

import json
import lzma
import random
from collections.abc import Iterable
from pathlib import Path

import pytest

from training.verb_model import corpus
from training.verb_model.__main__ import main
from training.verb_model.corpus import MissingSource, good, modern, set_apart, source_file


def write_xz(path: Path, lines: Iterable[str]) -> None:
    with lzma.open(path, "wt", encoding="utf-8") as file:
        file.writelines(line + "\n" for line in lines)


def test_only_sentences_that_learners_write_are_good() -> None:
    kept = "The kettle is on the stove."
    lines = [kept, "Too short.", kept, "See [1] for the rest.", "Go on " * 20, "A {0} is left."]
    longest = " ".join(["on"] * 34)
    assert list(good([*lines, longest, f"{longest} on"])) == [kept, longest]


def test_dialogue_of_old_books_is_thinned_out(tmp_path: Path) -> None:
    spoken = [f'"I saw {number} ships," he said.' for number in range(400)]
    told = [f"There were {number} ships in the bay." for number in range(400)]
    write_xz(tmp_path / "sentences.txt.xz", spoken + told)
    found = list(corpus.prose(tmp_path / "sentences.txt.xz", random.Random(1)))
    assert sum(line in found for line in told) == 400
    assert 240 < len(found) - 400 < 320


def test_half_of_all_people_are_not_called_tom(tmp_path: Path) -> None:
    lines = [f"Tom told Mary that Tom had {number} cats." for number in range(300)]
    write_xz(tmp_path / "everyday.txt.xz", lines)
    found = list(corpus.everyday(tmp_path / "everyday.txt.xz", random.Random(1)))
    assert len(found) == 300
    still = sum(line.startswith("Tom ") for line in found)
    assert 20 < still < 80
    for line in found:
        first, *_, other = line.removesuffix(" cats.").rsplit(" had ", 1)[0].split()
        assert first == other  # one person keeps one name in a sentence


def test_whole_sentences_of_written_texts(tmp_path: Path) -> None:
    text = 'Ann: We met in May. It was a\n**Bob:** "Call me soon."\n- no sentence\nthe end.'
    (tmp_path / "modern.jsonl").write_text(json.dumps(text) + "\n", encoding="utf-8")
    assert list(modern(tmp_path / "modern.jsonl")) == ["We met in May.", "Call me soon."]


def test_sentences_are_set_apart(tmp_path: Path) -> None:
    whole, training, held_out = (tmp_path / name for name in ("whole", "training", "held-out"))
    lines = [f"{number}\n" for number in range(50)]
    whole.write_text("".join(lines), encoding="utf-8")
    set_apart(whole, training, held_out, 100)
    assert not whole.exists()
    assert training.read_text(encoding="utf-8") == "".join(lines[:45])
    assert held_out.read_text(encoding="utf-8") == "".join(lines[45:])


def test_a_file_is_taken_from_the_first_folder_that_has_it(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    for folder, names in ((old, ("everyday", "prose")), (new, ("essays", "everyday"))):
        folder.mkdir()
        for name in names:
            write_xz(folder / corpus.FILES[name], [f"It is {name}."])
    assert source_file([old, new], "everyday").parent == old
    assert source_file([new, old], "everyday").parent == new
    assert source_file([old, new], "essays") == new / "essays.txt.xz"
    with pytest.raises(MissingSource, match=r"manuals\.txt\.xz is not in .*old or .*new\."):
        source_file([old, new], "manuals")


def test_all_lines_of_essays_and_manuals_are_read(tmp_path: Path) -> None:
    lines = [f"This is line {number}." for number in range(50)]
    for name in ("essays", "manuals"):
        path = tmp_path / corpus.FILES[name]
        write_xz(path, lines)
        found = list(corpus.READERS[name](path, random.Random(1)))
        assert found != lines
        assert sorted(found) == sorted(lines)


def test_a_missing_file_is_told_with_the_command_that_makes_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second, work = tmp_path / "first", tmp_path / "second", tmp_path / "work"
    second.mkdir()
    for name in ("prose", "everyday", "manuals"):
        write_xz(second / corpus.FILES[name], ["It is here."])
    folders = ["--corpus", str(first), str(second)]
    assert main([*folders, "--work", str(work), "--only", "corpus"]) == 1
    command = f"python -m training.verb_model.fetch --out {first} --only essays"
    assert command in capsys.readouterr().err
    # Nothing was tagged before it was said.
    assert list(work.iterdir()) == []
