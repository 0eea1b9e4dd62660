"""Two results side by side, on the pairs that both have."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from models.errors import BadSettings
from training.evaluate.bootstrap import difference, rate
from training.evaluate.measures import MEASURES
from training.evaluate.report import percent
from training.evaluate.result import Result, counts_of
from training.markdown import table

Compared = dict[str, Any]


def compared(one: Result, other: Result) -> Compared:
    """``other`` against ``one``, by the pairs of sentences that both were asked about.

    Raises `BadSettings` where they have none in common.
    """
    first, second = counts_of(one), counts_of(other)
    keys = [key for key in one["pairs"] if key in other["pairs"]]
    if not keys:
        raise BadSettings(
            "The two results have no pair of sentences in common.",
            "Evaluate both on the same pages (--pages).",
        )
    rows = []
    for measure in MEASURES:
        before = [first[measure.name][key] for key in keys]
        after = [second[measure.name][key] for key in keys]
        rows.append(
            {
                "measure": measure.name,
                "label": measure.label,
                "less_is_better": measure.less_is_better,
                "one": asdict(rate(before)),
                "other": asdict(rate(after)),
                "difference": asdict(difference(before, after)),
            }
        )
    return {
        "one": one["title"],
        "other": other["title"],
        "pairs": len(keys),
        "same_photos": all(one["photos"][key] == other["photos"][key] for key in keys),
        "shown": [one["shown"], other["shown"]],
        "seconds": [one["cost"]["page"], other["cost"]["page"]],
        "rows": rows,
    }


def comparison(found: Compared) -> str:
    """For people. A difference counts where its interval leaves out 0."""
    return "\n".join(_lines(found)) + "\n"


def _lines(found: Compared) -> Iterator[str]:
    yield f"# {found['one']} (A) and {found['other']} (B)"
    yield ""
    where = "the same photos" if found["same_photos"] else "other photos of the same sentences"
    yield (
        f"{found['pairs']} pairs of a right and a wrong sentence, on {where}. Brackets hold 95 %"
        " of 2,000 resamples of the pairs; *better* or *worse* says that B differs beyond them."
    )
    if found["shown"][0] != found["shown"][1]:
        yield "A was shown {}, B {}.".format(*found["shown"])
    yield ""
    rows = [
        (
            row["label"],
            percent(row["one"]),
            percent(row["other"]),
            _points(row["difference"]),
            _verdict(row),
        )
        for row in found["rows"]
        if row["difference"]["tries"]
    ]
    yield from table(("what", "A", "B", "B - A, points", "B is"), rows)
    yield ""
    yield "Seconds a photo, median: A {:.2f}, B {:.2f}.".format(*found["seconds"])


def _points(rate: dict[str, float]) -> str:
    value, low, high = (100 * rate[key] for key in ("value", "low", "high"))
    return f"{value:+.1f} ({low:+.1f} to {high:+.1f})"


def _verdict(row: dict[str, Any]) -> str:
    low, high = row["difference"]["low"], row["difference"]["high"]
    if low <= 0 <= high:
        return "alike"
    return "worse" if (low > 0) is row["less_is_better"] else "better"
