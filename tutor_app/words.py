"""Words on the screen that no widget of its own translates; Qt Linguist knows both by their names.

The words of widgets go through their own ``tr``.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # the name that Qt's lupdate looks for
    """``text`` as it is: marked, to be translated where it is shown."""
    return text


def translate(context: str, text: str) -> str:
    return QCoreApplication.translate(context, text)
