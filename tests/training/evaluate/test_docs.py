"""The pages in docs/evaluation say what their JSON has."""

from __future__ import annotations

from pathlib import Path

import pytest

from training.evaluate.report import report
from training.evaluate.result import read_result

FOLDER = Path(__file__).parents[3] / "docs" / "evaluation"


@pytest.mark.parametrize("page", sorted(FOLDER.glob("*.md")), ids=lambda page: page.stem)
def test_a_page_is_made_of_its_numbers(page: Path) -> None:
    found = read_result(page.with_suffix(".json"))
    assert page.read_text("utf-8") == report(found)
    assert (FOLDER / found["plot"]).exists()
