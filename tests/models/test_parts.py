from __future__ import annotations

import pytest

from models.grammar.types import Span
from models.parts import Part, PartKind, blanked, label_of, parts_of, set_apart

TEXT = "He go home.\n\nint x = 3;\nx++;\n\nFigure 1 A house\n\nFigure 2 It stand here."
PARTS = (
    Part(Span(0, 11), PartKind.BODY),
    Part(Span(13, 28), PartKind.CODE),
    Part(Span(30, 46), PartKind.CAPTION),
    Part(Span(48, 71), PartKind.CAPTION),
)


def test_a_caption_that_is_a_sentence_is_not_set_apart() -> None:
    assert [span.of(TEXT) for span in set_apart(TEXT, PARTS)] == [
        "int x = 3;\nx++;",
        "Figure 1 A house",
    ]


def test_a_caption_whose_last_sentence_is_cut_off_is_not_set_apart() -> None:
    text = "Fig. 5. The house. It stand at the end of the"
    assert set_apart(text, [Part(Span(0, len(text)), PartKind.CAPTION)]) == ()
    short = "Fig. 5. The house"
    assert set_apart(short, [Part(Span(0, len(short)), PartKind.CAPTION)]) == (Span(0, 17),)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("a My cousin gos home.", "a "),
        ("b) “Where is she go?”", "b) "),
        ("(3) They is late.", "(3) "),
        ("12. We goes.", "12. "),
        ("A dog bark.", ""),
        ("a dog bark.", ""),
        ("I is here.", ""),
        ("2009 was a good year.", ""),
    ],
)
def test_the_letter_of_an_exercise_is_no_part_of_the_sentence(text: str, label: str) -> None:
    assert label_of(text) == label
    spans = set_apart(text, [Part(Span(0, len(text)), PartKind.BODY)])
    assert [span.of(text) for span in spans] == ([label] if label else [])


def test_blanks_keep_all_places() -> None:
    left = blanked(TEXT, set_apart(TEXT, PARTS))
    assert len(left) == len(TEXT)
    assert left.split() == "He go home. Figure 2 It stand here.".split()
    assert left.count("\n") == TEXT.count("\n")


def test_what_the_learner_changed_may_be_a_sentence() -> None:
    mended = "He go home!\n\nint x = 3;\nx++;\n\nFigure 1 The house"
    found = parts_of(mended, TEXT, PARTS)
    assert [part.kind for part in found] == [PartKind.BODY, PartKind.CODE, PartKind.BODY]
    assert [part.span.of(mended) for part in found] == mended.split("\n\n")
