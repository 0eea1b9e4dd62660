"""Colours, sizes, fonts and icons of the window, from `assets/style` and `assets/icons`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from pathlib import Path
from string import Template
from typing import Any

from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Qt, QTemporaryDir, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

LIGHT, DARK, SYSTEM = "light", "dark", "system"
FONTS = (
    "fonts/inter-400.woff2",
    "style/fonts/inter-500.woff2",
    "style/fonts/inter-600.woff2",
    "fonts/literata-400.woff2",
    "style/fonts/literata-600.woff2",
)
# Qt draws these itself where a style sheet is set, and takes them from files only.
DRAWN = {"chevron_down": ("chevron-down", "ink_soft"), "check": ("check", "accent_ink")}
ICON_SCALES = (1.0, 1.5, 2.0, 3.0)


class Theme(QObject):
    """The look that the window has now. ``changed`` says that painted parts must be drawn anew."""

    changed = Signal()

    def __init__(self, wish: str = SYSTEM, text_scale: float = 1.0) -> None:
        super().__init__()
        self._wish, self._text_scale = wish, text_scale
        self._drawn = QTemporaryDir()
        _load_fonts()
        QApplication.styleHints().colorSchemeChanged.connect(self._follow_system)
        self._apply()

    @property
    def name(self) -> str:
        """``light`` or ``dark``."""
        if self._wish != SYSTEM:
            return self._wish
        dark = QApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return DARK if dark else LIGHT

    def choose(self, wish: str, text_scale: float) -> None:
        """``wish`` is "light", "dark" or "system"; ``text_scale`` is 1.0 for the usual size."""
        if (wish, text_scale) != (self._wish, self._text_scale):
            self._wish, self._text_scale = wish, text_scale
            self._apply()

    def color(self, token: str) -> QColor:
        return QColor(tokens()[self.name][token])

    @staticmethod
    def paper_color(token: str) -> QColor:
        """For what is drawn on a photo: paper is bright in the dark theme as well."""
        return QColor(tokens()[LIGHT][token])

    def size(self, token: str) -> int:
        """Pixels of a distance, or of something that grows with the learner's size of text."""
        if token in tokens()["type"]:
            return round(int(tokens()["type"][token]) * self._text_scale)
        return int(tokens()["sizes"][token])

    def font(self, token: str, family: str = "Inter", weight: int = 400) -> QFont:
        font = QFont(family)
        font.setPixelSize(self.size(token))
        font.setWeight(QFont.Weight(weight))
        return font

    def icon(self, name: str, token: str = "ink_soft", size: int = 20, gap: int = 0) -> QIcon:
        """The line icon ``name`` in the colour ``token``, sharp on screens of every density.

        ``gap`` is empty room on its right: the style sheet cannot move text away from an icon.
        """
        icon = QIcon()
        for scale in ICON_SCALES:
            icon.addPixmap(_drawn_icon(name, self.color(token), size, scale, gap))
        return icon

    def pixmap(self, name: str, token: str, size: int, scale: float = 2.0) -> QPixmap:
        return _drawn_icon(name, self.color(token), size, scale)

    def _follow_system(self) -> None:
        if self._wish == SYSTEM:
            self._apply()

    def _apply(self) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.setPalette(self._palette())
        app.setFont(self.font("body"))
        app.setStyleSheet(self._style_sheet())
        self.changed.emit()

    def _style_sheet(self) -> str:
        values: dict[str, Any] = dict(tokens()["sizes"]) | dict(tokens()[self.name])
        values |= {token: self.size(token) for token in tokens()["type"]}
        values["badge_round"] = self.size("badge") // 2
        for token, (name, color) in DRAWN.items():
            path = Path(self._drawn.path()) / f"{token}-{self.name}.png"
            if not path.exists():
                _drawn_icon(name, self.color(color), 16, 2.0).save(str(path))
            values[token] = path.as_posix()
        sheet = (files("assets") / "style" / "window.qss").read_text("utf-8")
        return Template(sheet).substitute(values)

    def _palette(self) -> QPalette:
        """For what no style sheet reaches: links, placeholders, dialogs of the platform."""
        role = QPalette.ColorRole
        palette = QPalette()
        for named, token in (
            (role.Window, "window"),
            (role.Base, "surface"),
            (role.Button, "surface"),
            (role.WindowText, "ink"),
            (role.Text, "ink"),
            (role.ButtonText, "ink"),
            (role.PlaceholderText, "ink_soft"),
            (role.Highlight, "accent"),
            (role.HighlightedText, "accent_ink"),
            (role.Link, "accent"),
            (role.Accent, "accent"),
        ):
            palette.setColor(named, self.color(token))
        return palette


@cache
def tokens() -> dict[str, dict[str, Any]]:
    """The tables of `assets/style/tokens.toml`: names of colours, and sizes in pixels."""
    return tomllib.loads((files("assets") / "style" / "tokens.toml").read_text("utf-8"))


@cache
def _load_fonts() -> None:
    for name in FONTS:
        font = files("assets").joinpath(*name.split("/")).read_bytes()
        QFontDatabase.addApplicationFontFromData(QByteArray(font))


@cache
def _svg(name: str) -> bytes:
    return (files("assets") / "icons" / f"{name}.svg").read_bytes()


def _drawn_icon(name: str, color: QColor, size: int, scale: float, gap: int = 0) -> QPixmap:
    svg = _svg(name).replace(b'stroke="#000"', f'stroke="{color.name()}"'.encode())
    side = round(size * scale)
    pixmap = QPixmap(QSize(round((size + gap) * scale), side))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(svg)).render(painter, QRectF(0, 0, side, side))
    painter.end()
    pixmap.setDevicePixelRatio(scale)
    return pixmap


def app_icon() -> QIcon:
    icon = QIcon()
    for side in (16, 32, 48, 128, 256):
        icon.addPixmap(_drawn_icon("tenselens", QColor(), side, 1.0))
    return icon
