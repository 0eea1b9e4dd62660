"""`tenselens settings`: show the settings, or change some of them."""

from __future__ import annotations

from dataclasses import asdict, replace
from types import MappingProxyType
from typing import Any

from models import registry
from models.errors import BadSettings
from models.folders import home
from tutor_app.settings import CHOICES, FILE_NAME, Settings, save_settings
from tutor_app.terminal import line, show

SWITCH = MappingProxyType({"on": True, "off": False})


def change_settings(wishes: list[str], settings: Settings) -> int:
    """Save each wish, ``NAME=VALUE``, and print all settings. Raises `BadSettings`; then none is.

    Switches are ``on`` or ``off``.
    """
    wished: dict[str, Any] = dict(_read(wish) for wish in wishes)
    changed = replace(settings, **wished)
    if wishes:
        save_settings(changed)
    show([line((str(home() / FILE_NAME), "dim"))])
    defaults = asdict(Settings())
    for name, value in asdict(changed).items():
        style = "" if value == defaults[name] else "bold"
        show([line((f"{name}={_written(value)}", style), (f"  ({_allowed(name)})", "dim"))])
    return 0


def _read(wish: str) -> tuple[str, str | bool]:
    name, _, value = wish.partition("=")
    if name not in asdict(Settings()):
        known = ", ".join(asdict(Settings()))
        raise BadSettings(f"There is no setting “{name}”.", f"There are: {known}.")
    if value not in _values(name):
        raise BadSettings(f"“{value}” is no value of {name}.", f"Choose {_allowed(name)}.")
    return name, SWITCH[value] if name in _switches() else value


def _switches() -> frozenset[str]:
    return frozenset(name for name, value in asdict(Settings()).items() if isinstance(value, bool))


def _values(name: str) -> tuple[str, ...]:
    if name in _switches():
        return tuple(SWITCH)
    registered = {"reader": tuple(registry.READERS), "corrector": tuple(registry.CORRECTORS)}
    return CHOICES.get(name) or registered[name]


def _allowed(name: str) -> str:
    return " or ".join(_values(name))


def _written(value: str | bool) -> str:
    if isinstance(value, bool):
        return next(word for word, meaning in SWITCH.items() if meaning is value)
    return value
