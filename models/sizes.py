"""Bytes and seconds in words."""

from __future__ import annotations

_UNITS = ("kB", "MB", "GB", "TB")


def in_words(size: float) -> str:
    """``14126854144`` is "14.1 GB": decimal units, as on the box of a disk."""
    number = size / 1000
    for unit in _UNITS:
        if number < 999.5 or unit == _UNITS[-1]:
            return (
                f"{number:.1f} {unit}" if number < 9.95 or unit == "GB" else f"{number:.0f} {unit}"
            )
        number /= 1000
    raise AssertionError


def time_in_words(seconds: float) -> str:
    """``75`` is "2 min"."""
    if seconds < 60:
        return f"{max(1, round(seconds))} s"
    if seconds < 3600:
        return f"{-(-seconds // 60):.0f} min"
    return f"{seconds // 3600:.0f} h {seconds % 3600 // 60:.0f} min"
