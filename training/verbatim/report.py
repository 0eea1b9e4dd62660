"""The rates by reader, as a table and as numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from statistics import median

from training.verbatim.readings import Reading
from training.verbatim.scoring import Fate
from training.verbatim.sentences import GRID, OVER_REGULAR

ANY = "any of them"  # one of several readers preserved it: what a perfect vote could reach
Rates = Mapping[str, float]


def rates(readings: Sequence[Reading]) -> dict[str, dict[str, float]]:
    """Per reader: shares (0..1) of wrong forms preserved, in all and by source, and repaired,
    of sentences read exactly, and the median of seconds a photo."""
    found: dict[str, dict[str, float]] = {}
    by_reader = {
        name: list(group) for name, group in groupby(readings, key=lambda reading: reading.reader)
    }
    for name, group in by_reader.items():
        pairs = [
            (sentence.source, fate)
            for reading in group
            for sentence, fate in zip(reading.photo.sentences, reading.fates, strict=True)
        ]
        found[name] = {**_shares(pairs), "seconds": median(r.seconds for r in group)}
    if len(by_reader) > 1:
        found[ANY] = _shares(_best(list(by_reader.values())))
    return found


def table(counted: Mapping[str, Rates], *, photos: int, typefaces: int) -> str:
    """For people. ``photos`` and ``typefaces`` say how many there were."""
    heads = ("preserved", GRID, OVER_REGULAR, "repaired", "exact")
    lines = [f"{photos} photos, {typefaces} typefaces; wrong forms read as they stand:"]
    lines.append(f"{'reader':14}" + "".join(f"{head:>14}" for head in (*heads, "s/photo")))
    for name, row in counted.items():
        shares = "".join(f"{row[head]:>14.1%}" if head in row else f"{'-':>14}" for head in heads)
        seconds = f"{row['seconds']:>14.2f}" if "seconds" in row else f"{'-':>14}"
        lines.append(f"{name:14}{shares}{seconds}")
    return "\n".join(lines)


def misread(readings: Sequence[Reading]) -> Iterator[str]:
    """Each sentence that was not read exactly, and what was read for it."""
    for reading in readings:
        for sentence, fate in zip(reading.photo.sentences, reading.fates, strict=True):
            if not fate.exact:
                what = "kept" if fate.preserved else "repaired" if fate.repaired else "lost"
                yield f"{reading.reader} {reading.photo.file.name} {what}\n"
                yield f"    {sentence.wrong}\n    {fate.read}\n"


def _shares(pairs: Sequence[tuple[str, Fate]]) -> dict[str, float]:
    found = {
        "preserved": _share(pairs, "preserved"),
        "repaired": _share(pairs, "repaired"),
        "exact": _share(pairs, "exact"),
    }
    for source in (GRID, OVER_REGULAR):
        found[source] = _share([pair for pair in pairs if pair[0] == source], "preserved")
    return found


def _share(pairs: Sequence[tuple[str, Fate]], what: str) -> float:
    return sum(bool(getattr(fate, what)) for _, fate in pairs) / max(1, len(pairs))


def _best(readers: Sequence[Sequence[Reading]]) -> list[tuple[str, Fate]]:
    """For each sentence what the best of the readers made of it."""
    found: list[tuple[str, Fate]] = []
    for same in zip(*readers, strict=True):
        for number, sentence in enumerate(same[0].photo.sentences):
            all_of_them = [reading.fates[number] for reading in same]
            preserved = any(fate.preserved for fate in all_of_them)
            found.append(
                (
                    sentence.source,
                    Fate(
                        preserved,
                        not preserved and any(fate.repaired for fate in all_of_them),
                        any(fate.exact for fate in all_of_them),
                        "",
                    ),
                )
            )
    return found
