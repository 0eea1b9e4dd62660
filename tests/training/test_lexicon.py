from __future__ import annotations

from pathlib import Path

import models.grammar
from models.grammar.spelling import Spelling
from training.lexicon.lemminflect_tables import other_words, verb_forms
from training.lexicon.no_verbs import no_verbs_table
from training.lexicon.regular_verbs import lexicon_table

FOLDER = Path(models.grammar.__file__).parent


def test_the_tables_are_those_that_the_program_writes() -> None:
    assert lexicon_table() == (FOLDER / "verb_lexicon.tsv").read_text(encoding="utf-8")
    assert no_verbs_table() == (FOLDER / "no_verbs.txt").read_text(encoding="utf-8")


def test_the_source_is_read_as_it_is_meant() -> None:
    assert verb_forms()["abide"].past == {"abided", "abode"}
    assert verb_forms()["stop"].gerund == {"stopping"}
    assert {"mood", "naked", "moods"} <= other_words()
    assert "believe" not in other_words()


def test_a_row_tells_the_spelling_and_whether_it_is_nothing_but_a_verb() -> None:
    rows = lexicon_table().splitlines()
    assert {"believe\t\tv", "act", "stomach\ts", f"travel\t{Spelling.EITHER}"} <= set(rows)
