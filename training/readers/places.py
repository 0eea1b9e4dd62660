"""The places that the readers differed in, kept in a file, so that a fit takes no reading.

No reading is kept, only what would have to be changed to make one of the other: *rn/m*.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

from models.reading_chunks import Kind
from training.readers.disputes import Disputed

PLACES = Path(__file__).with_name("places.tsv")
HEADING = "# page, kind, how sure the first is, the second, which is nearer, what is changed\n"
_FIRST, _SECOND = "first", "second"


def append(places: Iterable[Disputed], file: IO[str]) -> None:
    for each in places:
        nearer = _SECOND if each.second_right else _FIRST
        sure = f"{each.first_sure:.3f}", f"{each.second_sure:.3f}"
        file.write("\t".join((str(each.page), each.kind, *sure, nearer, *each.changes)) + "\n")


def read(path: Path = PLACES) -> Iterator[Disputed]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        page, kind, first_sure, second_sure, nearer, *changes = line.split("\t")
        yield Disputed(
            page=int(page),
            kind=Kind(kind),
            first_sure=float(first_sure),
            second_sure=float(second_sure),
            second_right=nearer == _SECOND,
            changes=tuple(changes),
        )
