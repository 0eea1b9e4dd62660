"""Which TenseLens this is."""

from __future__ import annotations

from importlib import metadata


def app_version() -> str:
    try:
        return metadata.version("tenselens")
    except metadata.PackageNotFoundError:
        return "not installed (run from its folder)"
