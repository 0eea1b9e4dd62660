"""`tenselens settings`: show the settings, change some of them, or begin anew."""

from __future__ import annotations

import re
from dataclasses import asdict, replace
from types import MappingProxyType
from typing import Any

from models.errors import BadSettings
from models.folders import home
from tutor_app.settings import FILE_NAME, LIMITS, Settings, choices_of, fits, save_settings
from tutor_app.terminal import line, show

SWITCH = MappingProxyType({"on": True, "off": False})
# What may stand in a setting that has no list of choices.
OPEN = MappingProxyType(
    {
        "ignored_rules": (
            "names of rules as `tenselens check --json` shows them, divided by commas"
        ),
        "models_folder": "a folder, or nothing",
        "vision_model": "auto, or a model as `tenselens models list` names it",
        "text_model": "auto, or a model as `tenselens models list` names it",
        "tutor_model": "a model of that server, or nothing for its first",
        "tutor_server": "the address of a server such as http://127.0.0.1:11434/v1, or nothing",
    }
)


def change_settings(wishes: list[str], settings: Settings, *, reset: bool = False) -> int:
    """Save each wish, ``NAME=VALUE``, and print all settings; ``reset`` takes the defaults first.

    Switches are ``on`` or ``off``, lists are divided by commas. Raises `BadSettings`; then
    nothing is saved.
    """
    wished: dict[str, Any] = dict(_read(wish) for wish in wishes)
    changed = replace(Settings() if reset else settings, **wished)
    if wishes or reset:
        save_settings(changed)
    show([line((str(home() / FILE_NAME), "dim"))])
    defaults = asdict(Settings())
    for name, value in asdict(changed).items():
        style = "" if value == defaults[name] else "bold"
        show([line((f"{name}={_written(value)}", style), (f"  ({_allowed(name)})", "dim"))])
    return 0


def _read(wish: str) -> tuple[str, object]:
    name, equals, written = wish.partition("=")
    defaults = asdict(Settings())
    if name not in defaults:
        raise BadSettings(f"There is no setting “{name}”.", f"There are: {', '.join(defaults)}.")
    value = _value(written, defaults[name]) if equals else None
    if not fits(name, value) or (name == "ignored_rules" and not _are_rules(value)):
        raise BadSettings(f"“{written}” is no value of {name}.", f"Choose {_allowed(name)}.")
    return name, value


def _value(written: str, default: object) -> object:
    """What was typed, as a value of the type of ``default``; None where it is none."""
    if isinstance(default, bool):
        return SWITCH.get(written)
    if isinstance(default, int):
        return int(written) if re.fullmatch("[0-9]{1,9}", written) else None
    if isinstance(default, tuple):
        return tuple(filter(None, written.split(",")))
    return written


def _are_rules(value: object) -> bool:
    from models.grammar.rulebook import rules

    return isinstance(value, tuple) and set(value) <= {rule.key for rule in rules()}


def _allowed(name: str) -> str:
    default = asdict(Settings())[name]
    if isinstance(default, bool):
        return " or ".join(SWITCH)
    if name in LIMITS:
        return "a number from {} to {}".format(*LIMITS[name])
    return OPEN.get(name) or " or ".join(choices_of(name))


def _written(value: object) -> str:
    if isinstance(value, bool):
        return next(word for word, meaning in SWITCH.items() if meaning is value)
    return ",".join(value) if isinstance(value, tuple) else str(value)
