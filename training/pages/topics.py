"""What textbook pages are about, read from `topics.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Topic:
    """``drawing`` is a name of `pictures.DRAWINGS`; ``text`` a paragraph in right English."""

    title: str
    drawing: str
    caption: str
    text: str


@cache
def topics() -> tuple[Topic, ...]:
    read = tomllib.loads(Path(__file__).with_name("topics.toml").read_text("utf-8"))
    return tuple(Topic(**topic) for topic in read["topic"])
