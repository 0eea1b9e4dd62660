"""What the calibration found, as a table in Markdown and a reliability plot."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Row:
    """One setting on held-out sentences: shares of 0..1."""

    name: str
    precision: float
    recall: float
    false_alarms: float


@dataclass(frozen=True)
class Report:
    """``reliability``: (mean confidence, share right, number) of each tenth of the scale."""

    sentences: int
    rows: tuple[Row, ...]
    groups: tuple[Row, ...]
    reliability: tuple[tuple[float, float, int], ...]


def write_report(folder: Path, report: Report) -> None:
    """``report.md`` and ``reliability.png``."""
    lines = [f"Held-out sentences: {report.sentences}", "", *table_of("setting", report.rows)]
    lines += ["", *table_of("kind of operation", report.groups), ""]
    lines += ["| mean confidence | share right | operations |", "|---|---|---|"]
    lines += [
        f"| {mean:.2f} | {right:.2f} | {count} |" for mean, right, count in report.reliability
    ]
    (folder / "report.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
    _plot(folder / "reliability.png", report)


def table_of(first: str, rows: tuple[Row, ...]) -> list[str]:
    head = [f"| {first} | precision | recall | false alarms |", "|---|---|---|---|"]
    return head + [
        f"| {row.name} | {row.precision:.1%} | {row.recall:.1%} | {row.false_alarms:.1%} |"
        for row in rows
    ]


def _plot(path: Path, report: Report) -> None:
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(figsize=(4, 4))
    axes.plot([0, 1], [0, 1], color="0.7", linewidth=1)
    axes.plot(
        [mean for mean, _, _ in report.reliability],
        [right for _, right, _ in report.reliability],
        marker="o",
    )
    axes.set_xlabel("confidence")
    axes.set_ylabel("share that is right")
    axes.set_title("Held-out operations")
    figure.tight_layout()
    figure.savefig(path, dpi=110)
    pyplot.close(figure)
