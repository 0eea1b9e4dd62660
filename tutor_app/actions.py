"""Everything that can be done by a key or a menu, in one table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction, QKeySequence


@dataclass(frozen=True, slots=True)
class Deed:
    """``keys`` as Qt writes them, "" for none; ``group`` is a heading of the page of shortcuts."""

    name: str
    text: str
    keys: str
    icon: str
    group: str
    tip: str = ""


def _said(text: str) -> str:
    """Marks ``text`` for translation, as `QT_TRANSLATE_NOOP` does."""
    return text


IN, LESSON, WINDOW = _said("Bring a sentence"), _said("In a lesson"), _said("In the window")
DEEDS = (
    Deed("open", _said("Open photos"), "Ctrl+O", "open", IN, _said("Choose one photo or more")),
    Deed(
        "paste",
        _said("Paste"),
        "Ctrl+V",
        "paste",
        IN,
        _said("A photo, a file or text from the clipboard"),
    ),
    Deed("type", _said("Type text"), "Ctrl+N", "type", IN, _said("Start with an empty page")),
    Deed("again", _said("Start again"), "Ctrl+Home", "plus", IN),
    Deed("next", _said("Next edit"), "F8", "arrow-right", LESSON),
    Deed("before", _said("Edit before"), "Shift+F8", "arrow-left", LESSON),
    Deed("reveal", _said("Show the answer"), "Ctrl+D", "eye", LESSON),
    Deed("reveal all", _said("Show all answers"), "Ctrl+Shift+D", "eye", LESSON),
    Deed("turn", _said("Turn the photo"), "Ctrl+R", "rotate", LESSON),
    Deed("next photo", _said("Next photo"), "Alt+Right", "arrow-right", LESSON),
    Deed("photo before", _said("Photo before"), "Alt+Left", "arrow-left", LESSON),
    Deed("stop", _said("Cancel"), "Esc", "close", WINDOW),
    Deed("lesson", _said("Lesson"), "Ctrl+1", "lesson", WINDOW),
    Deed("history", _said("History"), "Ctrl+2", "history", WINDOW),
    Deed("settings", _said("Settings"), "Ctrl+3", "settings", WINDOW),
    Deed("health", _said("Health"), "Ctrl+4", "health", WINDOW),
    Deed("help", _said("Help"), "F1", "help", WINDOW),
    Deed("quit", _said("Quit"), "Ctrl+Q", "close", WINDOW),
)


def make_actions(
    parent: QObject, deeds: Mapping[str, Callable[[], object]]
) -> Mapping[str, QAction]:
    """An action for each of `DEEDS` that ``deeds`` has an answer to."""
    made = {}
    for deed in DEEDS:
        if deed.name not in deeds:
            continue
        action = QAction(translated(deed.text), parent)
        action.setShortcut(QKeySequence(deed.keys))
        action.setProperty("icon_name", deed.icon)
        shown = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        tip = translated(deed.tip or deed.text)
        action.setToolTip(f"{tip} ({shown})" if shown else tip)
        action.triggered.connect(lambda _=False, do=deeds[deed.name]: do())
        made[deed.name] = action
    return made


def translated(text: str) -> str:
    return QCoreApplication.translate("Actions", text)
