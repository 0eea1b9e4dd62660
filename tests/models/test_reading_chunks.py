from __future__ import annotations

import pytest

from models.reading_chunks import Kind, chunks, kind_of


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        ("home", "home", Kind.NOTHING),
        ("“home’s”", '"home\'s"', Kind.NOTHING),
        ("ona", "on a", Kind.SPLIT),
        ("ago. Ivan", "ago.Ivan", Kind.JOINED),
        ("home", "home.", Kind.MARKS),
        ("Sam", "sam", Kind.CASE),
        ("comer", "corner", Kind.STROKE),
        ("biackface,", "blackface,", Kind.STROKE),
        ("have", "bave", Kind.LETTERS),
        ("goed", "good", Kind.LETTERS),
        ("", "of", Kind.MORE),
        ("went", "I went", Kind.MORE),
        ("c_", "c I study", Kind.MORE),
        ("we", "", Kind.LESS),
        ("1", "I", Kind.STROKE),
        ("", "I", Kind.STROKE),
        ("a", "A", Kind.STROKE),
        ("far we", "far", Kind.LESS),
        ("1,.'", "figure", Kind.OTHER),
    ],
)
def test_what_two_readings_differ_in(first: str, second: str, kind: Kind) -> None:
    assert kind_of(first, second) is kind


@pytest.mark.parametrize(
    ("first", "second", "pairs"),
    [
        ("lie ona different", "lie on a different", [("ona", "on a")]),
        ("the comer of", "the corner of", [("comer", "corner")]),
        ("it. Tom and", "it.Tom and", [("it. Tom", "it.Tom")]),
        ("of the", "of the difference", [("the", "the difference")]),
        ("He goes home", "He goes home", []),
        ("", "", []),
    ],
)
def test_readings_are_cut_at_the_blanks_they_share(
    first: str, second: str, pairs: list[tuple[str, str]]
) -> None:
    found = list(chunks(first, second))
    differing = [each for each in found if each.kind is not Kind.NOTHING]
    assert [(each.first.of(first), each.second.of(second)) for each in differing] == pairs
    assert " ".join(each.first.of(first) for each in found) == first
    assert " ".join(each.second.of(second) for each in found) == second
