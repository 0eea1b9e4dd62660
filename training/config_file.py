"""Read a part of a configuration file into its dataclass, strictly."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any, TypeVar

Part = TypeVar("Part")


def read_part(path: Path, name: str, kind: type[Part], whole: Mapping[str, Any]) -> Part:
    """Table ``name`` of a file that was read as ``whole``.

    Raises:
        ValueError: a key is missing, unknown or of another type, with its name.
    """
    table = whole[name]
    types = {field.name: field.type for field in fields(kind)}  # type: ignore[arg-type]
    check_keys(f"{path} [{name}]", table, set(types))
    for key, value in table.items():
        # A float may be written without a point.
        written = {type(value).__name__} | ({"float"} if type(value) is int else set())
        if types[key] not in written:
            raise ValueError(f"{path} [{name}]: {key} must be of type {types[key]}, not {value!r}.")
    return kind(**table)


def check_keys(where: str, table: Mapping[str, Any], known: set[str]) -> None:
    """ValueError with the names of the keys that are unknown or missing."""
    unknown, missing = sorted(set(table) - known), sorted(known - set(table))
    if unknown:
        raise ValueError(f"{where}: unknown {', '.join(unknown)}.")
    if missing:
        raise ValueError(f"{where}: missing {', '.join(missing)}.")
