from __future__ import annotations

from pathlib import Path

from training.json_lines import append_line, read_lines


def test_lines_come_back_in_order(tmp_path: Path) -> None:
    path = tmp_path / "lines.jsonl"
    assert list(read_lines(path)) == []
    append_line(path, {"a": "né"})
    append_line(path, {"b": 2})
    assert list(read_lines(path)) == [{"a": "né"}, {"b": 2}]
    assert "né" in path.read_text("utf-8")


def test_a_line_that_was_cut_off_costs_no_other(tmp_path: Path) -> None:
    path = tmp_path / "lines.jsonl"
    append_line(path, {"a": 1})
    with path.open("a", encoding="utf-8") as file:
        file.write('{"b": ')
    append_line(path, {"c": 3})
    assert list(read_lines(path)) == [{"a": 1}, {"c": 3}]
