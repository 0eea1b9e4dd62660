"""Do sentences come whole on pages with figures, code and tables, and are those set apart?

    python -m training.bench.apart --sentences FILE --pages 24

prints pages on which a figure, a listing, a table or a formula stands between the lines of
sentences, photographs and reads them. FILE has a sentence a line, .xz or plain. Beside it stands
what comes of the same words if nothing is set apart.
"""

from __future__ import annotations

import argparse
import lzma
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from random import Random

from rich.progress import track

from models.backends import Ticket
from models.page import flatten
from models.parts import PartKind, blanked, set_apart
from models.photo import Photo
from models.reading import Piece, rows_of
from models.reading_flow import flow
from models.reading_text import transcript_of
from models.transcript import Transcript
from models.two_readers import TwoReaders
from training.distance import nearest
from training.pages.mixed import MixedPage, mixed_page
from training.pages.shooting import shoot
from training.pages.typefaces import PRINTED, typefaces

MOST_READ = 20_000  # sentences of the file
ON_A_PAGE = 40  # at most
LONG_SIDES = (1600, 2048, 2560)  # pixels of a photo
SCALE = 4.0  # pixels of the flat page to the point
LIKE = 0.05  # of its letters may be misread: words between them are more
SAME = 0.34  # of the letters of a label, which is short


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.bench.apart", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--sentences", type=Path, required=True)
    parser.add_argument("--pages", type=int, default=24)
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    counts: Counter[str] = Counter()
    reader, sentences = TwoReaders(), _sentences(asked.sentences)
    for number in track(range(asked.pages), "Pages"):
        counts += measured(reader, *drawn(sentences, number, asked.seed))
    for line in report(counts):
        print(line)


def drawn(sentences: Sequence[str], number: int, seed: int) -> tuple[MixedPage, Photo]:
    """Page ``number``, the same for the same ``seed``, and a photo of all of it."""
    lot = f"apart {seed} {number}"
    chance = Random(lot)
    faces = [face for face in typefaces() if face.style in PRINTED]
    chosen = chance.choices(sentences, k=ON_A_PAGE)
    mixed = mixed_page(chosen, faces[number % len(faces)], chance, scale=SCALE)
    taken = shoot(mixed.page, lot, long_side=chance.choice(LONG_SIDES), whole=True)
    return mixed, Photo.open(taken.jpeg, name=lot)


def measured(reader: TwoReaders, mixed: MixedPage, photo: Photo) -> Counter[str]:
    """What became of the sentences and of the other lines of one page."""
    _, pieces, read = reader.read_page(flatten(photo), photo, Ticket())
    checked = blanked(read.text, set_apart(read.text, read.parts))
    counts = Counter(sentences=len(mixed.sentences))
    for sentence in mixed.sentences:
        counts["whole"] += is_in(sentence, checked, LIKE)
        counts["whole, none apart"] += is_in(sentence, _all_body(pieces).text, LIKE)
    rest = " ".join(_lines_apart(read))
    for line in mixed.apart:
        counts[f"{line.kind} printed"] += 1
        counts[f"{line.kind} apart"] += is_in(line.text, rest, SAME)
    printed = " ".join(mixed.sentences)
    for text in _lines_apart(read):
        counts["lines apart"] += 1
        own = any(is_in(text, line.text, SAME) for line in mixed.apart)
        counts["of sentences"] += not own and len(text) > 1 and is_in(text, printed, LIKE)
    return counts


def is_in(text: str, whole: str, share: float) -> bool:
    """Whether ``text`` stands in ``whole``, but for a share of its letters."""
    return nearest(" ".join(text.split()), " ".join(whole.split())).off <= share * len(text)


def report(counts: Counter[str]) -> Iterator[str]:
    whole, plain = counts["whole"], counts["whole, none apart"]
    yield f"{counts['sentences']} sentences; whole {whole}; if nothing were set apart {plain}"
    for kind in PartKind:
        if counts[f"{kind} printed"]:
            yield f"{kind:8} {counts[f'{kind} apart']:4} of {counts[f'{kind} printed']} set apart"
    yield f"{counts['lines apart']} lines set apart, {counts['of sentences']} of them of sentences"


def _lines_apart(read: Transcript) -> list[str]:
    apart = [part.span.of(read.text) for part in read.parts if part.kind is not PartKind.BODY]
    return [line for text in apart for line in text.split("\n") if line]


def _all_body(pieces: Sequence[Piece]) -> Transcript:
    rows = rows_of(pieces)
    return transcript_of(flow(rows, [PartKind.BODY] * len(rows)), "")


def _sentences(path: Path) -> list[str]:
    opened = lzma.open if path.suffix == ".xz" else open
    with opened(path, "rt", encoding="utf-8") as file:
        return [line.strip() for line in islice(file, MOST_READ) if line.strip()]


if __name__ == "__main__":
    main()
