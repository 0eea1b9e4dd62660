"""Everything that can be done by a key or a menu, in one table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from tutor_app.words import QT_TRANSLATE_NOOP, translate


@dataclass(frozen=True, slots=True)
class Deed:
    """``keys`` as Qt writes them, "" for none; ``group`` is a heading of the page of shortcuts."""

    name: str
    text: str
    keys: str
    icon: str
    group: str
    tip: str = ""


IN, LESSON, WINDOW = (
    QT_TRANSLATE_NOOP("Actions", "Bring a sentence"),
    QT_TRANSLATE_NOOP("Actions", "In a lesson"),
    QT_TRANSLATE_NOOP("Actions", "In the window"),
)
DEEDS = (
    Deed(
        "open",
        QT_TRANSLATE_NOOP("Actions", "Open photos"),
        "Ctrl+O",
        "open",
        IN,
        QT_TRANSLATE_NOOP("Actions", "Choose one photo or more"),
    ),
    Deed(
        "paste",
        QT_TRANSLATE_NOOP("Actions", "Paste"),
        "Ctrl+V",
        "paste",
        IN,
        QT_TRANSLATE_NOOP("Actions", "A photo, a file or text from the clipboard"),
    ),
    Deed(
        "type",
        QT_TRANSLATE_NOOP("Actions", "Type text"),
        "Ctrl+N",
        "type",
        IN,
        QT_TRANSLATE_NOOP("Actions", "Start with an empty page"),
    ),
    Deed(
        "camera",
        QT_TRANSLATE_NOOP("Actions", "Camera"),
        "Ctrl+K",
        "camera",
        IN,
        QT_TRANSLATE_NOOP("Actions", "Take a photo of a page"),
    ),
    Deed(
        "region",
        QT_TRANSLATE_NOOP("Actions", "From the screen"),
        "Ctrl+Shift+G",
        "region",
        IN,
        QT_TRANSLATE_NOOP("Actions", "Draw a frame around a sentence on the screen"),
    ),
    Deed("again", QT_TRANSLATE_NOOP("Actions", "Start again"), "Ctrl+Home", "plus", IN),
    Deed("next", QT_TRANSLATE_NOOP("Actions", "Next edit"), "F8", "arrow-right", LESSON),
    Deed("before", QT_TRANSLATE_NOOP("Actions", "Edit before"), "Shift+F8", "arrow-left", LESSON),
    Deed("reveal", QT_TRANSLATE_NOOP("Actions", "Show the answer"), "Ctrl+D", "eye", LESSON),
    Deed(
        "reveal all",
        QT_TRANSLATE_NOOP("Actions", "Show all answers"),
        "Ctrl+Shift+D",
        "eye",
        LESSON,
    ),
    Deed("copy", QT_TRANSLATE_NOOP("Actions", "Copy the lesson"), "Ctrl+Shift+C", "copy", LESSON),
    Deed("save", QT_TRANSLATE_NOOP("Actions", "Save the lesson"), "Ctrl+S", "save", LESSON),
    Deed("speak", QT_TRANSLATE_NOOP("Actions", "Read aloud"), "Ctrl+L", "speak", LESSON),
    Deed("turn", QT_TRANSLATE_NOOP("Actions", "Turn the photo"), "Ctrl+R", "rotate", LESSON),
    Deed(
        "next photo", QT_TRANSLATE_NOOP("Actions", "Next photo"), "Alt+Right", "arrow-right", LESSON
    ),
    Deed(
        "photo before",
        QT_TRANSLATE_NOOP("Actions", "Photo before"),
        "Alt+Left",
        "arrow-left",
        LESSON,
    ),
    Deed("stop", QT_TRANSLATE_NOOP("Actions", "Cancel"), "Esc", "close", WINDOW),
    Deed("lesson", QT_TRANSLATE_NOOP("Actions", "Lesson"), "Ctrl+1", "lesson", WINDOW),
    Deed("history", QT_TRANSLATE_NOOP("Actions", "History"), "Ctrl+2", "history", WINDOW),
    Deed("models", QT_TRANSLATE_NOOP("Actions", "Models"), "Ctrl+3", "models", WINDOW),
    Deed("settings", QT_TRANSLATE_NOOP("Actions", "Settings"), "Ctrl+4", "settings", WINDOW),
    Deed("health", QT_TRANSLATE_NOOP("Actions", "Health"), "Ctrl+5", "health", WINDOW),
    Deed("help", QT_TRANSLATE_NOOP("Actions", "Help"), "F1", "help", WINDOW),
    Deed("quit", QT_TRANSLATE_NOOP("Actions", "Quit"), "Ctrl+Q", "close", WINDOW),
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
    return translate("Actions", text)
