"""Right sentences: read, filtered, tagged, parted."""

from __future__ import annotations

import json
import lzma
import random
from collections.abc import Iterable
from pathlib import Path

from training.verb_model import corpus
from training.verb_model.corpus import good, modern, set_apart


def write_xz(path: Path, lines: Iterable[str]) -> None:
    with lzma.open(path, "wt", encoding="utf-8") as file:
        file.writelines(line + "\n" for line in lines)


def test_only_sentences_that_learners_write_are_good() -> None:
    kept = "The kettle is on the stove."
    lines = [kept, "Too short.", kept, "See [1] for the rest.", "Go on " * 20, "A {0} is left."]
    assert list(good(lines)) == [kept]


def test_dialogue_of_old_books_is_thinned_out(tmp_path: Path) -> None:
    spoken = [f'"I saw {number} ships," he said.' for number in range(400)]
    told = [f"There were {number} ships in the bay." for number in range(400)]
    write_xz(tmp_path / "sentences.txt.xz", spoken + told)
    found = list(corpus.prose(tmp_path, random.Random(1)))
    assert sum(line in found for line in told) == 400
    assert 240 < len(found) - 400 < 320


def test_half_of_all_people_are_not_called_tom(tmp_path: Path) -> None:
    lines = [f"Tom told Mary that Tom had {number} cats." for number in range(300)]
    write_xz(tmp_path / "everyday.txt.xz", lines)
    found = list(corpus.everyday(tmp_path, random.Random(1)))
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
