"""Read a configuration file into its dataclass, strictly."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, TypeVar, get_type_hints

Part = TypeVar("Part")


def read_whole(path: Path, kind: type[Part]) -> Part:
    """The configuration in the TOML file ``path``: each field that is a dataclass is a table there.

    Raises:
        ValueError: a key is missing, unknown or of another type, with its name.
    """
    whole = tomllib.loads(path.read_text(encoding="utf-8"))
    types = get_type_hints(kind)
    check_keys(f"{path}", whole, set(types))
    return kind(
        **{
            name: read_part(path, name, of, whole) if _is_part(of) else whole[name]
            for name, of in types.items()
        }
    )


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


def _is_part(kind: Any) -> bool:
    return isinstance(kind, type) and is_dataclass(kind)


def check_keys(where: str, table: Mapping[str, Any], known: set[str]) -> None:
    """ValueError with the names of the keys that are unknown or missing."""
    unknown, missing = sorted(set(table) - known), sorted(known - set(table))
    if unknown:
        raise ValueError(f"{where}: unknown {', '.join(unknown)}.")
    if missing:
        raise ValueError(f"{where}: missing {', '.join(missing)}.")
