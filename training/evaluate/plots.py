"""A picture of the abilities: pairs solved, with their intervals."""

from __future__ import annotations

from pathlib import Path

from training.evaluate.result import Result

_COLOURS = ("#2b6cb0", "#b7791f", "#2f855a", "#9b2c2c", "#6b46c1")


def plot(found: Result, path: Path) -> None:
    """Write a PNG with a bar for each ability, of the colour of its group."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    rows = found["abilities"][::-1]  # drawn from the bottom
    groups = list(dict.fromkeys(row["group"] for row in found["abilities"]))
    figure = Figure(figsize=(8, 0.34 * len(rows) + 1.2), layout="constrained")
    axes = figure.subplots()
    rates = [row["rates"]["paired"] for row in rows]
    values = [100 * rate["value"] for rate in rates]
    # Rounding may put a bound on the wrong side of its value.
    below = [max(0.0, 100 * (rate["value"] - rate["low"])) for rate in rates]
    above = [max(0.0, 100 * (rate["high"] - rate["value"])) for rate in rates]
    names = [f"{row['group']}: {row['name']}" for row in rows]
    colours = [_COLOURS[groups.index(row["group"]) % len(_COLOURS)] for row in rows]
    axes.barh(names, values, xerr=[below, above], color=colours, ecolor="#444444")
    axes.set_xlim(0, 100)
    axes.set_xlabel("pairs of which both pages are solved, in per cent, with 95 % intervals")
    axes.grid(axis="x", alpha=0.3)
    axes.set_axisbelow(True)
    FigureCanvasAgg(figure)
    figure.savefig(path, metadata={"Software": None})
