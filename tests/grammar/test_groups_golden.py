"""The verb groups of sentences of our own, in a file that is written to be read.

``tests/golden/verb_groups.txt``: a sentence, then a line for each group, *words | name | subject |
lemma | time words*. ``--update-golden`` writes the lines anew; read the diff as a teacher would.
"""

from __future__ import annotations

from pathlib import Path

from models.grammar.groups import verb_groups
from models.grammar.types import VerbGroup
from tests.conftest import Golden

GOLDEN = Path(__file__).parents[1] / "golden" / "verb_groups.txt"
_LEAST = 300


def _sentences() -> list[str]:
    """The sentences and the comments of the golden file, without the lines of the groups."""
    lines = GOLDEN.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if not line.startswith("  ")]


def _line(group: VerbGroup, text: str) -> str:
    words = " ".join(span.of(text) for span in group.words)
    subject = group.subject.of(text) if group.subject else "-"
    time_words = ", ".join(span.of(text) for span in group.time_words)
    return f"  {words} | {group.name} | {subject} | {group.head.lemma} | {time_words}".rstrip()


def test_groups_of_golden_sentences(golden: Golden) -> None:
    written: list[str] = []
    for line in _sentences():
        written.append(line)
        if not line.startswith("#"):
            written += [_line(group, line) for group in verb_groups(line)]
    golden.check(GOLDEN, "\n".join(written) + "\n")


def test_golden_file_is_large_enough() -> None:
    assert sum(not line.startswith("#") for line in _sentences()) >= _LEAST
