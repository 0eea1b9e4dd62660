"""Colours that can be read, icons that are there, and a look that follows the learner."""

from __future__ import annotations

import re
from importlib.resources import files
from itertools import product

import pytest
from PySide6.QtGui import QColor, QFontDatabase, QFontInfo
from pytestqt.qtbot import QtBot

from tutor_app.actions import DEEDS
from tutor_app.views.theme import Theme, tokens

GROUNDS = ("window", "surface", "sunken")
READ = ("ink", "ink_soft", "accent", "wrong", "right", "maybe")
PAIRS = [
    *product(READ, GROUNDS),
    ("accent_ink", "accent"),
    ("accent_ink", "accent_hover"),
    ("ink", "accent_soft"),
    ("accent", "accent_soft"),
    ("ink", "right_soft"),
    ("ink_soft", "right_soft"),
    ("maybe", "maybe_soft"),
    ("wrong", "accent_soft"),
    ("right", "accent_soft"),
]


def luminance(color: QColor) -> float:
    """Of WCAG 2.2, https://www.w3.org/TR/WCAG22/#dfn-relative-luminance."""
    parts = (color.redF(), color.greenF(), color.blueF())
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", ["light", "dark"])
def test_text_can_be_read_and_lines_be_seen(qtbot: QtBot, name: str) -> None:
    theme = Theme(name)
    for text, ground in PAIRS:
        found = contrast(theme.color(text), theme.color(ground))
        assert found >= 4.5, f"{text} on {ground}: {found:.2f}"
    for ground in GROUNDS:
        assert contrast(theme.color("line_strong"), theme.color(ground)) >= 3.0, ground
    assert tokens()["light"].keys() == tokens()["dark"].keys()


def test_everything_that_is_typed_grows_with_the_wish(qtbot: QtBot) -> None:
    theme = Theme("light", 1.0)
    with qtbot.waitSignal(theme.changed):
        theme.choose("dark", 2.0)
    assert theme.name == "dark"
    assert theme.size("body") == 2 * tokens()["type"]["body"]
    assert theme.size("space_l") == tokens()["sizes"]["space_l"]


def test_the_typefaces_are_our_own(qtbot: QtBot) -> None:
    theme = Theme("light")
    for family in ("Inter", "Literata"):
        assert family in QFontDatabase.families()
        assert QFontInfo(theme.font("body", family)).family() == family


def test_every_icon_that_is_named_is_drawn(qtbot: QtBot) -> None:
    theme = Theme("dark")
    named = {deed.icon for deed in DEEDS}
    for path in (files("tutor_app") / "views").iterdir():
        if path.name.endswith(".py"):
            named |= set(re.findall(r'picture\(\s*\w*\.?_?theme, "([a-z-]+)"', path.read_text()))
    assert {"hint", "check", "open"} <= named
    for name in named:
        image = theme.pixmap(name, "ink", 24).toImage()
        drawn = [image.pixelColor(x, y) for x in range(48) for y in range(48)]
        colors = {color.name() for color in drawn if color.alpha() == 255}
        assert colors == {theme.color("ink").name()}, name
