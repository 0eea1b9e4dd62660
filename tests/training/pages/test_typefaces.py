"""The fonts that ship with the code."""

from __future__ import annotations

from importlib.resources import files

import pytest

from training.pages.typefaces import Typeface, typeface, typefaces

NEEDED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.,;:!?'\"-()&/_’‘“”–—…é"


def test_there_are_enough_for_training_and_for_the_test() -> None:
    assert sum(not face.held_out for face in typefaces()) >= 25
    assert sum(face.held_out for face in typefaces()) >= 5
    assert len({face.style for face in typefaces()}) == 6


@pytest.mark.parametrize("face", typefaces(), ids=lambda face: face.name)
def test_a_font_has_all_the_letters_that_pages_need(face: Typeface) -> None:
    for bold in (False, True):
        font = face.font(40, bold=bold)
        nothing = bytes(font.getmask("\uffff"))
        assert [letter for letter in NEEDED if bytes(font.getmask(letter)) == nothing] == []


def test_bold_is_darker_than_regular() -> None:
    face = typeface("lora")
    light, dark = (sum(bytes(face.font(40, bold=bold).getmask("goed"))) for bold in (False, True))
    assert dark > 1.1 * light


def test_each_licence_is_beside_the_fonts() -> None:
    folder = files("assets") / "fonts"
    table = (folder / "fonts.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in table if not line.startswith("#")][1:]
    ofl = (folder / "OFL-1.1.txt").read_text("utf-8")
    for name, family, _, _, _, licence, _ in rows:
        assert (folder / f"{licence}.txt").is_file(), name
        assert licence != "OFL-1.1" or f"{family}: Copyright" in ofl, name
